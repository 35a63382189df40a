import { describe, expect, it } from 'vitest';
import type { SyncScope } from '@shared/ipc/sync';
import { syncHandlers } from '../../../src/main/features/sync/handlers';
import { createReadThrough } from '../../../src/main/mirror/read-through';
import { changeIssue } from '../../../src/sandbox/world/mutate';
import { remotely } from '../../unit/main/mirror/a-mirror';
import { mirroredKeys, mirrorOnSandbox, scopeOf, type MirrorOnSandbox } from './mirror-on-sandbox';

function handlersOf(on: MirrorOnSandbox) {
  const { gateway, engine, mirror } = on;
  const readThrough = createReadThrough({
    tables: remotely(mirror).mirror,
    now: Date.now,
    changed: () => undefined,
    troubled: () => undefined,
  });
  return syncHandlers({ gateway, readThrough, engine });
}

const query = (name: string, jql: string): SyncScope => ({ kind: 'query', name, jql });

describe('a query that is to be mirrored', () => {
  it.each([
    ['nosuchfield = 1', "Field 'nosuchfield' does not exist or you do not have permission to view it."],
    ['ORDER BY updated', 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
    ['status = ', expect.any(String) as string],
  ])('is refused with its name and Jira’s words: %s', async (jql, words) => {
    const on = await mirrorOnSandbox({ issues: 80 });
    const handlers = handlersOf(on);
    const scope = scopeOf(on.shop);
    await handlers['sync.setScopes']({ site: on.service, scopes: [scope] });
    const refused = await handlers['sync.setScopes']({ site: on.service, scopes: [scope, query('Broken', jql)] });
    expect(refused).toEqual({
      ok: false,
      failure: {
        kind: 'invalid-input',
        message: 'Jira does not take the query “Broken”',
        fields: { jql: words },
      },
    });
    // Nothing of the other scope was touched.
    await expect(on.engine.state(on.service)).resolves.toMatchObject({ scopes: [scope], scopeTroubles: [null] });
    await on.engine.sync(on.service);
    expect(mirroredKeys(on.mirror, on.service, { project: on.shop.id })).toHaveLength(on.issuesOf(on.shop).length);
  });

  it('is taken without a network, and tried by the sync when there is one', async () => {
    const on = await mirrorOnSandbox({ issues: 80 });
    const handlers = handlersOf(on);
    on.network.up = false;
    const scopes = [scopeOf(on.shop), query('Broken', 'nosuchfield = 1')];
    await expect(handlers['sync.setScopes']({ site: on.service, scopes })).resolves.toMatchObject({ ok: true });
    await on.engine.sync(on.service);
    await expect(on.engine.state(on.service)).resolves.toMatchObject({ trouble: { kind: 'offline' } });
    on.network.up = true;
    await on.engine.sync(on.service);
    await expect(on.engine.state(on.service)).resolves.toMatchObject({
      trouble: null,
      scopeTroubles: [null, { why: 'refused' }],
    });
    expect(mirroredKeys(on.mirror, on.service, { project: on.shop.id })).toHaveLength(on.issuesOf(on.shop).length);
  });

  it('stops alone when a field of it is deleted, and goes on when the field is back', async () => {
    const on = await mirrorOnSandbox({ issues: 160 });
    const fields = on.site.fields;
    const field = fields.find(({ id, name }) => id.startsWith('customfield_') && /^[a-z ]+$/i.test(name));
    if (field === undefined) throw new Error('The sandbox has no field of its own.');
    const scope = query('With it', `project = SHOP AND "${field.name}" IS EMPTY`);
    await on.engine.setScopes(on.service, [scopeOf(on.shop), scope]);
    await on.engine.sync(on.service);
    expect((await on.engine.state(on.service)).scopeTroubles).toEqual([null, null]);

    on.site.fields = fields.filter((one) => one !== field);
    const [issue] = on.issuesOf(on.shop);
    if (issue === undefined) throw new Error('SHOP is empty.');
    changeIssue({ site: on.site, now: Date.now() }, issue, () => (issue.values['summary'] = 'While it was gone'));
    await on.engine.sync(on.service);
    const state = await on.engine.state(on.service);
    expect(state).toMatchObject({ trouble: null, scopeTroubles: [null, { why: 'refused' }] });
    expect(JSON.stringify(state.scopeTroubles[1])).toContain('does not exist');
    expect(on.mirror.issues.find('service', on.site.cloudId, issue.id)?.fields).toContain('While it was gone');

    on.site.fields = fields;
    await on.engine.sync(on.service, true);
    expect((await on.engine.state(on.service)).scopeTroubles).toEqual([null, null]);
    expect(on.defects).toEqual([]);
  });
});
