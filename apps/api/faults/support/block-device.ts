import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { whenWeEnd } from './processes.ts';

/** A file system of its own in an image file, on a loop device. */
export interface BlockDevice {
  /** Where it is mounted. */
  folder: string;
  /** The image of the disk. */
  image: string;
  /** Writes that the disk has taken and that are on their way to it. */
  writes(): { done: string; underWay: string };
  close(): void;
}

const run = (program: string, ...words: string[]) =>
  execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/** Why no file system can be mounted here; nothing when one can. */
export function mountingRefused(): string | undefined {
  if (process.platform !== 'linux') return 'not a Linux machine: there are no loop devices';
  if (process.getuid?.() !== 0) return 'not root: no file system can be mounted';
  if (!fs.existsSync('/dev/loop-control')) return 'no loop devices on this machine';
  try {
    run('mkfs.ext4', '-V');
    return undefined;
  } catch {
    return 'mkfs.ext4 is not installed';
  }
}

/** Makes a new file system of this size, or mounts the one in an image that is there. */
export function openBlockDevice(within: string, image: { file: string; megabytes?: number }): BlockDevice {
  if (image.megabytes !== undefined) {
    fs.closeSync(fs.openSync(image.file, 'w'));
    fs.truncateSync(image.file, image.megabytes * 1_048_576);
    run('mkfs.ext4', '-q', '-m', '0', image.file);
  }
  const device = run('losetup', '--find', '--show', image.file);
  const folder = fs.mkdtempSync(path.join(within, 'disk-'));
  let forget = () => {};
  const close = () => {
    forget();
    try {
      // a server that was just ended may still be letting go of its files
      run('umount', '--lazy', folder);
    } finally {
      run('losetup', '--detach', device);
    }
  };
  forget = whenWeEnd(close);
  try {
    run('mount', device, folder);
  } catch (error) {
    forget();
    run('losetup', '--detach', device);
    throw error;
  }
  fs.chmodSync(folder, 0o755);
  const statistics = `/sys/block/${path.basename(device)}/stat`;
  return {
    folder,
    image: image.file,
    writes: () => {
      const fields = fs.readFileSync(statistics, 'utf8').trim().split(/\s+/);
      return { done: fields[4] ?? '', underWay: fields[8] ?? '' };
    },
    close,
  };
}
