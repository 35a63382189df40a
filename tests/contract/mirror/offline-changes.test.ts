import { describe, expect, it, onTestFinished } from 'vitest';
import { wireOutbox } from '../../../src/main/boot/wire-outbox';
import { issueHandlers } from '../../../src/main/features/issue/handlers';
import { outboxHandlers } from '../../../src/main/features/outbox/handlers';
import { readEditFields } from '../../../src/main/gateway/edit-meta';
import { readTransitions } from '../../../src/main/gateway/transition';
import { createReadThrough } from '../../../src/main/mirror/read-through';
import { Journal } from '../../../src/main/outbox/journal';
import { keyOf } from '../../../src/sandbox/world/find';
import { asRemote, temporaryConnection } from '../../unit/main/storage/temporary-database';
import { remotely } from '../../unit/main/mirror/a-mirror';
import { mirrorOnSandbox, scopeOf, type MirrorOnSandbox } from './mirror-on-sandbox';

/** The program as a person meets it, on a mirror that was synced and a network that has gone since. */
async function offlineAfterSync() {
  const on = await mirrorOnSandbox({ issues: 160 });
  await on.engine.setScopes(on.service, [scopeOf(on.shop)]);
  await on.engine.sync(on.service);
  expect(on.defects).toEqual([]);
  on.network.up = false;
  const mirror = remotely(on.mirror);
  const ports = { gateway: on.gateway, now: Date.now };
  const readThrough = createReadThrough({
    tables: mirror.mirror,
    now: Date.now,
    changed: () => undefined,
    troubled: () => undefined,
  });
  const issues = issueHandlers({
    ...ports,
    readThrough,
    mirror,
    gone: () => undefined,
    saveAttachment: () => Promise.resolve({ ok: true, value: false }),
  });
  const { outbox, runner } = wireOutbox({
    ...ports,
    journal: asRemote(new Journal(temporaryConnection())),
    opened: Promise.resolve(),
    after: (milliseconds, work) => {
      const timer = setTimeout(work, Math.min(milliseconds, 20));
      return () => clearTimeout(timer);
    },
    changed: () => undefined,
    readBack: () => undefined,
    warn: () => undefined,
    reportDefect: (_where, error) => {
      on.defects.push(error);
      return '';
    },
  });
  onTestFinished(() => runner.stop());
  const changes = outboxHandlers({ outbox, now: Date.now, chooseFiles: () => Promise.resolve([]) });
  return { on, issues, changes, outbox, runner };
}

const keysOf = (on: MirrorOnSandbox): string[] => on.issuesOf(on.shop).map((issue) => keyOf(on.site, issue));

