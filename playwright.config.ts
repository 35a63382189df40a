import { defineConfig } from '@playwright/test';

/**
 * End to end, in the real Electron. One worker: two windows at once on two cores make each other's time-outs. No retries: a test
 * that passes at the second try has found something.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A cold start takes 2 s alone and 10 s beside a build; a test starts the program twice at most and then works for seconds.
  timeout: 90_000,
  // The slowest answer that a person waits for here is the sandbox's, under 1 s; the rest is room for a busy machine.
  expect: { timeout: 10_000 },
  // No `actionTimeout`: it does not reach Electron's windows. launch.ts sets theirs.
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'e2e', testMatch: '**/*.spec.ts' },
    { name: 'screenshots', testMatch: 'screens/*.screens.ts' },
  ],
});
