import { describe, expect, it } from 'vitest';
import { jiraSite } from './jira-site';

const reads = [
  'myself',
  'myself?expand=groups,applicationRoles',
  'serverInfo',
  'configuration',
  'attachment/meta',
  'project/search?expand=issueTypes,lead,description,projectKeys,insight',
  'project/search?action=create&query=sho&orderBy=-name&maxResults=2',
  'project',
  'project/SHOP',
  'project/mob',
  'project/SHOP/statuses',
  'project/SHOP/components',
  'project/SHOP/component',
  'project/SHOP/versions',
  'project/SHOP/version?maxResults=1',
  'issuetype',
  'issuetype/10002',
  'issuetype/project?projectId={shop}',
  'priority',
  'priority/search',
  'priority/3',
  'status',
  'resolution',
  'resolution/search',
  'issueLinkType',
  'field',
  'field/search?type=custom&maxResults=5',
  'projects/fields?projectId={shop}&workTypeId=10002',
  'label?maxResults=3',
  'permissions',
  'mypermissions?permissions=CREATE_ISSUES,EDIT_ISSUES,BULK_CHANGE,USER_PICKER&projectKey=SHOP',
  'user/search?query=',
  'user/assignable/search?project=SHOP&query=',
  'user/picker?query=ma',
  'groupuserpicker?query=a',
  'groups/picker?query=qa',
  'group/member?groupname=site-admins',
  'issue/picker?query=checkout&currentJQL=project%20%3D%20SHOP',
  'jql/autocompletedata',
  'jql/autocompletedata/suggestions?fieldName=labels&fieldValue=',
  'jql/autocompletedata/suggestions?fieldName=assignee&fieldValue=ma',
  'filter/search?expand=jql',
  'issue/createmeta/SHOP/issuetypes',
  'issue/createmeta/MOB/issuetypes',
  'issue/createmeta/KITCHEN/issuetypes/10014?maxResults=200',
  'issue/createmeta/KITCHEN/issuetypes/10015?startAt=200&maxResults=200',
  'issue/createmeta?projectKeys=SHOP&expand=projects.issuetypes.fields',
  'issue/SHOP-2',
  'issue/SHOP-2?expand=names,schema,transitions,transitions.fields,editmeta,changelog,renderedFields,operations&properties=*all',
  'issue/KITCHEN-1?expand=names,schema,renderedFields',
  'issue/MOB-1?expand=editmeta',
  'issue/SHOP-2/editmeta',
  'issue/SHOP-2/transitions?expand=transitions.fields',
  'issue/SHOP-2/comment?orderBy=-created&expand=renderedBody',
  'issue/SHOP-2/worklog',
  'issue/SHOP-2/watchers',
  'issue/SHOP-2/changelog?maxResults=2',
  'issue/SHOP-2/properties',
  'search/jql?jql=project%20%3D%20SHOP&fields=*all&expand=names,schema',
  'search/jql?jql=project%20is%20not%20EMPTY&maxResults=5000',
];

describe('every read of Jira', () => {
  it('answers 200 in the shape of the OpenAPI file', async () => {
    const { client, project } = await jiraSite();
    const shop = project('SHOP').id;
    const problems: string[] = [];
    for (const path of reads.map((one) => one.replace('{shop}', shop))) {
      try {
        const { status, body } = await client.get(`/rest/api/3/${path}`);
        if (status !== 200) problems.push(`${path}: ${status} ${JSON.stringify(body)}`);
      } catch (error) {
        problems.push(`${path}: ${String(error)}`);
      }
    }
    expect(problems).toEqual([]);
  });

  it('gives every issue of the world whole, in the shape of the OpenAPI file', async () => {
    const { client, site } = await jiraSite();
    for (let start = 0; start < site.issues.length; start += 100) {
      const issueIdsOrKeys = site.issues.slice(start, start + 100).map((issue) => issue.id);
      const answer = await client.post('/rest/api/3/issue/bulkfetch', {
        issueIdsOrKeys,
        fields: ['*all'],
        expand: ['names', 'schema', 'renderedFields', 'editmeta', 'transitions', 'changelog'],
      });
      expect(answer.status).toBe(200);
    }
  });

  it('gives boards and sprints, and refuses sprints of a Kanban board', async () => {
    const { client, site } = await jiraSite();
    const scrum = site.boards.find((board) => board.type === 'scrum');
    const kanban = site.boards.find((board) => board.type === 'kanban');
    expect((await client.get('/rest/agile/1.0/board?projectKeyOrId=SHOP')).status).toBe(200);
    expect((await client.get(`/rest/agile/1.0/board/${scrum?.id}/sprint?state=active,future`)).status).toBe(200);
    const refused = await client.get(`/rest/agile/1.0/board/${kanban?.id}/sprint`);
    expect([refused.status, refused.body]).toEqual([
      400,
      { errorMessages: ['The board does not support sprints'], errors: {} },
    ]);
  });
});
