import { expect } from 'vitest';
import { type Conversation, document, the } from './conversation';

/** Create forms of every size, rules that they do not tell, and custom fields of many types written and read back. */
export async function fillForms({ jira, site, fieldsOf }: Conversation): Promise<void> {
  const seen: (string | undefined)[] = [];
  for (let total = 1; seen.length < total;) {
    const page = await jira.issues.getCreateIssueMetaIssueTypeId({
      projectIdOrKey: 'SUPP',
      issueTypeId: '10016',
      startAt: seen.length,
      maxResults: 90,
    });
    total = the(page.total);
    seen.push(...the(page.fields).map((field) => field.fieldId));
  }
  expect(new Set(seen).size).toBe(200);

  const delivery = { project: { key: 'DEPOT' }, issuetype: { name: 'Delivery' }, summary: 'Forty baskets' };
  await expect(jira.issues.createIssue({ fields: delivery })).rejects.toMatchObject({
    status: 400,
    body: { errorMessages: ['Labels is required.', 'Order number is required.'], errors: {} },
  });

  const sprint = the(site.site.sprints.find((one) => one.state === 'active'));
  const group = the(site.site.groups[0]);
  const made = await jira.issues.createIssue({
    fields: {
      project: { key: 'KITCHEN' },
      issuetype: { name: 'Kitchen sink' },
      summary: 'Everything but the sink',
      timetracking: { originalEstimate: '12h' },
      customfield_10014: 'SHOP-2',
      customfield_10020: sprint.id,
      customfield_10038: [{ id: 'ws-1:42' }],
      customfield_10077: { value: 'Checkout', child: { value: 'Vouchers' } },
      customfield_10082: document('Steps'),
      customfield_10089: [{ name: group.name }],
      customfield_10091: { key: 'SHOP' },
      customfield_10094: '2026-11-30T13:30:00.000+0100',
      customfield_10115: { likelihood: 3 },
      customfield_10124: [1.5, 2],
      customfield_10120: { value: 'Gold' },
    },
    update: { worklog: [{ add: { timeSpent: '1h', started: '2026-11-03T08:00:00.000+0000' } }] },
  });
  expect(await fieldsOf(the(made.key))).toMatchObject({
    parent: { key: 'SHOP-2' },
    timetracking: { originalEstimate: '1d 4h', timeSpent: '1h' },
    customfield_10020: [{ id: sprint.id, state: 'active' }],
    customfield_10038: [{ workspaceId: 'ws-1', objectId: '42' }],
    customfield_10077: { value: 'Checkout', child: { value: 'Vouchers' } },
    customfield_10089: [{ groupId: group.groupId }],
    customfield_10091: { key: 'SHOP' },
    customfield_10124: [1.5, 2],
    customfield_10120: { value: 'Gold' },
  });
}

/** Issues, sprints, teams, labels, people and groups, as a form looks them up. */
export async function pickForForms({ jira, agile, site }: Conversation): Promise<void> {
  const boards = the((await agile.board.getAllBoards({ projectKeyOrId: 'SHOP' })).values);
  const scrum = the(boards.find((board) => board.type === 'scrum')?.id);
  const kanban = the(boards.find((board) => board.type === 'kanban')?.id);
  const sprints = await agile.board.getAllSprints({ boardId: scrum, state: 'active,future' });
  expect(sprints.values?.map((sprint) => sprint.state)).toEqual(['active', 'future', 'future']);
  await expect(agile.board.getAllSprints({ boardId: kanban })).rejects.toMatchObject({ status: 400 });
  expect((await agile.sprint.getSprint({ sprintId: the(sprints.values?.[0]?.id) })).state).toBe('active');

  const suggest = async (fieldName: string, fieldValue: string) =>
    (await jira.jql.getFieldAutoCompleteForQueryString({ fieldName, fieldValue })).results ?? [];
  const [team] = site.site.fields.find((field) => field.id === 'customfield_10001')?.options ?? [];
  expect(await suggest('Team', 'check')).toEqual([{ value: team?.id, displayName: '<b>Check</b>out' }]);
  expect((await suggest('Sprint', 'Storefront'))[0]).toMatchObject({ displayName: '<b>Storefront</b> 38' });
  expect((await suggest('labels', '')).length).toBeGreaterThan(5);
  expect((await suggest('cf[10090]', '')).length).toBeGreaterThan(0);
  expect((await suggest('assignee', 'mara'))[0]?.displayName).toContain('<b>Mara</b>');

  const picked = await jira.issueSearch.getIssuePickerResource({
    query: 'SHOP-2',
    currentJQL: 'project = SHOP ORDER BY updated DESC',
    currentProjectId: site.project('SHOP').id,
    showSubTasks: false,
  });
  const sections = the(picked.sections);
  expect(sections.map((section) => section.id)).toEqual(['hs', 'cs']);
  expect(sections[0]?.issues?.map((issue) => issue.key)).toContain('SHOP-2');
  const both = await jira.groupAndUserPicker.findUsersAndGroups({
    query: 'o',
    fieldId: 'customfield_10088',
    projectId: [site.project('SHOP').id],
  });
  expect(both.users?.users?.map((who) => who.displayName)).toContain('Oda Voss');
}
