import * as fc from 'fast-check';

/** Runs and limits of a property over whole worlds. 150 take 10 s, 5,000 five minutes; on a machine that does nine other things, ten times as long. */
const [numRuns, limit] = process.env['SOAK'] === undefined ? [150, 120_000] : [5_000, 3_000_000];

/** Milliseconds that Vitest gives the test. */
export const LIMIT_MS = limit;

/**
 * Parameters of a property that can be run again. `npm test` seeds a run by its commit, a run by hand is another one each time; either
 * way a failure names its seed, and is told before Vitest would end the test without a word about the case that is made smaller.
 */
export function replayable<T>(): fc.Parameters<T> {
  return {
    numRuns,
    seed: seed(),
    reporter: report,
    interruptAfterTimeLimit: limit - 30_000,
    markInterruptAsFailure: true,
  };
}

function seed(): number {
  const given = Number.parseInt(process.env['TEST_SEED'] ?? '', 16);
  return (Number.isNaN(given) ? Date.now() : given) | 0;
}

/** The seed as `TEST_SEED` takes it, before fast-check's own words, which hold the whole case. */
function report<T>(details: fc.RunDetails<T>): void {
  if (!details.failed) return;
  const given = (details.seed >>> 0).toString(16).padStart(8, '0');
  throw new Error(`TEST_SEED=${given}\n${fc.defaultReportMessage(details) ?? ''}`, { cause: details.errorInstance });
}
