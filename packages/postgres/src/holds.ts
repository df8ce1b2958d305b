import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { beginningOf, isAlive } from './processes.ts';

/** A process's claim on the running server; the last to let go stops it. */
export type Hold = { release(): { last: boolean } };

/**
 * The application and a command beside it may use one server: each leaves a file named for its process, and the
 * files of processes that died without a word do not count.
 */
export function holdServer(dataDir: string): Hold {
  const dir = path.join(dataDir, 'holds');
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  const own = path.join(dir, `${process.pid}.${beginningOf(process.pid)}.${randomBytes(4).toString('hex')}`);
  fs.writeFileSync(own, '');
  return {
    release() {
      fs.rmSync(own, { force: true });
      const others = fs.readdirSync(dir).filter((name) => {
        if (isHeld(name)) return true;
        fs.rmSync(path.join(dir, name), { force: true });
        return false;
      });
      return { last: others.length === 0 };
    },
  };
}

function isHeld(name: string): boolean {
  const [pid, beginning] = name.split('.');
  return isAlive(Number(pid)) && beginningOf(Number(pid)) === beginning;
}
