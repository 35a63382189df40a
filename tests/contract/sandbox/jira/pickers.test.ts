import { describe, expect, it } from 'vitest';
import { at, jiraSite, list } from './jira-site';

const path = (rest: string) => `/rest/api/3/${rest}`;

describe('pickers of somebody without *Browse users*', () => {
  const empty: [asked: string, found: (body: unknown) => unknown[]][] = [
    ['user/search?query=', (body) => list(body)],
    ['user/picker?query=a', (body) => list(body, 'users')],
    ['groups/picker?query=', (body) => list(body, 'groups')],
    ['groupuserpicker?query=a', (body) => [...list(body, 'users', 'users'), ...list(body, 'groups', 'groups')]],
    ['user/viewissue/search?query=a&projectKey=SHOP', (body) => list(body)],
    ['jql/autocompletedata/suggestions?fieldName=assignee&fieldValue=', (body) => list(body, 'results')],
    ['jql/autocompletedata/suggestions?fieldName=cf[10088]&fieldValue=', (body) => list(body, 'results')],
  ];

  it.each(empty)('find nobody, and refuse nothing: %s', async (asked, found) => {
    const jira = await jiraSite();
    const chidi = await jira.as('Chidi Eze');
    const answer = await chidi.get(path(asked));
    expect([answer.status, found(answer.body)]).toEqual([200, []]);
    expect(found((await jira.client.get(path(asked))).body).length).toBeGreaterThan(0);
  });

  it('is told by mypermissions', async () => {
    const chidi = await (await jiraSite()).as('Chidi Eze');
    const { body } = await chidi.get(path('mypermissions?permissions=USER_PICKER'));
    expect(at(body, 'permissions', 'USER_PICKER', 'havePermission')).toBe(false);
  });
});

describe('pickers', () => {
  it('of people cut the page first, so that fewer come than were asked for, and more pages follow', async () => {
    const { client, site } = await jiraSite();
    for (const asked of ['user/search?query=', 'user/assignable/search?project=SHOP&query=']) {
      const seen: unknown[] = [];
      const sizes: number[] = [];
      for (let startAt = 0; startAt < site.members.length; startAt += 10) {
        const { body } = await client.get(path(`${asked}&startAt=${startAt}&maxResults=10`));
        sizes.push(list(body).length);
        seen.push(...list(body).map((who) => at(who, 'accountId')));
      }
      expect(sizes.slice(0, -1).some((size) => size < 10)).toBe(true);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBeGreaterThan(25);
    }
  });

  const refusals: [asked: string, status: number][] = [
    ['user/picker', 400],
    ['groupuserpicker', 400],
    ['user/search', 400],
    ['user/assignable/search?query=a', 400],
    ['user/assignable/search?project=NOPE', 404],
    ['user/assignable/search?issueKey=NOPE-1', 404],
  ];

  it.each(refusals)('refuse %s with %i', async (asked, status) => {
    const { client } = await jiraSite();
    expect((await client.get(path(asked))).status).toBe(status);
  });

  it('of issues have two sections, leave the current issue out, and sub-tasks when told to', async () => {
    const { client, project } = await jiraSite();
    const shop = project('SHOP').id;
    const keys = async (rest: string): Promise<[ids: unknown[], keys: unknown[]]> => {
      const { body } = await client.get(path(`issue/picker?query=SHOP-&currentProjectId=${shop}${rest}`));
      const sections = list(body, 'sections');
      return [
        sections.map((section) => at(section, 'id')),
        sections.flatMap((section) => list(section, 'issues').map((issue) => at(issue, 'key'))),
      ];
    };
    const jql = encodeURIComponent('project = SHOP AND key <= SHOP-6');
    const [ids, all] = await keys(`&currentJQL=${jql}`);
    expect(ids).toEqual(['hs', 'cs']);
    expect(all).toContain('SHOP-6');
    expect((await keys(`&currentJQL=${jql}&currentIssueKey=SHOP-2`))[1]).not.toContain('SHOP-2');
    const [, without] = await keys(`&currentJQL=${jql}&showSubTasks=false`);
    expect(without).not.toContain('SHOP-6');
    expect((await keys(''))[0]).toEqual(['hs']);
  });

  it('of people and groups offer those alone who can see the projects of the field', async () => {
    const jira = await jiraSite();
    const { client, project } = jira;
    const names = async (rest: string, asker = client): Promise<unknown[]> => {
      const { body } = await asker.get(path(`groupuserpicker?query=&maxResults=100${rest}`));
      return list(body, 'users', 'users').map((who) => at(who, 'displayName'));
    };
    const everybody = await names('');
    expect(await names(`&fieldId=customfield_10087&projectId=${project('SHOP').id}`)).toEqual(everybody);
    const tomas = await jira.as('Tomás Ibarra');
    expect(await names(`&fieldId=customfield_10087&projectId=${project('SEC').id}`, tomas)).toEqual([
      'Oda Voss',
      'Tomás Ibarra',
    ]);
    // A project that the caller cannot see is no filter, and tells nothing.
    expect(await names(`&fieldId=customfield_10087&projectId=${project('SEC').id}`)).toEqual(everybody);
  });

  it('of sprints show active ones first and closed ones last, and none of boards that are hidden', async () => {
    const jira = await jiraSite();
    const { body } = await jira.client.get(path('jql/autocompletedata/suggestions?fieldName=Sprint&fieldValue='));
    const states = list(body, 'results').map(
      (one) => jira.site.sprints.find((sprint) => String(sprint.id) === at(one, 'value'))?.state,
    );
    expect(states.slice(0, 4)).toEqual(['active', 'active', 'active', 'future']);
    expect(states.at(-1)).toBe('closed');
    jira.project('MOB').permissions['BROWSE_PROJECTS'] = [];
    const { body: fewer } = await jira.client.get(
      path('jql/autocompletedata/suggestions?fieldName=Sprint&fieldValue=MOB'),
    );
    expect(list(fewer, 'results')).toEqual([]);
  });
});