describe('an issue that nobody ever opened, without a network after a sync', () => {
  it('can be linked: the link types were read with the forms', async () => {
    const { on, issues } = await offlineAfterSync();
    const offline = await issues['changes.linkTypes'](on.service);
    expect(offline.ok && offline.value.value.map(({ outward }) => outward)).toContain('blocks');
  });

  it('is offered the ways on from the status that a waiting change takes it to, step by step', async () => {
    const { on, issues } = await offlineAfterSync();
    const all = on.issuesOf(on.shop);
    const chains: string[] = [];
    for (const issue of all) {
      const issueKey = keyOf(on.site, issue);
      const first = await issues['changes.transitions']({ site: on.service, issueKey });
      const steps = first.ok ? first.value.value.filter(({ to }) => to.id !== issue.statusId) : [];
      for (const { to } of steps) {
        // Another of its type is there already: Jira would offer what it offers that one.
        const there = all.find((one) => one.issueTypeId === issue.issueTypeId && one.statusId === to.id);
        if (there === undefined) continue;
        const second = await issues['changes.transitions']({ site: on.service, issueKey, from: to.id });
        on.network.up = true;
        const really = await readTransitions(on.gateway, on.service, keyOf(on.site, there));
        on.network.up = false;
        expect([issueKey, to.name, second.ok && second.value.value.map(({ id }) => id)]).toEqual([
          issueKey,
          to.name,
          really.ok && really.value.map(({ id }) => id),
        ]);
        chains.push(`${issueKey} ${to.name}`);
      }
    }
    expect(chains.length).toBeGreaterThan(10);
  });

  it('is offered what Jira would offer on it: fields and ways on', async () => {
    const { on, issues } = await offlineAfterSync();
    const keys = keysOf(on);
    expect(keys.length).toBeGreaterThan(20);
    for (const issueKey of keys) {
      const fields = await issues['changes.editFields']({ site: on.service, issueKey });
      const ways = await issues['changes.transitions']({ site: on.service, issueKey });
      on.network.up = true;
      const really = {
        fields: await readEditFields(on.gateway, on.service, issueKey),
        ways: await readTransitions(on.gateway, on.service, issueKey),
      };
      on.network.up = false;
      const ids = (offered: { ok: boolean; value?: unknown }): unknown => {
        if (!offered.ok) return offered;
        const list = offered.value as readonly { fieldId?: string; id?: string; name: string }[];
        return list.map(({ fieldId, id, name }) => `${fieldId ?? id ?? ''} ${name}`).toSorted();
      };
      expect([issueKey, fields.ok && ids({ ok: true, value: fields.value.value })]).toEqual([
        issueKey,
        ids(really.fields),
      ]);
      expect([issueKey, ways.ok && ids({ ok: true, value: ways.value.value })]).toEqual([issueKey, ids(really.ways)]);
    }
  });

  it('is edited and moved on, and Jira has both when the network is back', async () => {
    const { on, issues, changes, outbox, runner } = await offlineAfterSync();
    const site = on.service;
    const issue = on.issuesOf(on.shop).at(-1);
    if (issue === undefined) throw new Error('SHOP is empty.');
    const issueKey = keyOf(on.site, issue);
    const shown = await issues['issues.get']({ site, issueKey });
    const fields = await issues['changes.editFields']({ site, issueKey });
    const ways = await issues['changes.transitions']({ site, issueKey });
    if (!shown.ok || !fields.ok || !ways.ok) throw new Error('The mirror does not offer it.');
    const summary = fields.value.value.find(({ fieldId }) => fieldId === 'summary');
    const from = shown.value.value.fields['status'] as { id: string; name: string };
    const way = ways.value.value.find(
      ({ to, fields: asked }) => to.id !== from.id && asked.every((one) => !one.required),
    );
    if (summary === undefined || way === undefined) throw new Error('Nothing is offered.');
    const { fieldId, name, schema, operations } = summary;
    const base = shown.value.value.fields['summary'] ?? null;
    const ref = { id: issue.id, key: issueKey };
    const edit = { fieldId, name, schema, operations: [...operations], base, mine: 'Written on a train' };
    const added = await Promise.all([
      changes['changes.add']({ site, issue: ref, after: null, input: { kind: 'edit', fields: [edit] } }),
      changes['changes.add']({
        site,
        issue: ref,
        after: null,
        input: {
          kind: 'transition',
          transitionId: way.id,
          name: way.name,
          from: { id: from.id, name: from.name },
          to: { id: way.to.id, name: way.to.name },
          fields: [],
        },
      }),
    ]);
    expect(added).toMatchObject([{ ok: true }, { ok: true }]);
    expect(issue.values['summary']).toBe(base);
    on.network.up = true;
    runner.wake();
    await expect
      .poll(
        async () => {
          const listed = await outbox.list(site);
          return listed.ok && listed.value.map(({ status }) => status.state);
        },
        { timeout: 10_000 },
      )
      .toEqual(['applied', 'applied']);
    expect(issue.values['summary']).toBe('Written on a train');
    expect(issue.statusId).toBe(way.to.id);
    expect(on.defects).toEqual([]);
  });
});
