import { takeId } from '../issue-index';
import type { HistoryItem, Issue, SandboxSite } from '../model';

interface Change {
  at: number;
  authorAccountId: string;
  items: HistoryItem[];
}

/** Collects what happened to an issue, in any order; `write` puts it into its history, oldest first. */
export class Timeline {
  private readonly changes: Change[] = [];

  note(at: number, authorAccountId: string, ...items: HistoryItem[]): void {
    this.changes.push({ at: Math.floor(at), authorAccountId, items });
  }

  write(site: SandboxSite, issue: Issue): void {
    this.changes.sort((one, other) => one.at - other.at);
    issue.history = this.changes.map((change) => ({
      id: takeId(site),
      authorAccountId: change.authorAccountId,
      created: change.at,
      items: change.items,
    }));
  }
}

interface Side {
  value: string | null;
  shown: string | null;
}

export const NOTHING: Side = { value: null, shown: null };

/** One changed field; `field` is its name as Jira writes it into histories, `fieldId` is often missing there too. */
export function changed(field: string, fieldId: string | null, from: Side, to: Side): HistoryItem {
  return {
    field,
    fieldtype: fieldId?.startsWith('customfield_') === true ? 'custom' : 'jira',
    ...(fieldId === null ? {} : { fieldId }),
    from: from.value,
    fromString: from.shown,
    to: to.value,
    toString_: to.shown,
  };
}

/** The latest moment at which anything of the issue changed. */
export function lastTouched(issue: Issue): number {
  let latest = issue.created;
  for (const entry of issue.history) latest = Math.max(latest, entry.created);
  for (const comment of issue.comments) latest = Math.max(latest, comment.updated);
  for (const worklog of issue.worklogs) latest = Math.max(latest, worklog.updated);
  for (const attachment of issue.attachments) latest = Math.max(latest, attachment.created);
  return latest;
}
