import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from '@shared/schema';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server';
import { buildCli, type BuiltCli } from './build-cli';
import { startHoldingProxy } from './holding-proxy';
import { environmentFor, runCli, type CliEnvironment, type CliRun } from './run-cli';

const Created = z.object({ key: z.string(), id: z.string(), url: z.string(), changeId: z.string() });
const FieldList = z.object({
  fields: z.array(
    z.object({ fieldId: z.string(), name: z.string(), required: z.boolean(), set: z.string().nullable() }),
  ),
});
const Issue = z.object({ key: z.string(), fields: z.record(z.string(), z.unknown()) });

let built: BuiltCli;
let sandbox: Sandbox;
let folder: string;
let env: CliEnvironment;

beforeAll(async () => {
  built = await buildCli();
  sandbox = await startSandbox({ issues: 60 });
  folder = mkdtempSync(join(tmpdir(), 'workbench-cli-test-'));
  env = { ...environmentFor(sandbox, folder), WORKBENCH_SITE: 'https://larkfield.atlassian.net' };
}, 60_000);
afterAll(async () => {
  built.remove();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  sandbox.faults.clear();
  sandbox.requests.clear();
});

const cli = (...args: string[]): Promise<CliRun> => runCli(built.cli, args, env);
const posts = (): number => sandbox.requests.count({ method: 'POST', path: /\/rest\/api\/3\/issue$/ });
const task = ['create', '--project', 'SHOP', '--type', 'Task'];

describe('the four steps of a pipeline', () => {
  it('a token, its sites, an issue, and a new one whose description is ADF', async () => {
    const token = await cli('token');
    expect(token).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(token.stdout)).toMatchObject({
      tokenType: 'Bearer',
      scopes: ['read:jira-work', 'write:jira-work', 'read:jira-user'],
    });
    expect(token.stdout).not.toContain('accessToken');
    const shown = z
      .object({ accessToken: z.string().min(10) })
      .parse(JSON.parse((await cli('token', '--show')).stdout));

    const sites = z
      .array(z.object({ name: z.string(), cloudId: z.string() }))
      .parse(JSON.parse((await cli('sites')).stdout));
    expect(sites.map(({ name }) => name)).toContain('Larkfield Retail');

    const issue = await cli('issue', 'shop-1');
    expect(Issue.parse(JSON.parse(issue.stdout)).key).toBe('SHOP-1');

    const made = await cli(
      ...task,
      '--set',
      'Summary=From a pipeline',
      '--set',
      'description=First.\n\nSecond.',
      '--set',
      'Labels=nightly, ci',
    );
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const created = Created.parse(JSON.parse(made.stdout));
    expect(created.url).toBe(`https://larkfield.atlassian.net/browse/${created.key}`);
    const read = Issue.parse(JSON.parse((await cli('issue', created.url)).stdout));
    expect(read.fields).toMatchObject({
      summary: 'From a pipeline',
      labels: ['ci', 'nightly'],
      description: { type: 'doc', content: [{ type: 'paragraph' }, { type: 'paragraph' }] },
    });
    // The token is for standard output alone: no file of ours holds it, nor the secret.
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )) {
      const bytes = readFileSync(join(file.parentPath, file.name));
      for (const secret of [shown.accessToken, sandbox.serviceAccount.clientSecret, 'From a pipeline']) {
        expect(bytes.includes(secret), `${file.name} holds a secret`).toBe(false);
      }
    }
  });

  it('fills in each required field with what "fields" shows for it', async () => {
    const list = FieldList.parse(JSON.parse((await cli('fields', 'SHOP', 'Bug')).stdout));
    const required = list.fields.filter((field) => field.required && field.set !== null);
    expect(required.length).toBeGreaterThan(2);
    const member = sandbox.world.sites.find(({ url }) => url.includes('larkfield'))?.members[0] ?? '';
    const settings = required.flatMap(({ set }) => {
      // The example of a person is invented: nobody has that account ID.
      const quoted = (set ?? '').replace(/^--set /, '').replace(/<712020:[^>]*>/, `<${member}>`);
      return ['--set', quoted.startsWith("'") ? quoted.slice(1, -1).replaceAll(`'\\''`, "'") : quoted];
    });
    const made = await cli('create', '--project', 'SHOP', '--type', 'Bug', ...settings);
    expect(made.stderr).toBe('');
    expect(made.code).toBe(0);
  });

  it('takes a body from a file and from standard input, and marks it', async () => {
    const body = { fields: { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary: 'As it is' } };
    const file = join(folder, 'body.json');
    writeFileSync(file, JSON.stringify(body));
    const fromFile = Created.parse(JSON.parse((await cli('create', '--json', file)).stdout));
    const fromStdin = await runCli(built.cli, ['create', '--json', '-'], env, JSON.stringify(body));
    expect(fromStdin.code).toBe(0);
    const site = sandbox.world.sites.find(({ url }) => url.includes('larkfield'));
    const made = site?.issues.find(({ id }) => id === fromFile.id);
    expect(made?.properties['workbench.change']).toEqual({ id: fromFile.changeId });
  });

  it('shows body and command line in a dry run, and sends nothing', async () => {
    const dry = await cli(...task, '--set', 'summary=Dry', '--dry-run');
    expect(JSON.parse(dry.stdout)).toMatchObject({
      body: { fields: { summary: 'Dry' } },
      curl: expect.stringContaining('$TOKEN') as unknown,
    });
    expect(dry.stdout).not.toContain('workbench.change');
    expect(posts()).toBe(0);
  });
});

