import fs from 'node:fs';

const endings = new Set<() => void>();
process.once('exit', endEverything);

/** Ends and removes all that was started and is still there. */
export function endEverything(): void {
  for (const ending of endings) ending();
  endings.clear();
}

/** Does something when this process ends, however it does, unless what it gives back is called before. */
export function whenWeEnd(ending: () => void): () => void {
  endings.add(ending);
  return () => endings.delete(ending);
}

/** The processes that a process started and that still run. */
export function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  if (!fs.existsSync(file)) return [];
  return fs
    .readFileSync(file, 'utf8')
    .trim()
    .split(' ')
    .filter((text) => text !== '')
    .map(Number);
}

/** kill -9; a process that has ended meanwhile is no matter. */
export const end = (pid: number): void => signal(pid, 'SIGKILL');

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** The most memory that a process has held, in megabytes. */
export function peakMegabytes(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}
