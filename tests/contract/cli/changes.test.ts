import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from '@shared/schema';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server';
import { issueByKeyOrId } from '../../../src/sandbox/world/find';
import type { Issue } from '../../../src/sandbox/world/model';
import { buildCli, type BuiltCli } from './build-cli';
import { environmentFor, runCli, type CliEnvironment, type CliRun } from './run-cli';

const Done = z.object({ key: z.string(), id: z.string(), url: z.string(), changeId: z.string() });

let built: BuiltCli;
let sandbox: Sandbox;
let folder: string;
let env: CliEnvironment;
let key = '';

beforeAll(async () => {
  built = await buildCli();
  sandbox = await startSandbox({ issues: 60 });
  folder = mkdtempSync(join(tmpdir(), 'workbench-cli-changes-'));
  env = { ...environmentFor(sandbox, folder), WORKBENCH_SITE: 'https://larkfield.atlassian.net' };
}, 60_000);
afterAll(async () => {
  built.remove();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  sandbox.faults.clear();
  const made = await cli(
    'create',
    '--project',
    'SHOP',
    '--type',
    'Task',
    '--set',
    'Summary=To be changed',
    '--set',
    'labels=a',
  );
  key = Done.parse(JSON.parse(made.stdout)).key;
  sandbox.requests.clear();
});

const cli = (...args: string[]): Promise<CliRun> => runCli(built.cli, args, env);

/** As the sandbox has it, whatever the command line says. */
function theIssue(): Issue {
  const site = sandbox.world.sites.find(({ projects }) => projects.some((project) => project.key === 'SHOP'));
  const issue = site === undefined ? undefined : issueByKeyOrId(site, key);
  if (issue === undefined) throw new Error(`The sandbox has no ${key}.`);
  return issue;
}

async function done(...args: string[]): Promise<void> {
  const run = await cli(...args);
  expect(run, `${args.join(' ')}: ${run.stderr}`).toMatchObject({ code: 0 });
  expect(Done.parse(JSON.parse(run.stdout))).toMatchObject({
    key,
    url: `https://larkfield.atlassian.net/browse/${key}`,
  });
}

describe('changes of an issue on the command line', () => {
  it('each reaches Jira through the outbox, and prints the issue and the change', async () => {
    await done('edit', key, '--set', 'Summary=Changed', '--set', 'labels=a,b', '--set', 'duedate=2026-12-24');
    await done('edit', key, '--clear', 'Due date');
    await done('comment', key, '--text', 'First.\n\nSecond.');
    await done('worklog', key, '1h 30m', '--started', '2026-11-03T09:00Z', '--text', 'Looked into it');
    await done('link', key, 'is blocked by', 'SHOP-1');
    const file = join(folder, 'notes.txt');
    writeFileSync(file, 'Notes');
    await done('attach', key, file);
    await done('watch', key);
    const issue = theIssue();
    expect(issue.values).toMatchObject({ summary: 'Changed', labels: ['a', 'b'] });
    expect(issue.values['duedate']).toBeUndefined();
    expect(issue.comments).toHaveLength(1);
    expect(issue.worklogs).toMatchObject([{ timeSpentSeconds: 5400 }]);
    expect(issue.links).toMatchObject([{ direction: 'inward' }]);
    expect(issue.attachments).toMatchObject([{ filename: 'notes.txt' }]);
    expect(issue.watchers).toHaveLength(1);
    expect((await cli('outbox')).stdout.trim()).toBe('[]');
  }, 60_000);

  it('a transition goes by the name of its status; one that is not offered is answered with those that are', async () => {
    const before = theIssue().statusId;
    const wrong = await cli('transition', key, '--to', 'Nowhere');
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('Nearest');
    const [, status = ''] = /Nearest: ([^,.]+)/.exec(wrong.stderr) ?? [];
    await done('transition', key, '--to', status);
    expect(theIssue().statusId).not.toBe(before);
  }, 60_000);

  it('a comment whose answer was lost is found, and made once', async () => {
    sandbox.faults.plan({ method: 'POST', path: /\/comment$/ }, { kind: 'cut-after' });
    await done('comment', key, '--text', 'Once');
    expect(theIssue().comments).toHaveLength(1);
    expect(sandbox.requests.count({ method: 'POST', path: /\/comment$/ })).toBe(1);
  }, 60_000);

  it('what does not do is said before anything is sent, and what Jira refuses is told and kept nowhere', async () => {
    await expect(cli('edit', key)).resolves.toMatchObject({ code: 2 });
    await expect(cli('edit', key, '--set', 'Nonsense=1')).resolves.toMatchObject({ code: 2 });
    await expect(cli('worklog', key, '2 days')).resolves.toMatchObject({ code: 2 });
    await expect(cli('comment', 'SHOP-99999', '--text', 'x')).resolves.toMatchObject({ code: 1 });
    sandbox.faults.plan(
      { method: 'PUT', path: /\/issue\/\d+$/ },
      { kind: 'answer', reply: { status: 400, body: { errorMessages: [], errors: { summary: 'Not this one.' } } } },
    );
    const refused = await cli('edit', key, '--set', 'Summary=Other');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('Not this one.');
    expect((await cli('outbox')).stdout.trim()).toBe('[]');
  }, 60_000);

  it('what somebody else changed a moment before is a conflict with all three, and nothing is sent', async () => {
    // The command has read the issue when it asks what can be changed; the outbox reads it again after that.
    const issue = theIssue();
    const EDITMETA = { method: 'GET', path: /\/editmeta$/ };
    const asked = vi.waitFor(() => expect(sandbox.requests.count(EDITMETA)).toBe(1), { timeout: 20_000 });
    const meddled = asked.then(() => {
      issue.values['summary'] = 'Theirs';
    });
    sandbox.faults.plan(EDITMETA, { kind: 'hold', until: meddled });
    const run = await cli('edit', key, '--set', 'Summary=Mine');
    expect(run).toMatchObject({ code: 1 });
    expect(JSON.parse(run.stdout)).toMatchObject({
      state: 'conflict',
      fields: [{ fieldId: 'summary', base: 'To be changed', mine: 'Mine', theirs: 'Theirs' }],
    });
    expect(issue.values['summary']).toBe('Theirs');
    expect((await cli('outbox')).stdout.trim()).toBe('[]');
  }, 60_000);
});
