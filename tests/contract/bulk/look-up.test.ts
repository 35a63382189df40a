import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { question, type Answer, type Question } from '@shared/bulk/question';
import { readBulkSite, typesFromJira, typesUsed } from '../../../src/main/features/bulk/bulk-site';
import { createLookUp } from '../../../src/main/features/bulk/look-up';
import { readCreatableProjects } from '../../../src/main/gateway/project';
import { keyOf } from '../../../src/sandbox/world/find';
import { gatewayOnSandbox, type OnSandbox } from '../outbox/sandbox-gateway';

let on: OnSandbox;
let project: { readonly id: string; readonly key: string };

beforeAll(async () => {
  on = await gatewayOnSandbox();
  const projects = await readCreatableProjects(on.gateway, on.ref);
  const shop = projects.ok ? projects.value.find(({ key }) => key === 'SHOP') : undefined;
  if (shop === undefined) throw new Error('No project SHOP');
  project = shop;
});
afterAll(() => on.sandbox.close());
beforeEach(() => {
  on.sandbox.faults.clear();
  on.sandbox.requests.clear();
});

const newLookUp = (): ReturnType<typeof createLookUp> =>
  createLookUp({ gateway: on.gateway, site: on.ref, project, scopes: [] });

async function ask(one: Question): Promise<Answer | undefined> {
  const { found, failure } = await newLookUp().answer([one]);
  expect(failure).toBeNull();
  return found[one.key];
}
const person = (text: string, fieldId: string | null = null): Promise<Answer | undefined> =>
  ask(question('user', text, fieldId));

describe('people of a sheet', () => {
  it('are found by name, by address and by id, case and accents apart', async () => {
    const mara = on.sandbox.world.people.find(({ displayName }) => displayName === 'Mara Lind');
    const choice = { id: mara?.accountId, label: 'Mara Lind', hierarchyLevel: null };
    for (const text of ['Mara Lind', 'mara lind', 'mara.lind@larkfield.example', mara?.accountId ?? '']) {
      await expect(person(text)).resolves.toEqual({ state: 'exact', choice });
    }
    await expect(person('Tomas Ibarra')).resolves.toMatchObject({ state: 'exact', choice: { label: 'Tomás Ibarra' } });
  });

  it('are found as directories and e-mail programs write them', async () => {
    const mara = { state: 'exact', choice: { label: 'Mara Lind' } };
    for (const text of [
      'Lind, Mara',
      'Lind Mara',
      'LIND, MARA',
      'Mara Lind <mara.lind@larkfield.example>',
      '"Lind, Mara" <mara.lind@larkfield.example>',
      'Mara Lind <nobody@larkfield.example>',
    ]) {
      await expect(person(text)).resolves.toMatchObject(mara);
    }
    // Two may be called so, one of them from outside.
    for (const text of ['Mara Lind (external)', 'Lind, Mara [EXT]', 'Mara Lind | Sales']) {
      await expect(person(text)).resolves.toMatchObject({ state: 'guess', choices: [{ label: 'Mara Lind' }] });
    }
    await expect(person('Quux, Zebulon')).resolves.toEqual({ state: 'none' });
  });

  it('who are called nearly so are offered, and nobody is taken for somebody else', async () => {
    for (const text of ['Mara Lnd', 'Mara', 'mara.lnd@larkfield.example']) {
      await expect(person(text)).resolves.toMatchObject({ state: 'guess', choices: [{ label: 'Mara Lind' }] });
    }
    await expect(person('Zebulon Quux')).resolves.toEqual({ state: 'none' });
    await expect(person('712020:00000000-0000-4000-8000-000000000000')).resolves.toEqual({ state: 'none' });
  });
});

describe('issues of a sheet', () => {
  it('are looked up a hundred by one request, each with the level of its type', async () => {
    const keys = on.site.issues.slice(0, 70).map((issue) => keyOf(on.site, issue));
    const asked = [...keys, 'SHOP-99999', 'NOPE-1'].map((key) => question('issue', key, null));
    const { found } = await newLookUp().answer(asked);
    expect(on.sandbox.requests.count({ method: 'POST', path: /bulkfetch$/ })).toBe(1);
    const states = asked.map(({ key }) => found[key]?.state);
    expect(states.filter((state) => state === 'exact').length).toBeGreaterThan(60);
    expect(states.slice(-2)).toEqual(['none', 'none']);
  });
});

describe('a look-up', () => {
  it('asks once for what it was told, and again for what could not be asked', async () => {
    const lookUp = newLookUp();
    const asked = [question('user', 'Oda Voss', null), question('group', 'nobody-has-this-group', null)];
    on.sandbox.faults.plan(
      { method: 'GET', path: /groups\/picker$/ },
      { kind: 'answer', reply: { status: 403, body: { errorMessages: ['No.'], errors: {} } } },
    );
    const first = await lookUp.answer(asked);
    expect(first.failure).not.toBeNull();
    expect(first.found[asked[1]?.key ?? '']).toMatchObject({ state: 'unchecked' });
    const second = await lookUp.answer(asked);
    expect(second).toMatchObject({ failure: null });
    expect(second.found[asked[0]?.key ?? '']).toMatchObject({ state: 'exact' });
    expect(second.found[asked[1]?.key ?? '']).toMatchObject({ state: 'none' });
    expect(on.sandbox.requests.count({ method: 'GET', path: /user\/search$/ })).toBe(1);
  });

  it('finds sprints by name where boards may not be read, and lets a number be sent', async () => {
    const sprint = await ask(question('sprint', '1', 'customfield_10020'));
    expect(sprint?.state === 'unchecked' || sprint?.state === 'exact').toBe(true);
  });
});

describe('the site of a sheet', () => {
  it('has every type with its fields, each read once', async () => {
    const reads = typesFromJira(on.gateway, on.ref, project.id);
    const read = await readBulkSite(
      reads,
      { ...project, name: 'Shop', style: 'company-managed', typeKey: 'software' },
      [],
    );
    const types = read.ok ? read.value.types : [];
    expect(types.map(({ issueType }) => issueType.name)).toEqual(
      expect.arrayContaining(['Epic', 'Story', 'Bug', 'Sub-task']),
    );
    expect(types.every(({ fields }) => fields.some(({ fieldId }) => fieldId === 'summary'))).toBe(true);
  });

  it('of many types has those that the sheet names, or all where it names none', () => {
    const types = Array.from({ length: 30 }, (_, at) => ({
      id: `1${String(at)}`, name: `Type ${String(at)}`, description: '', iconUrl: null, subtask: false, hierarchyLevel: 0,
    })); // prettier-ignore
    expect(typesUsed(types, ['type 3', 'x', '14']).map(({ name }) => name)).toEqual(['Type 3', 'Type 4']);
    expect(typesUsed(types, ['x'])).toHaveLength(30);
  });
});
