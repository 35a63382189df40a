import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { readCreateIssueTypes } from '../../../src/main/gateway/create-meta';
import { pickGroups } from '../../../src/main/gateway/pick-groups';
import { pickIssues, type ParentRule } from '../../../src/main/gateway/pick-issues';
import { canReadBoards, readOpenSprints, suggestSprints } from '../../../src/main/gateway/pick-sprints';
import { suggestTeams } from '../../../src/main/gateway/pick-teams';
import { mayBrowseUsers, searchUsers } from '../../../src/main/gateway/pick-users';
import type { Gateway } from '../../../src/main/gateway/request';
import { suggestValues } from '../../../src/main/gateway/suggest-values';
import { startSandbox } from '../../../src/sandbox/server';
import { gatewayFor, gatewayOnSandbox, type OnSandbox } from '../outbox/sandbox-gateway';

let on: OnSandbox;
beforeAll(async () => {
  on = await gatewayOnSandbox();
});
afterAll(() => on.sandbox.close());

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

const AGILE_SCOPES = ['read:board-scope:jira-software', 'read:sprint:jira-software', 'read:project:jira'];

/** Another sandbox, whose token may read boards. */
async function withBoards(): Promise<{ gateway: Gateway; ref: SiteRef }> {
  const sandbox = await startSandbox({
    issues: 20,
    serviceAccountScopes: ['read:jira-work', 'read:jira-user', ...AGILE_SCOPES],
  });
  onTestFinished(() => sandbox.close());
  return { gateway: await gatewayFor(sandbox), ref: on.ref };
}

function idOf(fieldName: string): string {
  const field = on.site.fields.find(({ name }) => name === fieldName);
  if (field === undefined) throw new Error(`The sandbox has no field ${fieldName}.`);
  return field.id;
}

describe('people', () => {
  const onCreate = { projectKey: 'SHOP', issueKey: null, query: '' };

  it('of any user field are found by name, by initials and without one', async () => {
    const reporter = { ...onCreate, fieldId: 'reporter' };
    const all = valueOf(await searchUsers(on.gateway, on.ref, reporter));
    expect(all.items.length).toBeGreaterThan(10);
    expect(all.complete).toBe(true);
    for (const query of ['mar', 'lind', 'ML'.toLowerCase()]) {
      const { items } = valueOf(await searchUsers(on.gateway, on.ref, { ...reporter, query }));
      expect(items.map(({ displayName }) => displayName)).toContain('Mara Lind');
    }
  });

  it('who may be assigned are asked of the project on create, and of the issue on edit', async () => {
    const assignee = { ...onCreate, fieldId: 'assignee' };
    const { items } = valueOf(await searchUsers(on.gateway, on.ref, assignee));
    expect(items.map(({ displayName }) => displayName)).toContain('Mara Lind');
    const [issue] = on.site.issues;
    const project = on.site.projects.find(({ id }) => id === issue?.projectId);
    const issueKey = `${project?.key}-${issue?.number}`;
    const onEdit = valueOf(await searchUsers(on.gateway, on.ref, { ...assignee, projectKey: '', issueKey }));
    expect(onEdit.items.length).toBeGreaterThan(0);
  });

  it('are not found in a project that is not there: Jira says so in words', async () => {
    const asked = await searchUsers(on.gateway, on.ref, { ...onCreate, fieldId: 'assignee', projectKey: 'NOWHERE' });
    expect(asked).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
  });

  it('are asked of the whole site where no project is known, since Jira refuses the other question with 400', async () => {
    const refused = await on.gateway.request({
      site: on.ref,
      method: 'GET',
      path: '/rest/api/3/user/assignable/search',
      query: { query: '' },
      intent: 'read',
      what: 'the people',
      scopes: ['read:jira-user'],
    });
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'jira-rejected', status: 400 } });
    const anybody = { ...onCreate, projectKey: '', fieldId: 'assignee' };
    expect(valueOf(await searchUsers(on.gateway, on.ref, anybody)).items.length).toBeGreaterThan(10);
  });

  it('and groups are none for an account without the right to browse them, and the right can be told', async () => {
    expect(valueOf(await mayBrowseUsers(on.gateway, on.ref))).toBe(true);
    const before = on.site.withheldPermissions;
    on.site.withheldPermissions = { USER_PICKER: on.sandbox.world.people.map(({ accountId }) => accountId) };
    onTestFinished(() => {
      if (before !== undefined) on.site.withheldPermissions = before;
    });
    expect(valueOf(await searchUsers(on.gateway, on.ref, { ...onCreate, fieldId: 'reporter' })).items).toEqual([]);
    expect(valueOf(await pickGroups(on.gateway, on.ref, { query: '' })).items).toEqual([]);
    expect(valueOf(await mayBrowseUsers(on.gateway, on.ref))).toBe(false);
  });
});

