import type { ChangeKind } from '@shared/ipc/change';
import { assign } from './assign';
import { attach } from './attach';
import { comment } from './comment';
import { create } from './create';
import { edit } from './edit';
import { editComment } from './edit-comment';
import { formerFirst } from './former-first';
import type { Kind } from './kind';
import { link } from './link';
import { lookedForFirst } from './looked-for-first';
import { transition } from './transition';
import { watch } from './watch';
import { worklog } from './worklog';

/** Every kind of change. */
export const KINDS: Readonly<Record<ChangeKind, Kind>> = {
  create: lookedForFirst(formerFirst(create)),
  // Merging reads what Jira holds before each write, and sees there what has arrived.
  edit,
  assign,
  transition,
  comment: lookedForFirst(formerFirst(comment)),
  // Merging, as an edit.
  'edit-comment': editComment,
  worklog: lookedForFirst(formerFirst(worklog)),
  // A link is read before it is made.
  link,
  attach: lookedForFirst(formerFirst(attach)),
  watch,
};
