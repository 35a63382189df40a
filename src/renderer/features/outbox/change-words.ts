import {
  ArrowRight,
  Clock,
  Eye,
  Link,
  MessageSquare,
  MessageSquareDiff,
  Paperclip,
  Pencil,
  SquarePlus,
  User,
  type LucideIcon,
} from 'lucide-react';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Failure } from '@shared/ipc/failure';
import type { Change, ChangeKind } from '@shared/ipc/change';

/** As much of a change as its line shows. */
export type Listed = Omit<Change, 'body' | 'marker' | 'history'>;

export const KIND_ICONS: Readonly<Record<ChangeKind, LucideIcon>> = {
  create: SquarePlus,
  edit: Pencil,
  assign: User,
  transition: ArrowRight,
  comment: MessageSquare,
  'edit-comment': MessageSquareDiff,
  worklog: Clock,
  link: Link,
  attach: Paperclip,
  watch: Eye,
};

const KIND_WORDS: Readonly<Record<ChangeKind, string>> = {
  create: 'Create',
  edit: 'Edit',
  assign: 'Assign',
  transition: 'Transition',
  comment: 'Comment on',
  'edit-comment': 'Edit a comment on',
  worklog: 'Log work on',
  link: 'Link',
  attach: 'Attach to',
  watch: 'Watch',
};

/** What stands above the detail: `Create SHOP · Bug`, `Edit PAY-871`. */
export function headOf(
  { kind, subtitle, issueKey }: Pick<Change, 'kind' | 'subtitle' | 'issueKey'>,
  row: number | null = null,
): string {
  if (kind === 'create') return `Create ${subtitle}${row === null ? '' : `, row ${row.toLocaleString('en')}`}`;
  return `${KIND_WORDS[kind]} ${issueKey ?? 'the issue to be'}`;
}

/** The issue in the list: its key as soon as there is one, else its row of the sheet, or the project that it will be in. */
export function whereOf({ status, issueKey, subtitle, kind, after }: Listed, row: number | null = null): string {
  if (status.state === 'applied') return status.issueKey;
  if (row !== null) return `Row ${row.toLocaleString('en')}`;
  // What follows a create stands under it.
  if (kind !== 'create' && after !== null && issueKey === null) return 'New issue';
  return issueKey ?? subtitle.split(' · ')[0] ?? '';
}

/** Why it stands where it stands, beside the word for its state. */
export function reasonOf({ status, paused, after, issueKey, waitsFor }: Listed): string {
  switch (status.state) {
    case 'queued':
      if (paused) return 'held back by you';
      if (waitsFor !== null && waitsFor !== undefined) return `waits for “${waitsFor.title}”`;
      if (status.reason !== null) return describeFailure(status.reason).title;
      return after !== null && issueKey === null ? 'after its issue' : '';
    case 'rejected':
      return refusalOf(status.failure);
    case 'unknown':
      return `look ${status.looks + 1}`;
    case 'unsure':
      if (status.late === 'twice') return 'it arrived twice';
      if (status.late === 'discarded') return 'it arrived all the same';
      if (status.late === 'elsewhere') return 'it arrived as first sent';
      if (status.candidates.length === 0) return 'is it in Jira?';
      return status.candidates.length === 1 ? '1 candidate' : `${status.candidates.length} candidates`;
    case 'conflict': {
      const who = [...new Set(status.fields.map(({ by }) => by).filter((by) => by !== null))];
      const names = status.fields.map(({ name }) => name).join(', ');
      return who.length === 1 ? `${who[0] ?? ''} changed ${names}` : names;
    }
    case 'applied':
      return (status.overtaken?.length ?? 0) > 0 ? 'replaced what somebody else wrote' : '';
    case 'sending':
    case 'discarded':
      return '';
  }
}

/** Jira's own first sentence says more than that it refused. */
function refusalOf(failure: Failure): string {
  const said =
    failure.kind === 'jira-rejected' ? (failure.messages[0] ?? Object.values(failure.fieldErrors)[0]) : undefined;
  return said ?? describeFailure(failure).title;
}
