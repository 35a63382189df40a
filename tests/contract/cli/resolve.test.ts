import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from '@shared/schema';
import { journalPlace } from '../../../src/cli/journal-place';
import { Journal } from '../../../src/main/outbox/journal';
import type { NewChange } from '../../../src/main/outbox/journalled-change';
import { siteOf } from '../../../src/main/outbox/site-of';
import { openConnection } from '../../../src/main/storage/connection';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server';
import { buildCli, type BuiltCli } from './build-cli';
import { environmentFor, runCli, type CliEnvironment, type CliRun } from './run-cli';

const Opened = z.object({ changeId: z.string() });

let built: BuiltCli;
let sandbox: Sandbox;
let folder: string;
let env: CliEnvironment;

beforeAll(async () => {
  built = await buildCli();
  sandbox = await startSandbox({ issues: 60 });
  folder = mkdtempSync(join(tmpdir(), 'workbench-cli-resolve-'));
  env = { ...environmentFor(sandbox, folder), WORKBENCH_SITE: 'larkfield.atlassian.net' };
}, 60_000);
afterAll(async () => {
  built.remove();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const cli = (...args: string[]): Promise<CliRun> => runCli(built.cli, args, env);

/** The journal of the command line, past the command line. */
function inJournal(work: (journal: Journal, accountId: string) => void): void {
  const [id = ''] = readdirSync(join(folder, 'cli'));
  const origins = { auth: sandbox.authOrigin, api: sandbox.apiOrigin };
  const place = journalPlace({ id, client: { ...sandbox.serviceAccount, origins } }, folder);
  const connection = openConnection(join(place.folder, 'outbox.db'), place.key, { durable: true });
  try {
    work(new Journal(connection), id);
  } finally {
    connection.close();
  }
}

/** A create of which nobody knows whether Jira has it: two minutes of looking are left out. */
async function unsureChange(summary: string): Promise<string> {
  sandbox.faults.plan({ method: 'POST', path: /\/rest\/api\/3\/issue$/ }, { kind: 'cut-before' });
  const run = await cli('create', '--project', 'SHOP', '--type', 'Task', '--set', `summary=${summary}`, '--wait', '1');
  const { changeId } = Opened.parse(JSON.parse(run.stdout));
  inJournal((journal, accountId) => {
    const there = journal.ofAccount(accountId, changeId);
    if (there === null) throw new Error(`The outbox has no change ${changeId}.`);
    const unsure = { state: 'unsure', candidates: [] } as const;
    expect(journal.move(siteOf(there), changeId, ['unknown'], unsure, 'Of the test', Date.now())).not.toBeNull();
  });
  return changeId;
}

it('"outbox resolve" reads the issue first: one that is not there is said so, and stays open unless forced', async () => {
  const changeId = await unsureChange('One');
  const slip = await cli('outbox', 'resolve', changeId, 'SHOP-99999');
  expect(slip.code).toBe(1);
  expect(slip.stderr).toContain('Jira does not show the issue SHOP-99999');
  expect(JSON.parse((await cli('outbox')).stdout)).toMatchObject([{ changeId, state: 'unsure' }]);

  const forced = await cli('outbox', 'resolve', changeId, 'shop-99999', '--force');
  expect(forced.code).toBe(0);
  expect(JSON.parse(forced.stdout)).toMatchObject({ state: 'applied', issueKey: 'SHOP-99999' });
}, 60_000);

it('"outbox resolve" with an issue that is there keeps its key and id', async () => {
  const changeId = await unsureChange('Two');
  const resolved = await cli('outbox', 'resolve', changeId, 'shop-1');
  expect(resolved).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(resolved.stdout)).toMatchObject({
    state: 'applied',
    issueKey: 'SHOP-1',
    issueId: expect.stringMatching(/^\d+$/) as unknown,
  });
  const again = await cli('outbox', 'resolve', changeId, 'shop-1');
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('This change is applied');
}, 60_000);

it('"outbox resume" does not wait for what waits for a refused change: it says so and sends the rest', async () => {
  await cli('create', '--project', 'SHOP', '--type', 'Task', '--set', 'summary=To know the site by');
  inJournal((journal, accountId) => {
    const cloudId =
      sandbox.world.sites.find(({ projects }) => projects.some(({ key }) => key === 'SHOP'))?.cloudId ?? '';
    const change = (id: string, after: string | null, fields: object): NewChange => ({
      id,
      accountId,
      cloudId,
      kind: 'create',
      title: id,
      subtitle: 'SHOP',
      projectKey: 'SHOP',
      createdAt: Date.now(),
      after,
      body: { fields: { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary: id, ...fields } },
    });
    journal.addGroup({ id: 'run', accountId, cloudId, title: 'A run', createdAt: Date.now() }, [
      change('Parent', null, { priority: { name: 'Huge' } }),
      change('Child', 'Parent', { issuetype: { name: 'Sub-task' } }),
      change('Alone', null, {}),
    ]);
  });
  const began = Date.now();
  const resumed = await cli('outbox', 'resume');
  expect(resumed.code).toBe(5);
  expect(Date.now() - began).toBeLessThan(60_000);
  expect(resumed.stderr).toContain(
    '"Child" stays in the outbox. Waits for "Parent", which Jira refused. Mend that one and this one goes on.',
  );
  expect(JSON.parse(resumed.stdout)).toMatchObject([
    { title: 'Parent', state: 'rejected' },
    { title: 'Child', state: 'queued' },
    { title: 'Alone', state: 'applied' },
  ]);
}, 90_000);
