import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { z } from '@shared/schema';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server';
import { buildCli, type BuiltCli } from './build-cli';
import { environmentFor, runCli, type CliEnvironment, type CliRun } from './run-cli';

const line = z.record(z.string(), z.unknown());

export interface BulkRun extends CliRun {
  /** What stdout says, line by line. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}

/** The built command line at a sandbox and a folder of its own for each test. */
export interface BulkAtASite {
  readonly sandbox: Sandbox;
  /** The path of a file in the folder; with a text, the file is written. */
  file(name: string, text?: string): string;
  /** Runs `workbench bulk` in SHOP with a file of the folder. */
  bulk(name: string, ...args: readonly string[]): Promise<BulkRun>;
}

/** Sets it up around each test of the file. Only good inside of one. */
export function bulkAtASite(issues: number): BulkAtASite {
  let built: BuiltCli | undefined;
  let at: { readonly sandbox: Sandbox; readonly folder: string; readonly env: CliEnvironment } | undefined;
  const now = () => {
    if (built === undefined || at === undefined) throw new Error('No test is under way.');
    return { ...at, cli: built.cli };
  };
  beforeAll(async () => {
    built = await buildCli();
  }, 60_000);
  afterAll(() => built?.remove());
  beforeEach(async () => {
    const sandbox = await startSandbox({ issues });
    const folder = mkdtempSync(join(tmpdir(), 'workbench-cli-bulk-'));
    at = { sandbox, folder, env: { ...environmentFor(sandbox, folder), WORKBENCH_SITE: 'larkfield.atlassian.net' } };
  });
  afterEach(async () => {
    const { sandbox, folder } = now();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const file: BulkAtASite['file'] = (name, text) => {
    const path = join(now().folder, name);
    if (text !== undefined) writeFileSync(path, text);
    return path;
  };
  return {
    get sandbox() {
      return now().sandbox;
    },
    file,
    bulk: async (name, ...args) => {
      const { cli, env } = now();
      const ran = await runCli(cli, ['bulk', file(name), '--project', 'SHOP', ...args], env);
      return { ...ran, lines: linesOf(ran.stdout) };
    },
  };
}

/** JSON, line by line. */
function linesOf(stdout: string): BulkRun['lines'] {
  return stdout
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => line.parse(JSON.parse(text)));
}