describe('a refusal', () => {
  it('of Jira is told with the field by its name, ends with 1, and leaves nothing in the outbox', async () => {
    sandbox.faults.plan(
      { method: 'POST', path: /\/rest\/api\/3\/issue$/ },
      {
        kind: 'answer',
        reply: { status: 400, body: { errorMessages: [], errors: { labels: "The label 'a b' contains spaces." } } },
      },
    );
    const refused = await cli(...task, '--set', 'summary=x');
    expect(refused.code).toBe(1);
    expect(refused.stdout).toBe('');
    expect(refused.stderr).toContain("Labels (labels): The label 'a b' contains spaces.");
    expect(JSON.parse((await cli('outbox')).stdout)).toEqual([]);
  });

  it('comes as JSON where that is asked for', async () => {
    const refused = await cli('issue', 'SHOP-99999', '--errors', 'json');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stderr)).toMatchObject({ kind: 'not-found' });
  });

  it.each<[string, string[], RegExp]>([
    [
      'a value that Jira does not list',
      [...task, '--set', 'summary=x', '--set', 'priority=Hugest'],
      /Priority \(priority\): Jira does not accept "Hugest"/,
    ],
    ['a field that is not there', [...task, '--set', 'Sumary=x'], /Nearest: Summary/],
    ['a field that is required', task, /Summary is required/],
    ['a project that is not there', ['create', '--project', 'SHPO', '--type', 'Task'], /Nearest: SHOP/],
    ['a command that is not there', ['creat'], /Nearest: create/],
    ['an option that is not there', ['create', '--projct', 'SHOP'], /Nearest: --project/],
    ['several sites and none named', ['issue', 'SHOP-1', '--site', 'nowhere'], /reaches no site "nowhere"/],
    ['a body without a project', ['create', '--json', '/nowhere/body.json'], /cannot be read/],
    ['words that are no key', ['issue', 'hello'], /neither an issue key/],
  ])('of %s is a usage error, and nothing is sent', async (_what, args, words) => {
    const wrong = await cli(...args);
    expect(wrong.stderr).toMatch(words);
    expect(wrong.code).toBe(2);
    expect(posts()).toBe(0);
  });

  it('of the secret ends with 3 and does not repeat it', async () => {
    const wrong = await runCli(built.cli, ['sites'], { ...env, WORKBENCH_CLIENT_SECRET: 'canary-of-a-secret' });
    expect(wrong.code).toBe(3);
    expect(wrong.stderr).toContain('Atlassian refused the client ID or its secret.');
    expect(wrong.stderr).not.toContain('canary');
  });

  it('for want of a credential ends with 3 and says which variables', async () => {
    const none = await runCli(built.cli, ['sites'], { PATH: env['PATH'] ?? '' });
    expect(none.code).toBe(3);
    expect(none.stderr).toContain('WORKBENCH_CLIENT_ID');
  });

  it('for want of anybody there ends with 4, before anything is journalled', async () => {
    const closed = await startHoldingProxy(sandbox.apiOrigin);
    await closed.close();
    const nobody = await runCli(built.cli, [...task, '--set', 'summary=x'], {
      ...env,
      WORKBENCH_AUTH_ORIGIN: closed.origin,
      WORKBENCH_API_ORIGIN: closed.origin,
    });
    expect(nobody.code).toBe(4);
    expect(nobody.stderr).toContain('Nothing reached Atlassian.');
  });

  it('of a missing scope ends with 3', async () => {
    sandbox.faults.plan(
      { method: 'POST', path: /\/rest\/api\/3\/issue$/ },
      { kind: 'answer', reply: { status: 401, body: { code: 401, message: 'Unauthorized; scope does not match' } } },
    );
    const wrong = await cli(...task, '--set', 'summary=x');
    expect(wrong.code).toBe(3);
    expect(wrong.stderr).toContain('write:jira-work');
  });
});

describe('help', () => {
  it.each([[['--help']], [[]], [['help']], [['create', '--help']], [['help', 'outbox']]])(
    '%j is on stdout and ends with 0',
    async (args) => {
      const help = await cli(...args);
      expect(help.code).toBe(0);
      expect(help.stdout).toContain('Exit codes');
    },
  );
});