describe('groups', () => {
  it('are found by a part of their name, with the id that Jira takes', async () => {
    const all = valueOf(await pickGroups(on.gateway, on.ref, { query: '' }));
    const [first] = all.items;
    expect(all.complete).toBe(true);
    expect(first?.groupId).toMatch(/^[\w-]{8,}$/);
    const part = (first?.name ?? '').slice(2, 6);
    const some = valueOf(await pickGroups(on.gateway, on.ref, { query: part }));
    expect(some.items.map(({ name }) => name)).toContain(first?.name);
    expect(valueOf(await pickGroups(on.gateway, on.ref, { query: 'no such group' })).items).toEqual([]);
  });
});

describe('sprints', () => {
  const shop = () => on.site.projects.find(({ key }) => key === 'SHOP')?.id ?? '';

  it('of the boards are those that are open, the active one first, and Kanban boards are passed over', async () => {
    const { gateway, ref } = await withBoards();
    const found = valueOf(await readOpenSprints(gateway, ref, { projectId: shop() }));
    expect(found.map(({ state }) => state)).toEqual(['active', 'future', 'future']);
    expect(found.every(({ id, name }) => /^\d+$/.test(id) && name.startsWith('Storefront'))).toBe(true);
  });

  it('of a project that is not there are refused in words', async () => {
    const { gateway, ref } = await withBoards();
    const found = await readOpenSprints(gateway, ref, { projectId: '99999' });
    expect(found).toMatchObject({ ok: false, failure: { kind: 'jira-rejected', status: 400 } });
    expect(!found.ok && found.failure.kind === 'jira-rejected' && found.failure.messages[0]).toMatch(/No project/);
  });

  it('of the boards are closed to a token with classic scopes alone', async () => {
    const found = await readOpenSprints(on.gateway, on.ref, { projectId: shop() });
    expect(found).toMatchObject({ ok: false, failure: { kind: 'scope-missing' } });
  });

  it('are suggested by JQL where boards may not be read, by number and name', async () => {
    const found = valueOf(await suggestSprints(on.gateway, on.ref, { fieldId: idOf('Sprint'), query: 'Storefront' }));
    expect(found.length).toBeGreaterThan(0);
    for (const { id, name } of found) {
      expect(id).toMatch(/^\d+$/);
      expect(name).toContain('Storefront');
      expect(name).not.toContain('<');
    }
  });

  it('need two scopes, which classic ones do not bring', () => {
    expect(canReadBoards(['read:jira-work', 'read:board-scope:jira-software'])).toBe(false);
    expect(canReadBoards(['read:board-scope:jira-software', 'read:sprint:jira-software'])).toBe(true);
  });
});

describe('teams', () => {
  it('are never names alone: the field takes an id', async () => {
    const found = valueOf(await suggestTeams(on.gateway, on.ref, { fieldId: idOf('Team'), query: '' }));
    expect(found.map(({ name }) => name)).toContain('Checkout');
    for (const { id, name } of found) expect(id).not.toBe(name);
  });
});

describe('labels', () => {
  it('of the system field and of custom ones are suggested by what they begin with', async () => {
    const labels = valueOf(
      await suggestValues(on.gateway, on.ref, { fieldId: 'labels', query: '', what: 'the labels' }),
    );
    expect(labels.length).toBeGreaterThan(0);
    const [first] = labels;
    const begin = (first?.value ?? '').slice(0, 3);
    const narrowed = valueOf(
      await suggestValues(on.gateway, on.ref, { fieldId: 'labels', query: begin, what: 'the labels' }),
    );
    expect(narrowed.map(({ value }) => value)).toContain(first?.value);
    const custom = await suggestValues(on.gateway, on.ref, { fieldId: idOf('Topics'), query: '', what: 'the labels' });
    expect(custom.ok).toBe(true);
  });
});

