import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs one step quietly. Resolves, also when it fails: the caller prints what it has to say.
 * @returns {Promise<{ ok: boolean, output: string, seconds: number }>} `output`: stdout and stderr as they came
 */
export function runStep(program, args, { env = {}, cwd = root } = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const chunks = [];
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = (ok) =>
      resolve({ ok, output: Buffer.concat(chunks).toString(), seconds: (performance.now() - started) / 1000 });
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => {
      chunks.push(Buffer.from(String(error)));
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

/** Runs `steps` with at most `width` at a time, in their order. */
export async function runAll(steps, width) {
  const waiting = [...steps];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await step();
  };
  await Promise.all(Array.from({ length: width }, lane));
}
