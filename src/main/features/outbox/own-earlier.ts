import { assertNever } from '@shared/assert-never';
import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import type { JsonValue } from '@shared/json';
import type { Change } from '@shared/ipc/change';
import { readInput } from '../../outbox/kinds/read-input';

/** What Jira took shorter ago than this may not be on the screen yet on which the next change was made. */
export const JUST_NOW_MS = 5 * 60_000;

/**
 * Tells a change what the same person wrote to the same fields just before, waiting or hardly sent: the later of two edits made offline
 * must not meet the earlier as a stranger's. Pure.
 *
 * @param changes those of the same issue, newest first
 */
export function withOwnEarlier(input: ChangeInput, changes: readonly Change[], now: number): ChangeInput {
  const recent = changes.filter((change) => counts(change, now));
  const earlierOf = (fieldId: string): readonly JsonValue[] =>
    recent.flatMap(({ body }) => {
      const other = readInput(body);
      return other === null ? [] : valuesOf(other, fieldId);
    });
  const told = (edit: FieldEdit): FieldEdit => ({ ...edit, ...asEarlier(earlierOf(edit.fieldId)) });
  switch (input.kind) {
    case 'edit':
      return { ...input, fields: input.fields.map(told) };
    case 'transition':
      return { ...input, fields: input.fields.map(told), ...asEarlier(earlierOf('status')) };
    case 'assign':
      return { ...input, ...asEarlier(earlierOf('assignee')) };
    case 'edit-comment':
      return { ...input, ...asEarlier(recent.flatMap(({ body }) => editsOf(input.commentId, readInput(body)))) };
    case 'comment':
    case 'worklog':
    case 'link':
    case 'watch':
      return input;
    default:
      return assertNever(input);
  }
}

function editsOf(commentId: string, other: ChangeInput | null): readonly JsonValue[] {
  return other?.kind === 'edit-comment' && other.commentId === commentId ? [other.mine] : [];
}

function asEarlier(earlier: readonly JsonValue[]): { readonly earlier?: readonly JsonValue[] } {
  return earlier.length === 0 ? {} : { earlier };
}

/** A long while ago it is a value like any other: somebody else may have set it again since. */
function counts({ status, history }: Change, now: number): boolean {
  if (status.state === 'discarded' || status.state === 'rejected') return false;
  return status.state !== 'applied' || now - (history.at(-1)?.at ?? 0) < JUST_NOW_MS;
}

function valuesOf(input: ChangeInput, fieldId: string): readonly JsonValue[] {
  if (input.kind === 'assign') return fieldId === 'assignee' ? [input.mine === null ? null : { ...input.mine }] : [];
  if (input.kind === 'transition' && fieldId === 'status') return [{ id: input.to.id, label: input.to.name }];
  if (input.kind !== 'edit' && input.kind !== 'transition') return [];
  return input.fields.filter((edit) => edit.fieldId === fieldId).map(({ mine }) => mine);
}
