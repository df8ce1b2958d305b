import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { packageFolder } from '../../src/platform/migrations.ts';

/** What a run of a program took. Null where the machine does not tell the memory of a process. */
export interface ProgramRun {
  seconds: number;
  peakMegabytes: number | null;
}

/** Runs `npm run verify` with these words; its words are shown when it fails. */
export function runVerify(words: string[], environment: Record<string, string>): Promise<ProgramRun> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/verify.ts', ...words], {
    cwd: packageFolder('.'),
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  let peakMegabytes: number | null = null;
  const look = setInterval(() => {
    peakMegabytes = peakOf(child.pid) ?? peakMegabytes;
  }, 100);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(look);
      if (code === 0) resolve({ seconds: (performance.now() - startedAt) / 1000, peakMegabytes });
      else reject(new Error(`verify ${words.join(' ')} ended with ${code}: ${said}`));
    });
  });
}

/** The most memory a process held so far, as Linux tells it. */
function peakOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}
