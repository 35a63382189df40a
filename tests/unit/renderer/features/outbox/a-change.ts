import type { Change, ChangeGroup, ChangeLine, ChangeState } from '@shared/ipc/change';

export function aChange(id: string, status: ChangeState, more: Partial<Change> = {}): Change {
  return {
    id,
    accountId: 'account-1',
    cloudId: 'cloud-1',
    kind: 'edit',
    title: `Title of ${id}`,
    subtitle: 'SHOP-7',
    issueKey: 'SHOP-7',
    after: null,
    groupId: null,
    paused: false,
    createdAt: 0,
    body: {},
    status,
    history: [{ at: 0, text: 'Journalled' }],
    ...more,
  };
}

/** A line of the group `g`. */
export function aLine(id: string, status: ChangeState, more: Partial<ChangeLine> = {}): ChangeLine {
  const { body: _body, history: _history, ...line } = aChange(id, status, { kind: 'create', groupId: 'g' });
  return { ...line, issueKey: null, row: null, ...more };
}

export function aGroup(id: string, total: number, counts: ChangeGroup['counts'], paused = false): ChangeGroup {
  return { id, title: `Group ${id}`, createdAt: 0, paused, total, counts };
}

export const QUEUED: ChangeState = { state: 'queued', reason: null };
export const APPLIED: ChangeState = { state: 'applied', issueId: '10007', issueKey: 'SHOP-7' };
export const REFUSED: ChangeState = {
  state: 'rejected',
  failure: { kind: 'jira-rejected', status: 400, messages: ['No such option.'], fieldErrors: {} },
};
