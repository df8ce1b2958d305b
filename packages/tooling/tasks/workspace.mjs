import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

export const inRoot = (/** @type {string[]} */ ...parts) => path.join(root, ...parts);

/** A failure to tell in one line, without a stack. */
export function taskError(/** @type {string} */ message) {
  const error = new Error(message);
  error.name = 'TaskError';
  return error;
}
