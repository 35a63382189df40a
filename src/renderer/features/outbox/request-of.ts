import type { Change } from '@shared/ipc/change';

/** What the change asks of Jira, as a person would write it down; the key stands for the issue. Pure. */
export function requestOf({ kind, issueKey, body }: Change): string {
  const issue = `/rest/api/3/issue/${issueKey ?? '{key}'}`;
  switch (kind) {
    case 'create':
      return 'POST /rest/api/3/issue';
    case 'edit':
      return `PUT ${issue}`;
    case 'assign':
      return `PUT ${issue}/assignee`;
    case 'transition':
      return `POST ${issue}/transitions`;
    case 'comment':
      return `POST ${issue}/comment`;
    case 'edit-comment':
      return `PUT ${issue}/comment/${typeof body['commentId'] === 'string' ? body['commentId'] : '{id}'}`;
    case 'worklog':
      return `POST ${issue}/worklog`;
    case 'link':
      return 'POST /rest/api/3/issueLink';
    case 'attach':
      return `POST ${issue}/attachments`;
    case 'watch':
      return `POST or DELETE ${issue}/watchers`;
  }
}
