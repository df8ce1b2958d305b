import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** The command line of a process, empty when it is gone: a number alone may have passed to a stranger. */
export function commandOf(pid: number): string {
  if (process.platform === 'linux') return readOrEmpty(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
  return psField(pid, 'command');
}

/** Where a process works, empty when it is gone or belongs to another account: a server works in its cluster. */
export function workingDirOf(pid: number): string {
  try {
    if (process.platform === 'linux') return fs.readlinkSync(`/proc/${pid}/cwd`);
    const fields = execFileSync('lsof', ['-a', '-d', 'cwd', '-p', String(pid), '-Fn'], { encoding: 'utf8' });
    return /^n(.*)$/m.exec(fields)?.[1] ?? '';
  } catch {
    return '';
  }
}

/** When a process began, as its system writes it; with the number it names one process for good. */
export function beginningOf(pid: number): string {
  if (process.platform !== 'linux') return psField(pid, 'lstart').replace(/\W+/g, '-');
  // the second field is the program's name in brackets and may itself hold spaces and brackets
  const afterName = readOrEmpty(`/proc/${pid}/stat`).split(') ').pop() ?? '';
  return afterName.split(' ')[19] ?? '';
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function readOrEmpty(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function psField(pid: number, field: string): string {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
