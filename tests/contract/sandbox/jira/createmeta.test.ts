import { describe, expect, it } from 'vitest';
import { at, jiraSite, list } from './jira-site';

const base = '/rest/api/3/issue/createmeta';

describe('createmeta', () => {
  it('pages through more than 200 fields without losing or repeating one', async () => {
    const { client } = await jiraSite();
    const seen: unknown[] = [];
    let total = 1;
    while (seen.length < total) {
      const { body } = await client.get(`${base}/KITCHEN/issuetypes/10015?startAt=${seen.length}&maxResults=100`);
      total = Number(at(body, 'total'));
      seen.push(...list(body, 'fields').map((field) => at(field, 'fieldId')));
    }
    expect(total).toBeGreaterThan(200);
    expect(new Set(seen).size).toBe(total);
  });

  it('shows fifty fields unless more are asked for, and nothing past the end', async () => {
    const { client } = await jiraSite();
    const first = await client.get(`${base}/KITCHEN/issuetypes/10015`);
    expect([at(first.body, 'maxResults'), list(first.body, 'fields').length]).toEqual([50, 50]);
    const after = await client.get(`${base}/SHOP/issuetypes?startAt=500`);
    expect([after.status, list(after.body, 'issueTypes')]).toEqual([200, []]);
  });

  it('refuses more than 200 at once', async () => {
    const { client } = await jiraSite();
    const refused = await client.get(`${base}/SHOP/issuetypes?maxResults=201`);
    expect([refused.status, refused.body]).toEqual([
      400,
      { errorMessages: ["Parameter 'maxResults' must not exceed the limit '200'"], errors: {} },
    ]);
  });

  it('answers 404 for an unknown project, and 404 with nothing for a type that is not in the project', async () => {
    const { client } = await jiraSite();
    const unknown = await client.get(`${base}/NOPE/issuetypes`);
    expect([unknown.status, at(unknown.body, 'errorMessages')]).toEqual([
      404,
      ["No project could be found with key 'NOPE'."],
    ]);
    const foreign = await client.get(`${base}/SHOP/issuetypes/10030`);
    expect([foreign.status, foreign.body]).toEqual([404, undefined]);
  });

  it('always lists project and issue type, required and with the one value each', async () => {
    const { client } = await jiraSite();
    const { body } = await client.get(`${base}/MOB/issuetypes/10034`);
    const field = (id: string) => list(body, 'fields').find((one) => at(one, 'fieldId') === id);
    expect(at(field('project'), 'allowedValues', 0, 'key')).toBe('MOB');
    expect(at(field('issuetype'), 'allowedValues', 0, 'id')).toBe('10034');
    expect(at(field('issuetype'), 'operations')).toEqual([]);
    expect([
      at(field('project'), 'required'),
      at(field('issuetype'), 'required'),
      at(field('parent'), 'required'),
    ]).toEqual([true, true, true]);
  });

  it('lists reporter only for those who may choose one', async () => {
    const jira = await jiraSite();
    const holders = jira.project('SHOP').permissions['MODIFY_REPORTER'];
    const members = jira.world.people.filter(
      (who) => who.accountType === 'atlassian' && who.active && jira.site.members.includes(who.accountId),
    );
    const has = members.find((who) => holders === '*' || holders?.includes(who.accountId));
    const lacks = members.find((who) => holders !== '*' && !holders?.includes(who.accountId));
    const idsFor = async (name: string | undefined): Promise<unknown[]> => {
      const client = await jira.as(name ?? '');
      return list((await client.get(`${base}/SHOP/issuetypes/10002`)).body, 'fields').map((one) => at(one, 'fieldId'));
    };
    expect(await idsFor(has?.displayName)).toContain('reporter');
    expect(await idsFor(lacks?.displayName)).not.toContain('reporter');
  });

  it('leaves disabled options and archived versions out', async () => {
    const jira = await jiraSite();
    const { body } = await jira.client.get(`${base}/KITCHEN/issuetypes/10013?maxResults=200`);
    const offered = (id: string): unknown[] => {
      const field = list(body, 'fields').find((one) => at(one, 'fieldId') === id);
      return field === undefined ? [] : list(field, 'allowedValues').map((one) => at(one, 'id'));
    };
    const withDead = jira.site.fields.filter(
      (one) => one.projectId === null && one.options.some((option) => option.disabled),
    );
    const deadVersions = jira.project('KITCHEN').versions.filter((version) => version.archived);
    expect([withDead.length > 0, deadVersions.length > 0]).toEqual([true, true]);
    for (const field of withDead) {
      const dead = field.options.filter((option) => option.disabled).map((option) => option.id);
      expect(offered(field.id).filter((id) => dead.includes(String(id)))).toEqual([]);
    }
    expect(offered('fixVersions').filter((id) => deadVersions.some((version) => version.id === id))).toEqual([]);
    expect(offered('fixVersions').length).toBeGreaterThan(0);
  });

  it('answers the old tree too, and flags it', async () => {
    const { client } = await jiraSite();
    const { body, headers } = await client.get(
      `${base}?projectKeys=SHOP&issuetypeNames=Task&expand=projects.issuetypes.fields`,
    );
    expect(headers.get('deprecation')).toBe('true');
    expect(Object.keys(at(body, 'projects', 0, 'issuetypes', 0, 'fields') as object)).toContain('summary');
  });
});
