import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { isJsonObject } from '@shared/json';
import { pickerHandlers } from '../../../src/main/features/pickers/handlers';
import { searchWholeIssues } from '../../../src/main/gateway/whole-issues';
import type { Gateway } from '../../../src/main/gateway/request';
import type { MirrorObjects } from '../../../src/main/mirror/mirror-objects';
import { createReadThrough } from '../../../src/main/mirror/read-through';
import type { SandboxSite } from '../../../src/sandbox/world/model';
import { aMirror, remotely } from '../../unit/main/mirror/a-mirror';
import { gatewayOnSandbox } from '../outbox/sandbox-gateway';

/** A site whose issues are mirrored, with a switch for the network; what the program thinks of the network is another one. */
interface Work {
  readonly ref: SiteRef;
  readonly site: SandboxSite;
  readonly mirror: MirrorObjects;
  readonly pickers: ReturnType<typeof pickerHandlers>;
  readonly asked: string[];
  thinksOnline: boolean;
  cut(): Promise<void>;
}

let work: Work;

beforeEach(async () => {
  const { sandbox, gateway: real, ref, site } = await gatewayOnSandbox();
  let open = true;
  const cut = async (): Promise<void> => {
    if (open) await sandbox.close();
    open = false;
  };
  onTestFinished(cut);
  const asked: string[] = [];
  const gateway: Gateway = {
    raw: (request) => real.raw(request),
    request: (request) => {
      asked.push(request.path);
      return real.request(request);
    },
  };
  const mirror = aMirror();
  const page = await searchWholeIssues(real, ref, { jql: 'project in (SHOP, PAY)', token: null, reconcile: [] });
  if (!page.ok) throw new Error(JSON.stringify(page.failure));
  const { issues, names, schema } = page.value;
  mirror.knowledge.learnFields(ref.accountId, ref.cloudId, names, schema);
  const whole = issues.map(({ id, key, fields }) => ({ id, key, fields: JSON.stringify(fields) }));
  mirror.issues.write(ref.accountId, ref.cloudId, whole, Date.now());
  const ports = { mirror: remotely(mirror), now: Date.now };
  const readThrough = createReadThrough({
    tables: ports.mirror.mirror,
    now: Date.now,
    changed: () => undefined,
    troubled: () => undefined,
  });
  const pickers = pickerHandlers({
    ...ports,
    gateway,
    readThrough,
    scopesOf: () => [],
    online: () => work.thinksOnline,
    reportDefect: (where, error) => {
      throw new Error(where, { cause: error });
    },
  });
  work = { ref, site, mirror, pickers, asked, cut, thinksOnline: true };
});

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

const projectId = (key: string): string => work.site.projects.find((one) => one.key === key)?.id ?? '';
const fieldNamed = (name: string) => {
  const field = work.site.fields.find((one) => one.name === name);
  return { fieldId: field?.id ?? '', fieldName: name };
};
const search = (query: string) => ({ site: work.ref, query, ticket: null });
const people = (query: string) => ({ ...search(query), fieldId: 'reporter', projectKey: 'SHOP', issueKey: null });

describe('without a network', () => {
  it('people are those whom issues name and those who were found before', async () => {
    const before = valueOf(await work.pickers['pickers.users'](people('')));
    expect(before).toMatchObject({ from: 'jira', complete: true });
    await work.cut();
    const after = valueOf(await work.pickers['pickers.users'](people('mara')));
    expect(after.from).toBe('computer');
    expect(after.items.map(({ displayName }) => displayName)).toContain('Mara Lind');
    const accents = valueOf(await work.pickers['pickers.users'](people('tomas')));
    expect(accents.items.map(({ displayName }) => displayName)).toContain('Tomás Ibarra');
  });

  it('groups are those that were found before', async () => {
    const [first] = valueOf(await work.pickers['pickers.groups'](search(''))).items;
    await work.cut();
    const found = valueOf(await work.pickers['pickers.groups'](search(first?.name.slice(0, 4) ?? '')));
    expect(found.from).toBe('computer');
    expect(found.items).toContainEqual(first);
  });

  it('labels, sprints and teams are those that the issues hold', async () => {
    await work.cut();
    const labels = valueOf(
      await work.pickers['pickers.labels']({ ...search(''), fieldId: 'labels', fieldName: 'Labels' }),
    );
    expect(labels.from).toBe('computer');
    expect(labels.items.length).toBeGreaterThan(0);
    const sprints = valueOf(
      await work.pickers['pickers.sprints']({ ...search(''), ...fieldNamed('Sprint'), projectId: projectId('SHOP') }),
    );
    expect(sprints.items.length).toBeGreaterThan(0);
    expect(sprints.items.map(({ state }) => state)).not.toContain('closed');
    const teams = valueOf(await work.pickers['pickers.teams']({ ...search(''), ...fieldNamed('Team') }));
    for (const { id, name } of teams.items) expect(id).not.toBe(name);
  });

  it('issues are found by their words, and a parent stays one level above', async () => {
    const types = work.site.issueTypes;
    const subtask = types.find((type) => type.subtask && type.projectId === null)?.id ?? null;
    const wanted = { projectId: projectId('SHOP'), issueKey: null, purpose: 'parent' as const, issueTypeId: subtask };
    // The form was open before: its issue types are in the mirror.
    const before = valueOf(await work.pickers['pickers.issues']({ ...search(''), ...wanted }));
    expect(before.from).toBe('jira');
    await work.cut();
    const recent = valueOf(await work.pickers['pickers.issues']({ ...search(''), ...wanted }));
    expect(recent.from).toBe('computer');
    expect(recent.items.length).toBeGreaterThan(0);
    expect(new Set(recent.items.map(({ issueType }) => issueType?.hierarchyLevel))).toEqual(new Set([0]));
    const key = recent.items[0]?.key ?? '';
    const byKey = valueOf(await work.pickers['pickers.issues']({ ...search(key), ...wanted }));
    expect(byKey.items.map((issue) => issue.key)).toContain(key);
  });

  it('the answer does not wait for Jira once the program knows that it is offline', async () => {
    valueOf(await work.pickers['pickers.groups'](search('')));
    work.thinksOnline = false;
    work.asked.length = 0;
    for (const query of ['a', 'ab', 'abc']) valueOf(await work.pickers['pickers.groups'](search(query)));
    // One tries behind, so that somebody notices when the network is back; not every key does.
    expect(work.asked).toHaveLength(1);
  });
});

