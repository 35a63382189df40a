import fs from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const BROKEN = { passed: 0, failed: 1, skipped: 0 };

/** Adds up; what could not run at all counts as one failure, so that a sum never says "0 failed" of a broken run. */
export function sum(all) {
  const add = (name) => all.reduce((total, one) => total + one[name], 0);
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped') };
}

/** Reads the report of vitest's `json` reporter. @returns {Counts} */
export function countVitest(file, exitOk) {
  const report = readReport(file);
  if (report === null) return BROKEN;
  // A file that could not be loaded has no tests that failed, and is "failed" itself.
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return withExit(counts, exitOk);
}

/** Reads the report of Playwright's `json` reporter. @returns {Counts} */
export function countPlaywright(file, exitOk) {
  const report = readReport(file);
  if (report === null) return BROKEN;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return withExit({ passed: expected, failed: unexpected + flaky, skipped }, exitOk);
}

/** A run can fail with every test green: an unhandled rejection, a set-up that threw. */
function withExit(counts, exitOk) {
  return exitOk || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null;
}
