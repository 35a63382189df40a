import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ChangeGroup, ChangeState } from '@shared/ipc/change';
import { createIssues } from '../../../src/main/gateway/create-issues';
import type { RunRow } from '../../../src/main/outbox/run';
import { named, newCreate, newGroup, outboxOnSandbox, type OutboxOnSandbox } from './outbox-on-sandbox';

const BULK = { method: 'POST', path: /\/issue\/bulk$/ };
const BULKFETCH = { method: 'POST', path: /\/issue\/bulkfetch$/ };
const FIELDS = { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary: 'A row' };

const groupOf = (on: OutboxOnSandbox, id: string): ChangeGroup['counts'] =>
  on.journal.group(on.service, id)?.counts ?? {};
const states = (on: OutboxOnSandbox, id: string): ChangeState[] =>
  on.journal.ofGroup(on.service, id, 0, 100).map(({ status }) => status);

async function aGroup(on: OutboxOnSandbox, bodies: readonly object[]): Promise<string> {
  const id = randomUUID();
  const changes = bodies.map((fields, at) => {
    const one = newCreate(on.service, `Row ${at}`);
    return { ...one, body: { ...one.body, fields: { ...FIELDS, ...fields } } };
  });
  const added = await on.outbox.addGroup({ id, ...on.service, title: 'Rows', createdAt: 1 }, changes);
  if (!added.ok) throw new Error(JSON.stringify(added.failure));
  return id;
}

describe('rows of which Jira refuses some', () => {
  it('are made but for those, and each of those has its own reason, as a single create would tell it', async () => {
    const on = await outboxOnSandbox();
    const plain = { type: 'doc', version: 1, content: [{ type: 'nonsense' }] };
    const group = await aGroup(on, [{}, { priority: { name: 'Huge' } }, {}, { description: plain }, {}]);
    await on.run(() => (groupOf(on, group).applied ?? 0) + (groupOf(on, group).rejected ?? 0) === 5);
    const [first, second, third, fourth, fifth] = states(on, group);
    expect([first, third, fifth].map((status) => status?.state)).toEqual(['applied', 'applied', 'applied']);
    expect(second).toMatchObject({
      failure: { kind: 'jira-rejected', fieldErrors: { priority: "Priority name 'Huge' is not valid" } },
    });
    expect(fourth).toMatchObject({
      failure: { messages: ['INVALID_INPUT'] },
    });
    expect(JSON.stringify(fourth)).toContain('"path":"fields.description');
    expect(on.sandbox.requests.count(BULK)).toBe(1);
    expect(on.defects).toEqual([]);
  });

  it('are all refused with a reason each where none can be made: Jira answers 400', async () => {
    const on = await outboxOnSandbox();
    const group = await aGroup(on, [{ priority: { name: 'Huge' } }, { summary: '' }]);
    await on.run(() => groupOf(on, group).rejected === 2);
    expect(states(on, group)).toMatchObject([
      { failure: { fieldErrors: { priority: "Priority name 'Huge' is not valid" } } },
      { failure: { fieldErrors: { summary: 'You must specify a summary of the issue.' } } },
    ]);
    expect(on.sandbox.requests.count(BULK)).toBe(1);
  });

  it.each([1, 2])('are told their reason also where its words were lost with the connection, of %i', async (count) => {
    const on = await outboxOnSandbox();
    on.sandbox.faults.script([
      { match: { path: '/rest/api/3/issue/bulk' }, do: 'truncated-body' },
      { match: { path: '/rest/api/3/issue' }, do: 'truncated-body' },
    ]);
    const group = await aGroup(
      on,
      Array.from({ length: count }, () => ({ priority: { name: 'Huge' } })),
    );
    await on.run(() => groupOf(on, group).rejected === count);
    for (const status of states(on, group)) {
      expect(status).toMatchObject({ failure: { fieldErrors: { priority: "Priority name 'Huge' is not valid" } } });
    }
    expect(on.defects).toEqual([]);
  });

  it('are more than fifty: refused as a whole, with nothing made', async () => {
    const on = await outboxOnSandbox();
    const before = on.site.issues.length;
    const bodies = Array.from({ length: 51 }, () => ({ fields: FIELDS }));
    const asked = createIssues(on.gateway, on.service, bodies);
    let ended = false;
    void asked.then(() => (ended = true));
    await on.run(() => ended);
    await expect(asked).resolves.toMatchObject({ ok: false, failure: { kind: 'jira-rejected', status: 400 } });
    expect(on.site.issues).toHaveLength(before);
  });
});