describe('issues', () => {
  const project = (key: string) => on.site.projects.find((one) => one.key === key)?.id ?? '';

  async function ruleFor(key: string, childLevel: number): Promise<ParentRule> {
    const types = valueOf(await readCreateIssueTypes(on.gateway, on.ref, project(key)));
    const hierarchyLevel = childLevel + 1;
    const issueTypeIds = types.filter((type) => type.hierarchyLevel === hierarchyLevel).map(({ id }) => id);
    return { hierarchyLevel, issueTypeIds, sameProject: childLevel < 0 };
  }

  it('that may be a parent are exactly one level above', async () => {
    for (const childLevel of [-1, 0]) {
      const parent = await ruleFor('SHOP', childLevel);
      const search = { query: '', projectId: project('SHOP'), issueKey: null, parent };
      const { items } = valueOf(await pickIssues(on.gateway, on.ref, search));
      expect(items.length).toBeGreaterThan(0);
      expect(new Set(items.map(({ issueType }) => issueType?.hierarchyLevel))).toEqual(new Set([childLevel + 1]));
    }
  });

  it('of a sub-task’s parent stay in the project', async () => {
    const parent = await ruleFor('SHOP', -1);
    const search = { query: '', projectId: project('SHOP'), issueKey: null, parent };
    const { items } = valueOf(await pickIssues(on.gateway, on.ref, search));
    expect(new Set(items.map(({ key }) => key.split('-')[0]))).toEqual(new Set(['SHOP']));
  });

  it('for a link are found by key and by words, each once, with its type, and without the issue itself', async () => {
    const search = { projectId: project('SHOP'), issueKey: null, parent: null };
    const byKey = valueOf(await pickIssues(on.gateway, on.ref, { ...search, query: 'SHOP-1' }));
    const keys = byKey.items.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(byKey.items.every(({ issueType }) => issueType !== null)).toBe(true);
    const [first] = byKey.items;
    const word = first?.summary.split(' ').find((each) => each.length > 4) ?? '';
    const byWord = valueOf(await pickIssues(on.gateway, on.ref, { ...search, query: word }));
    expect(byWord.items.map(({ key }) => key)).toContain(first?.key);
    const others = valueOf(
      await pickIssues(on.gateway, on.ref, { ...search, query: 'SHOP-1', issueKey: first?.key ?? null }),
    );
    expect(others.items.map(({ key }) => key)).not.toContain(first?.key);
  });

  it('begin with the one whose whole key or link was given, and never show one that could not be taken', async () => {
    const search = { projectId: project('SHOP'), issueKey: null, parent: null };
    const firstOf = async (query: string, rule: ParentRule | null = null) =>
      valueOf(await pickIssues(on.gateway, on.ref, { ...search, parent: rule, query })).items[0];
    const one = await firstOf('SHOP-1');
    expect(one).toMatchObject({ key: 'SHOP-1', summary: expect.stringMatching(/./) as unknown });
    expect(await firstOf('https://larkfield.atlassian.net/browse/shop-1?focusedId=3')).toEqual(one);
    const nowhere = valueOf(await pickIssues(on.gateway, on.ref, { ...search, query: 'SHOP-987654' }));
    expect(nowhere.items.map(({ key }) => key)).not.toContain('SHOP-987654');

    const rule = await ruleFor('SHOP', -1);
    const elsewhere = on.site.issues.find(
      ({ projectId, issueTypeId }) => projectId !== project('SHOP') && rule.issueTypeIds.includes(issueTypeId),
    );
    expect(elsewhere).toBeDefined();
    const key = on.site.projects.find(({ id }) => id === elsewhere?.projectId)?.key ?? '';
    expect((await firstOf(`${key}-${elsewhere?.number}`, rule))?.key).not.toBe(`${key}-${elsewhere?.number}`);
  });
});