describe('with a network', () => {
  it('a search that was given up ends, and says that it was', async () => {
    const asking = work.pickers['pickers.groups']({ ...search('x'), ticket: 'search-1' });
    valueOf(await work.pickers['pickers.abandon']({ ticket: 'search-1' }));
    expect(await asking).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
  });

  it('an empty list says whether the account may browse people at all, and asks for that once', async () => {
    expect(valueOf(await work.pickers['pickers.users'](people('nobody at all')))).toMatchObject({ mayBrowse: true });
    valueOf(await work.pickers['pickers.users'](people('nobody either')));
    expect(work.asked.filter((path) => path.endsWith('/mypermissions'))).toHaveLength(1);
  });

  it('a sprint that JQL suggests has the state that the mirror knows, and a closed one is not offered', async () => {
    const { fieldId } = fieldNamed('Sprint');
    const held = work.mirror.seen.ofField(work.ref.accountId, work.ref.cloudId, fieldId, projectId('SHOP'));
    const isHeld = ({ id }: { id: number }) => held.some((value) => isJsonObject(value) && Number(value['id']) === id);
    const known = work.site.sprints.filter(isHeld);
    const idsOf = (state: string) => known.filter((one) => one.state === state).map(({ id }) => String(id));
    expect(idsOf('closed').length).toBeGreaterThan(0);

    const asked = { ...search('Storefront'), ...fieldNamed('Sprint'), projectId: projectId('SHOP') };
    const { items } = valueOf(await work.pickers['pickers.sprints'](asked));
    expect(items.filter(({ state }) => state === 'active').map(({ id }) => id)).toEqual(idsOf('active'));
    expect(items.filter(({ id }) => idsOf('closed').includes(id))).toEqual([]);
  });

  it('gives the newest value of a field that Jira has taken, with its issue', async () => {
    const { fieldId } = fieldNamed('Sprint');
    const last = valueOf(
      await work.pickers['pickers.lastAccepted']({
        site: work.ref,
        projectId: projectId('SHOP'),
        issueTypeId: null,
        fieldId,
      }),
    );
    expect(last?.issueKey).toMatch(/^SHOP-\d+$/);
    expect(work.asked).toEqual([]);
    const none = { site: work.ref, projectId: projectId('SHOP'), issueTypeId: null, fieldId: 'customfield_99999' };
    expect(valueOf(await work.pickers['pickers.lastAccepted'](none))).toBeNull();
  });

  it('asks Jira for the newest value in a project that is not mirrored, and nobody without a network', async () => {
    const { fieldId } = fieldNamed('Topics');
    const place = { site: work.ref, projectId: projectId('KITCHEN'), issueTypeId: null, fieldId };
    const last = valueOf(await work.pickers['pickers.lastAccepted'](place));
    expect(last?.issueKey).toMatch(/^KITCHEN-\d+$/);
    expect(last?.value).not.toEqual([]);
    expect(work.asked).toEqual(['/rest/api/3/search/jql']);
    work.thinksOnline = false;
    expect(valueOf(await work.pickers['pickers.lastAccepted'](place))).toBeNull();
    expect(work.asked).toHaveLength(1);
  });
});
