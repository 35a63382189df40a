import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { settings } from './settings.mjs';

/**
 * The built sandbox in a process of its own, so that none of its work is counted as ours.
 * @param {string[]} args as `npm run sandbox --` takes them
 */
export async function startSandboxProcess(args) {
  const entry = path.join(settings.app, 'out/main/sandbox.js');
  const child = spawn(process.execPath, [entry, '--control', ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  process.on('exit', () => child.kill('SIGKILL'));
  const ready = await new Promise((resolve, reject) => {
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line)));
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)));
  });
  return {
    ready,
    /** One command of the control endpoint; answers what it brought. */
    async control(command) {
      const answer = await fetch(ready.control, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(command),
      });
      const body = await answer.json();
      if (answer.status !== 200) throw new Error(JSON.stringify(body));
      return body;
    },
    stop: () => void child.kill(),
  };
}
