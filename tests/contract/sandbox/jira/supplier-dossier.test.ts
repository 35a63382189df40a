import { describe, expect, it } from 'vitest';
import { seedWorld } from '../../../../src/sandbox/world/seed-world';
import { at, jiraSite, list, type JiraSite } from './jira-site';

const DOSSIER = '/rest/api/3/issue/createmeta/SUPP/issuetypes/10016?maxResults=200';

async function form({ client }: JiraSite): Promise<unknown[]> {
  const { body } = await client.get(DOSSIER);
  expect(at(body, 'total')).toBe(list(body, 'fields').length);
  return list(body, 'fields');
}

function optionsIn(field: unknown): unknown[] {
  const values = at(field, 'allowedValues');
  return Array.isArray(values) ? values : [];
}

describe('a supplier dossier', () => {
  it('asks for 200 things, ten of them out of 5,000', async () => {
    const fields = await form(await jiraSite());
    expect(fields).toHaveLength(200);
    expect(fields.filter((field) => optionsIn(field).length === 5000)).toHaveLength(10);
    const names = fields.map((field) => at(field, 'name'));
    expect(new Set(names).size).toBe(200);
    const place = fields.find((field) => at(field, 'name') === 'Storage place');
    expect(optionsIn(place).flatMap((parent) => list(parent, 'children'))).toHaveLength(5000);
  });

  it('gives every option a name and an id of its own', async () => {
    const fields = await form(await jiraSite());
    const ids: unknown[] = [];
    for (const field of fields) {
      const all = optionsIn(field).flatMap((one) => [
        one,
        ...(Array.isArray(at(one, 'children')) ? list(one, 'children') : []),
      ]);
      if (!String(at(field, 'fieldId')).startsWith('customfield_')) continue;
      ids.push(...all.map((one) => at(one, 'id')));
      const shown = optionsIn(field).map((one) => at(one, 'value'));
      expect([at(field, 'name'), new Set(shown).size]).toEqual([at(field, 'name'), shown.length]);
    }
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('requires four of its own: two must be sent, two have a default that Jira fills in', async () => {
    const jira = await jiraSite();
    const own = (await form(jira)).filter(
      (field) => at(field, 'required') === true && String(at(field, 'fieldId')).startsWith('customfield_'),
    );
    const without = own.filter((field) => at(field, 'hasDefaultValue') === false);
    const withDefault = own.filter((field) => at(field, 'hasDefaultValue') === true);
    expect([without.length, withDefault.length]).toEqual([2, 2]);
    for (const field of withDefault) expect(at(field, 'defaultValue', 'value')).toEqual(expect.any(String));

    const target = { project: { key: 'SUPP' }, issuetype: { id: '10016' }, summary: 'Aalborg Kurve A/S' };
    const refused = await jira.client.post('/rest/api/3/issue', { fields: target });
    expect(at(refused.body, 'errors')).toEqual(
      Object.fromEntries(without.map((field) => [at(field, 'fieldId'), `${String(at(field, 'name'))} is required.`])),
    );
    const sent = Object.fromEntries(
      without.map((field) => [
        String(at(field, 'fieldId')),
        at(field, 'schema', 'type') === 'option' ? { value: 'Bergen lamps 3' } : 'A-1',
      ]),
    );
    const made = await jira.client.post('/rest/api/3/issue', { fields: { ...target, ...sent } });
    expect([made.status, at(made.body, 'errors')]).toEqual([201, undefined]);
    const { body } = await jira.client.get(`/rest/api/3/issue/${String(at(made.body, 'key'))}?fields=*all`);
    for (const field of withDefault) {
      expect(at(body, 'fields', String(at(field, 'fieldId')), 'value')).toBe(at(field, 'defaultValue', 'value'));
    }
    expect(JSON.stringify(at(body, 'fields'))).toContain('Bergen lamps 3');
  });

  it('is as long and as wide as it was asked to be', () => {
    const world = seedWorld({ seed: 1, issues: 0, now: 0, form: { fields: 320, options: 12 } });
    const [site] = world.sites;
    const dossier = site?.projects.find((project) => project.key === 'SUPP')?.screens['10016'];
    expect(dossier?.create).toHaveLength(320);
    expect(site?.fields.filter((field) => field.manyOptions?.count === 12)).toHaveLength(10);
  });

  it('costs the world nothing until somebody asks: no option is made', () => {
    const [site] = seedWorld({ seed: 1, issues: 0, now: 0 }).sites;
    const lists = site?.fields.filter((field) => field.manyOptions !== undefined) ?? [];
    expect(lists).toHaveLength(11);
    expect(lists.flatMap((field) => field.options)).toEqual([]);
  });
});
