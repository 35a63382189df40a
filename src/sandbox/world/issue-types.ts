import type { IssueType } from './model';

/** Ids of the main site's issue types. Company-managed projects share the first group. */
export const TYPE = {
  epic: '10000',
  story: '10001',
  task: '10002',
  subtask: '10003',
  bug: '10004',
  incident: '10005',
  improvement: '10006',
  serviceRequest: '10007',
  change: '10008',
  initiative: '10009',
  rollout: '10010',
  refund: '10011',
  kitchenSink: '10013',
  everythingRequired: '10014',
  storeAudit: '10015',
  dossier: '10016',
  delivery: '10017',
  mobEpic: '10030',
  mobStory: '10031',
  mobTask: '10032',
  mobBug: '10033',
  mobSubtask: '10034',
  docTask: '10040',
  docArticle: '10041',
  docSubtask: '10042',
} as const;

const AVATAR = {
  epic: 10307,
  story: 10315,
  task: 10318,
  subtask: 10316,
  bug: 10303,
  improvement: 10310,
  incident: 10304,
  request: 10321,
  change: 10305,
} as const;

export function issueType(
  id: string,
  name: string,
  description: string,
  avatarId: number,
  rest: { hierarchyLevel?: number; projectId?: string } = {},
): IssueType {
  const hierarchyLevel = rest.hierarchyLevel ?? 0;
  const projectId = rest.projectId ?? null;
  return { id, name, description, subtask: hierarchyLevel < 0, hierarchyLevel, avatarId, projectId };
}

export function larkfieldIssueTypes(mobileProjectId: string, documentationProjectId: string): IssueType[] {
  const mobile = { projectId: mobileProjectId };
  const documentation = { projectId: documentationProjectId };
  return [
    issueType(TYPE.initiative, 'Initiative', 'Spans several epics and teams.', AVATAR.epic, { hierarchyLevel: 2 }),
    issueType(TYPE.epic, 'Epic', 'A big piece of work that is broken down.', AVATAR.epic, { hierarchyLevel: 1 }),
    issueType(TYPE.story, 'Story', 'Something a customer can do afterwards.', AVATAR.story),
    issueType(TYPE.task, 'Task', 'A small, distinct piece of work.', AVATAR.task),
    issueType(TYPE.bug, 'Bug', 'A problem or error.', AVATAR.bug),
    issueType(TYPE.improvement, 'Improvement', 'Something that works and could work better.', AVATAR.improvement),
    issueType(TYPE.subtask, 'Sub-task', 'A part of another issue.', AVATAR.subtask, { hierarchyLevel: -1 }),
    issueType(TYPE.incident, 'Incident', 'Shops or customers are hit right now.', AVATAR.incident),
    issueType(TYPE.serviceRequest, 'Service request', 'Somebody needs something.', AVATAR.request),
    issueType(TYPE.change, 'Change', 'A planned change of production.', AVATAR.change),
    issueType(TYPE.rollout, 'Rollout', 'A release that goes out in stages.', AVATAR.change),
    issueType(TYPE.refund, 'Refund', 'Money that goes back.', AVATAR.request),
    issueType(TYPE.kitchenSink, 'Kitchen sink', 'Has a field of every type.', AVATAR.task),
    issueType(TYPE.everythingRequired, 'Everything required', 'Each field must be filled.', AVATAR.task),
    issueType(TYPE.storeAudit, 'Store audit', 'A walk through a store, with more than 200 fields.', AVATAR.task),
    issueType(TYPE.dossier, 'Supplier dossier', 'Everything about a supplier, in 200 fields.', AVATAR.task),
    issueType(TYPE.delivery, 'Delivery', 'Goods that arrive at the depot.', AVATAR.change),
    issueType(TYPE.mobEpic, 'Epic', 'A theme of a release.', AVATAR.epic, { ...mobile, hierarchyLevel: 1 }),
    issueType(TYPE.mobStory, 'Story', 'Something a customer can do afterwards.', AVATAR.story, mobile),
    issueType(TYPE.mobTask, 'Task', 'A small, distinct piece of work.', AVATAR.task, mobile),
    issueType(TYPE.mobBug, 'Bug', 'Something the app does wrong.', AVATAR.bug, mobile),
    issueType(TYPE.mobSubtask, 'Subtask', 'A part of another issue.', AVATAR.subtask, {
      ...mobile,
      hierarchyLevel: -1,
    }),
    issueType(TYPE.docTask, 'Task', 'A small, distinct piece of work.', AVATAR.task, documentation),
    issueType(TYPE.docArticle, 'Article', 'A page that is to be written.', AVATAR.story, documentation),
    issueType(TYPE.docSubtask, 'Subtask', 'A part of another issue.', AVATAR.subtask, {
      ...documentation,
      hierarchyLevel: -1,
    }),
  ];
}
