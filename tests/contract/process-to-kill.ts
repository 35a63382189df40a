import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { buildCli, type BuiltCli } from './cli/build-cli';

/** The key of every database that the kill tests open. */
export const KILL_KEY = 'ab'.repeat(32);
/** `npm test` seeds a run by its commit; a run by hand is another one each time. */
export const KILL_SEED = Number.parseInt(process.env['TEST_SEED'] ?? '', 16) || Date.now() % 2 ** 32;

export interface ProcessToKill {
  /** The built program of the databases' process. */
  readonly program: string;
  /** Where the tests of this file may put databases; gone after them. */
  readonly folder: string;
}

/** For tests that kill the databases' process: it is built before the tests of the file, and everything is gone after them. */
export function processToKill(): ProcessToKill {
  let built: BuiltCli | null = null;
  let folder: string | null = null;
  beforeAll(async () => {
    built = await buildCli();
    folder = mkdtempSync(join(tmpdir(), 'workbench-kill-'));
    // A process that is killed while it tries its key leaves the copy of a page behind.
    vi.stubEnv('TMPDIR', folder);
  }, 60_000);
  afterAll(() => {
    vi.unstubAllEnvs();
    built?.remove();
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  });
  return {
    get program() {
      if (built === null) throw new Error('The process is built before the tests of a file begin.');
      return built.databaseProcess;
    },
    get folder() {
      if (folder === null) throw new Error('The folder is made before the tests of a file begin.');
      return folder;
    },
  };
}
