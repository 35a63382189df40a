import type { Status, StatusCategoryKey } from './model';

/** Ids of the main site's statuses. Company-managed projects share the first group; team-managed ones mint their own. */
export const STATUS = {
  open: '1',
  inProgress: '3',
  closed: '6',
  toDo: '10000',
  inReview: '10001',
  done: '10002',
  blocked: '10003',
  needsInfo: '10004',
  readyForRelease: '10005',
  backlog: '10006',
  cancelled: '10007',
  imported: '10008',
  waitingForSupport: '10010',
  waitingForCustomer: '10011',
  pending: '10012',
  resolved: '10013',
  mobToDo: '10030',
  mobInProgress: '10031',
  mobOnDevice: '10032',
  mobDone: '10033',
  docDraft: '10040',
  docInReview: '10041',
  docApproved: '10042',
  docPublished: '10043',
} as const;

export function status(
  id: string,
  name: string,
  category: StatusCategoryKey,
  projectId: string | null = null,
  description = '',
): Status {
  return { id, name, description, category, projectId };
}

export function larkfieldStatuses(mobileProjectId: string, documentationProjectId: string): Status[] {
  return [
    status(STATUS.open, 'Open', 'new', null, 'The issue is open and ready for the assignee to start work on it.'),
    status(STATUS.inProgress, 'In Progress', 'indeterminate', null, 'Somebody is working on it.'),
    status(STATUS.closed, 'Closed', 'done', null, 'Finished, and the outcome was accepted.'),
    status(STATUS.toDo, 'To Do', 'new'),
    status(STATUS.inReview, 'In Review', 'indeterminate'),
    status(STATUS.done, 'Done', 'done'),
    status(STATUS.blocked, 'Blocked', 'indeterminate', null, 'Something outside the team has to happen first.'),
    status(STATUS.needsInfo, 'Needs info', 'new', null, 'The reporter has a question to answer.'),
    status(STATUS.readyForRelease, 'Ready for release', 'indeterminate'),
    status(STATUS.backlog, 'Backlog', 'new'),
    status(STATUS.cancelled, 'Cancelled', 'done'),
    status(STATUS.imported, 'Imported', 'undefined', null, 'Came from the old tracker; nobody has looked at it.'),
    status(STATUS.waitingForSupport, 'Waiting for support', 'new'),
    status(STATUS.waitingForCustomer, 'Waiting for customer', 'indeterminate'),
    status(STATUS.pending, 'Pending', 'indeterminate'),
    status(STATUS.resolved, 'Resolved', 'done'),
    status(STATUS.mobToDo, 'To Do', 'new', mobileProjectId),
    status(STATUS.mobInProgress, 'In Progress', 'indeterminate', mobileProjectId),
    status(STATUS.mobOnDevice, 'On device', 'indeterminate', mobileProjectId),
    status(STATUS.mobDone, 'Done', 'done', mobileProjectId),
    status(STATUS.docDraft, 'Draft', 'new', documentationProjectId),
    status(STATUS.docInReview, 'In Review', 'indeterminate', documentationProjectId),
    status(STATUS.docApproved, 'Approved', 'indeterminate', documentationProjectId),
    status(STATUS.docPublished, 'Published', 'done', documentationProjectId),
  ];
}
