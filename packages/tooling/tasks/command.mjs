import { spawn } from 'node:child_process';
import { inRoot, root, taskError } from './workspace.mjs';

/**
 * @typedef {object} Command
 * @property {string} program
 * @property {string[]} words
 * @property {string} [folder] where it runs; the root when absent
 * @property {Record<string, string | undefined>} [environment] added to ours
 * @property {boolean} [quiet] its output is kept and shown only when it fails
 */

/** Runs a command to its end; the result is its exit code, 1 when it could not run or was killed. @param {Command} command */
export function runCommand({ program, words, folder = root, environment = {}, quiet = false }) {
  return new Promise((/** @type {(code: number) => void} */ resolve) => {
    const child = spawn(program, words, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: [quiet ? 'ignore' : 'inherit', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    /** @type {Buffer[]} */
    const said = [];
    child.stdout?.on('data', (chunk) => said.push(chunk));
    child.stderr?.on('data', (chunk) => said.push(chunk));
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(said));
      resolve(code ?? 1);
    });
  });
}

/** Runs a command that must succeed. @param {string} what @param {Command} command */
export async function mustRun(what, command) {
  const code = await runCommand(command);
  if (code !== 0) throw taskError(`${what}: non riuscito (codice ${code}).`);
}

/** A program that a package of the workspace installs. @param {string} folder @param {string} name */
export const installed = (folder, name) => inRoot(folder, 'node_modules', '.bin', name);
