import type { ChangeKind } from '@shared/ipc/change';
import { assign } from './assign';
import { attach } from './attach';
import { comment } from './comment';
import { create } from './create';
import { edit } from './edit';
import type { Kind } from './kind';
import { link } from './link';
import { transition } from './transition';
import { watch } from './watch';
import { worklog } from './worklog';

/** Every kind of change. */
export const KINDS: Readonly<Record<ChangeKind, Kind>> = {
  create,
  edit,
  assign,
  transition,
  comment,
  worklog,
  link,
  attach,
  watch,
};
