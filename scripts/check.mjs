// npm run check [-- STEP …]: everything that can be said of the code without running it. One line a step, details when one fails.
import os from 'node:os';
import path from 'node:path';
import { electron33Typings } from './checks/electron-33-typings.mjs';
import { toolScript } from './lib/root.mjs';
import { runAll, runStep } from './lib/run-step.mjs';
import { runScript, Stop } from './lib/say.mjs';

const node = (script, ...args) => runStep(process.execPath, [script, ...args]);
const tsc = toolScript('typescript', 'bin', 'tsc');
const own = (name) => path.join(import.meta.dirname, 'checks', `${name}.mjs`);

/** A fetch that failed is one red step, not the end of the others. */
function asFailure(error) {
  if (!(error instanceof Stop)) throw error;
  return { ok: false, output: error.message, seconds: 0 };
}

/** The slow ones first, so that two cores end together. */
const STEPS = {
  lint: () =>
    node(
      toolScript('oxlint', 'bin', 'oxlint'),
      '--type-aware',
      '--deny-warnings',
      '--report-unused-disable-directives',
      '--ignore-pattern',
      'tests/fixtures/**',
      '.',
    ),
  'types, Electron 45': () => node(tsc, '-p', '.', '--noEmit'),
  'types, Electron 33': async () => {
    const missing = await electron33Typings().then(() => null, asFailure);
    return missing ?? node(tsc, '-p', 'tsconfig.electron33.json', '--noEmit');
  },
  'unused code': () => node(toolScript('knip', 'bin', 'knip.js'), '--no-progress'),
  layers: () => node(own('layers')),
  'lint bans': () => node(own('lint-fixtures')),
  format: () => node(toolScript('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'),
};

await runScript(async () => {
  const wanted = process.argv.slice(2);
  const names = wanted.length > 0 ? wanted : Object.keys(STEPS);
  const strange = names.filter((name) => !(name in STEPS));
  if (strange.length > 0)
    throw new Stop(`no such step: ${strange.join(', ')}. The steps are: ${Object.keys(STEPS).join(', ')}.`);

  const started = performance.now();
  const failed = [];
  const steps = names.map((name) => async () => {
    const { ok, output, seconds } = await STEPS[name]();
    process.stdout.write(`${ok ? '✓' : '✗'} ${name.padEnd(20)} ${seconds.toFixed(1).padStart(5)} s\n`);
    if (ok) return;
    failed.push(name);
    process.stdout.write(`${output.trim().replace(/^/gm, '    ')}\n`);
  });
  await runAll(steps, Math.min(4, os.availableParallelism()));

  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (failed.length > 0) throw new Stop(`the check failed after ${seconds} s: ${failed.join(', ')}.`);
  process.stdout.write(`check passed in ${seconds} s\n`);
});
