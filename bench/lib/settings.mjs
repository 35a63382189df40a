import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

function required(name) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`Run it with \`npm run bench -- NAME\`, which sets ${name}.`);
  return value;
}

/** What scripts/bench.mjs hands over. */
export const settings = {
  electron: required('WORKBENCH_ELECTRON'),
  flags: JSON.parse(required('BENCH_FLAGS')),
  app: required('BENCH_APP'),
  /** Fewer rounds, for a look; figures that go anywhere come from full runs. */
  quick: process.env.BENCH_QUICK === '1',
};

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'workbench-bench-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));

/** A fresh folder that goes with this process. */
export const scratchFolder = (name) => fs.mkdtempSync(path.join(scratch, `${name}-`));
