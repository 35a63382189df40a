import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from '@shared/schema';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server';
import { buildCli, type BuiltCli } from './build-cli';
import { startHoldingProxy, type HoldingProxy } from './holding-proxy';
import { environmentFor, runCli, startCli, type CliEnvironment, type CliRun } from './run-cli';

const Outbox = z.array(
  z.object({ changeId: z.string(), title: z.string(), state: z.string(), issueKey: z.string().optional() }),
);
const KILLS = process.env['SOAK'] === undefined ? 6 : 200;

let built: BuiltCli;
let sandbox: Sandbox;
let proxy: HoldingProxy;
let folder: string;
let env: CliEnvironment;

beforeAll(async () => {
  built = await buildCli();
  sandbox = await startSandbox({ issues: 60 });
  proxy = await startHoldingProxy(sandbox.apiOrigin);
}, 60_000);
afterAll(async () => {
  built.remove();
  await proxy.close();
  await sandbox.close();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-cli-kill-'));
  env = { ...environmentFor(sandbox, folder, proxy.origin), WORKBENCH_SITE: 'larkfield.atlassian.net' };
});
afterEach(() => {
  sandbox.faults.clear();
  rmSync(folder, { recursive: true, force: true });
});

const create = (summary: string, ...more: string[]): string[] =>
  ['create', '--project', 'SHOP', '--type', 'Task', '--set', `summary=${summary}`].concat(more);
const cli = (...args: string[]): Promise<CliRun> => runCli(built.cli, args, env);
const inJira = (summary: string): number =>
  sandbox.world.sites.flatMap(({ issues }) => issues).filter((issue) => issue.values['summary'] === summary).length;
const outbox = async (...args: string[]): Promise<z.output<typeof Outbox>> =>
  Outbox.parse(JSON.parse((await cli('outbox', ...args)).stdout));

describe('a create that is killed after Jira has done it', () => {
  it('is found by "outbox resume", and Jira has it once', async () => {
    const done = proxy.holdNextCreate();
    const running = startCli(built.cli, create('Killed and resumed'), env);
    await done;
    await running.kill();
    expect(inJira('Killed and resumed')).toBe(1);
    expect(await outbox()).toMatchObject([{ title: 'Killed and resumed', state: 'unknown' }]);
    const resumed = await cli('outbox', 'resume');
    expect(resumed.code).toBe(0);
    expect(Outbox.parse(JSON.parse(resumed.stdout))).toMatchObject([
      { state: 'applied', issueKey: expect.stringMatching(/^SHOP-/) as unknown },
    ]);
    expect(inJira('Killed and resumed')).toBe(1);
    expect(await outbox()).toEqual([]);
  });

  it('is found by the next create on its way, which says so', async () => {
    const done = proxy.holdNextCreate();
    const running = startCli(built.cli, create('First'), env);
    await done;
    await running.kill();
    const next = await cli(...create('Second'));
    expect(next.code).toBe(0);
    expect(next.stderr).toMatch(/An earlier change, "First", is SHOP-\d+\./);
    expect([inJira('First'), inJira('Second')]).toEqual([1, 1]);
  });
});

describe('a create whose answer is lost', () => {
  it('ends with the issue that Jira made of it', async () => {
    sandbox.faults.plan({ method: 'POST', path: /\/rest\/api\/3\/issue$/ }, { kind: 'cut-after' });
    const made = await cli(...create('Cut after'));
    expect(made.stderr).toContain('Looking whether Jira has it.');
    expect(made.code).toBe(0);
    expect(inJira('Cut after')).toBe(1);
  });

  it('that Jira never saw is not sent again before two quiet minutes: the wait ends with 5 and says what to do', async () => {
    sandbox.faults.plan({ method: 'POST', path: /\/rest\/api\/3\/issue$/ }, { kind: 'cut-before' });
    const open = await cli(...create('Cut before', '--wait', '3'));
    expect(open.code).toBe(5);
    expect(open.stderr).toContain('outbox resume');
    expect(JSON.parse(open.stdout)).toMatchObject({ state: 'unknown' });
    expect(inJira('Cut before')).toBe(0);
    expect(await outbox()).toMatchObject([{ title: 'Cut before', state: 'unknown' }]);
  });
});

describe('two runs at once', () => {
  it('wait for each other, and both issues are made once', async () => {
    const runs = await Promise.all(['One', 'Two', 'Three'].map((name) => cli(...create(`At once ${name}`))));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(['One', 'Two', 'Three'].map((name) => inJira(`At once ${name}`))).toEqual([1, 1, 1]);
  });
});

describe('an outbox that was written with another secret', () => {
  it('is not opened, not sent, and not harmed', async () => {
    sandbox.faults.plan({ method: 'POST', path: /\/rest\/api\/3\/issue$/ }, { kind: 'cut-before' });
    await cli(...create('Of the former secret', '--wait', '1'));
    const other = await runCli(built.cli, ['outbox'], { ...env, WORKBENCH_CLIENT_SECRET: 'a new one' });
    expect(other.code).toBe(70);
    expect(other.stderr).toContain('If the secret was changed');
    expect(await outbox()).toMatchObject([{ title: 'Of the former secret' }]);
  });
});

describe('creates that are killed at any moment', () => {
  it(
    `make each issue once at most, in ${KILLS} kills`,
    async () => {
      for (let nth = 0; nth < KILLS; nth++) {
        const running = startCli(built.cli, create(`Killed ${nth}`), env);
        // Over the whole run: start, token, createmeta, journal, send, answer.
        await Promise.race([wait(120 + ((nth * 97) % 450)), running.ended]);
        await running.kill();
      }
      // What Jira has is found by looking, for which one wait may be too short on a busy machine; what Jira never saw stays open
      // for two quiet minutes, which nobody waits for here.
      const missed = (changes: z.output<typeof Outbox>): string[] =>
        changes.filter(({ title, state }) => state !== 'applied' && inJira(title) > 0).map(({ title }) => title);
      let left: z.output<typeof Outbox> = [];
      for (let round = 0; round < 3 && (round === 0 || missed(left).length > 0); round++) {
        left = Outbox.parse(JSON.parse((await cli('outbox', 'resume', '--wait', '20')).stdout));
      }
      const made = Array.from({ length: KILLS }, (_, nth) => inJira(`Killed ${nth}`));
      expect(Math.max(...made)).toBeLessThanOrEqual(1);
      expect(left.map(({ title }) => inJira(title))).toEqual(left.map(({ state }) => (state === 'applied' ? 1 : 0)));
    },
    // Three waits of 20 s at most, beside the kills.
    KILLS * 6_000 + 90_000,
  );
});