describe('fifty rows whose answer is lost', () => {
  it('are found by one look, however many of them Jira has made by then', async () => {
    const on = await outboxOnSandbox({ indexLag: Number.POSITIVE_INFINITY });
    on.sandbox.faults.script([{ match: { path: '/rest/api/3/issue/bulk' }, do: 'commit-part', count: 50 }]);
    const group = await newGroup(on, on.service, 50, 'Lost');
    await on.run(() => groupOf(on, group).applied === 50);
    expect(on.sandbox.requests.count(BULK)).toBe(1);
    // One block that holds them all; the read-back asks by id.
    const looked = on.sandbox.requests.count(BULKFETCH);
    expect(looked).toBeLessThanOrEqual(3);
  });

  it('are made once, though Jira goes on with them long after the connection broke', async () => {
    const on = await outboxOnSandbox({ indexLag: Number.POSITIVE_INFINITY });
    const fault = { do: 'commit-part', count: 20, restAfter: 100_000 };
    on.sandbox.faults.script([{ match: { path: '/rest/api/3/issue/bulk' }, ...fault }]);
    const group = await newGroup(on, on.service, 50, 'Late');
    await on.run(() => groupOf(on, group).applied === 50);
    expect(on.sandbox.requests.count(BULK)).toBe(1);
    const there = named(on, 'Late');
    expect(there).toHaveLength(50);
  });

  it('and which never came, leave again after two quiet minutes, those together that are missing', async () => {
    const on = await outboxOnSandbox();
    on.sandbox.faults.script([{ match: { path: '/rest/api/3/issue/bulk' }, do: 'commit-part', count: 20 }]);
    const group = await newGroup(on, on.service, 50, 'Half');
    const began = on.clock.now;
    await on.run(() => groupOf(on, group).applied === 50);
    expect(on.clock.now - began).toBeGreaterThanOrEqual(120_000);
    expect(on.sandbox.requests.count(BULK)).toBe(2);
    const there = named(on, 'Half');
    expect(there).toHaveLength(50);
  });
});

describe('a run that is stopped', () => {
  it('gives up what has not left, and keeps what Jira has', async () => {
    const on = await outboxOnSandbox({ limits: ['post=1/s'] });
    const group = await newGroup(on, on.service, 300, 'Stopped');
    await on.run(() => (groupOf(on, group).applied ?? 0) >= 100);
    const stopped = await on.outbox.stopGroup(on.service, group);
    expect(stopped).toMatchObject({ ok: true, value: { paused: true } });
    await on.run(() => (groupOf(on, group).sending ?? 0) === 0);
    const { applied = 0, discarded = 0 } = groupOf(on, group);
    expect(applied + discarded).toBe(300);
    const there = named(on, 'Stopped');
    expect(there).toHaveLength(applied);
  });
});

describe('rows whose parent Jira refused', () => {
  it('are held with a sentence, and go on under the parent that is sent in its place', async () => {
    const on = await outboxOnSandbox();
    const rowOf = (title: string, fields: object, parent: number | null, replaces?: string): RunRow => {
      const id = randomUUID();
      const issuetype = { name: parent === null ? 'Task' : 'Sub-task' };
      const all = { ...FIELDS, issuetype, summary: title, ...fields };
      const body = { fields: all, properties: [{ key: 'workbench.change', value: { id } }] };
      const named = { id, title, subtitle: 'SHOP', projectKey: 'SHOP', body, parent };
      return replaces === undefined ? named : { ...named, replaces };
    };
    const run = async (rows: readonly RunRow[]): Promise<string> => {
      const id = randomUUID();
      const added = await on.outbox.addRun({ id, ...on.service, title: 'Rows', createdAt: 1, rows });
      if (!added.ok) throw new Error(JSON.stringify(added.failure));
      return id;
    };
    const refused = rowOf('Above 1', { priority: { name: 'Huge' } }, null);
    const group = await run([refused, rowOf('Below 1', {}, 0), rowOf('Below 2', {}, 0), rowOf('Alone 1', {}, null)]);
    await on.run(() => (groupOf(on, group).rejected ?? 0) + (groupOf(on, group).applied ?? 0) === 2);
    const why = 'Waits for "Above 1", which Jira refused. Mend that one and this one goes on.';
    expect(states(on, group).slice(1, 3)).toMatchObject([{ reason: { message: why } }, { reason: { message: why } }]);

    const mended = await run([rowOf('Above 1', {}, null, refused.id)]);
    await on.run(() => groupOf(on, group).applied === 3);
    expect(groupOf(on, mended)).toEqual({ applied: 1 });
    const [above] = named(on, 'Above');
    expect([named(on, 'Above').length, named(on, 'Alone').length]).toEqual([1, 1]);
    const below = named(on, 'Below');
    expect(below).toHaveLength(2);
    for (const { values } of below) expect(JSON.stringify(values['parent'])).toContain(`"${above?.id ?? ''}"`);
    expect(on.defects).toEqual([]);
  });
});
