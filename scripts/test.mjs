// npm test [-- --only check|unit|e2e [arguments of vitest or Playwright]]: everything that CI runs.
// npm run soak: the same with the full counts (SOAK=1).
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { countPlaywright, countVitest, sum } from './lib/count-tests.mjs';
import { toolScript } from './lib/root.mjs';
import { runChild } from './lib/run-child.mjs';
import { runPlaywright } from './lib/run-playwright.mjs';
import { runScript, say, Stop } from './lib/say.mjs';
import { testSeed } from './lib/test-seed.mjs';

const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'workbench-reports-'));
process.once('exit', () => fs.rmSync(reports, { recursive: true, force: true }));

async function check() {
  const code = await runChild(process.execPath, [path.join(import.meta.dirname, 'check.mjs')]);
  return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function unit(env, args) {
  const report = path.join(reports, 'vitest.json');
  const vitest = [
    toolScript('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const code = await runChild(process.execPath, [...vitest, ...args], { env });
  return countVitest(report, code === 0);
}

async function endToEnd(env, args) {
  const report = path.join(reports, 'playwright.json');
  const code = await runPlaywright('e2e', {
    args: ['--reporter=list,json', ...args],
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  return countPlaywright(report, code === 0);
}

const STEPS = { check, unit, e2e: endToEnd };

/** Our own two; the rest belongs to vitest or Playwright, which know what is wrong with it. */
function readArguments(given) {
  const rest = given.filter((one) => one !== '--soak');
  const at = rest.indexOf('--only');
  const [, only = ''] = at < 0 ? [] : rest.splice(at, 2);
  return { only: at < 0 ? null : only, soak: given.includes('--soak'), args: rest };
}

await runScript(async () => {
  const { only, soak, args } = readArguments(process.argv.slice(2));
  if (only !== null && !(only in STEPS)) throw new Stop(`--only takes ${Object.keys(STEPS).join(', ')}.`);
  if (only === null && args.length > 0) throw new Stop(`${args.join(' ')}: arguments go to one step, named by --only.`);
  const names = only === null ? Object.keys(STEPS) : [only];
  const env = { TEST_SEED: testSeed(), ...(soak ? { SOAK: '1' } : {}) };
  say(`TEST_SEED=${env.TEST_SEED}${soak ? ', full counts' : ''}`);

  const started = Date.now();
  const counts = [];
  // A red step does not hide the others: one run tells everything.
  for (const name of names) counts.push(await STEPS[name](env, args));
  const { passed, failed, skipped } = sum(counts);
  say(`${names.join(', ')} in ${((Date.now() - started) / 60_000).toFixed(1)} minutes`);
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  if (failed > 0) process.exitCode = 1;
});
