import { assertNever } from '@shared/assert-never';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { readableText } from '@shared/fields/readable-text';
import type { Change } from '@shared/ipc/change';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Failure } from '@shared/ipc/failure';
import { needsPerson } from '../../../ui/change/change-state';
import { inputOfChange } from '../../../ui/change/input-of-change';
import type { ToastKind } from '../../../ui/overlay/toasts';

const LONGEST_VALUE = 40;

/**
 * Where a change stands, in one line: `SHOP-7: Priority → High`. Pure.
 *
 * @param waitsFor why it cannot be sent now, see `whyItWaits`
 */
export function toastOfChange(
  change: Change,
  waitsFor: Failure | null = null,
): { readonly kind: ToastKind; readonly text: string } {
  const { status } = change;
  const text = `${change.issueKey === null ? '' : `${change.issueKey}: `}${wordsOf(change)}`;
  if (status.state === 'discarded') return { kind: 'undone', text: `${text}, not sent` };
  if (status.state === 'rejected')
    return { kind: 'refused', text: `${text}. ${describeFailure(status.failure).title}` };
  if (status.state === 'conflict') return { kind: 'refused', text: `${text}. Somebody else changed the same` };
  if (needsPerson(status)) return { kind: 'refused', text: `${text}. Nobody knows whether Jira has it` };
  if (status.state === 'queued' && waitsFor !== null) return { kind: 'waiting', text: `${text}. Waits to be sent` };
  return { kind: status.state === 'applied' ? 'done' : 'waiting', text };
}

function wordsOf(change: Change): string {
  const input = inputOfChange(change);
  if (input?.kind === 'assign') return `Assignee → ${input.mine?.displayName ?? 'nobody'}`;
  if (input?.kind === 'watch') return input.watching ? 'You watch it' : 'You stop watching it';
  if (input?.kind === 'transition') return `Status → ${input.to.name}`;
  const [edit, ...others] = input?.kind === 'edit' ? input.fields : [];
  if (edit === undefined || others.length > 0) return change.title;
  const { madeOf } = fieldTypeFor(edit.schema);
  switch (madeOf) {
    case 'one':
      return `${edit.name} → ${edit.mine === null ? 'none' : cut(readableText(edit.mine, edit.schema))}`;
    case 'several':
      // The title says what comes and what goes.
      return change.title;
    case 'document':
      return edit.name;
    default:
      return assertNever(madeOf);
  }
}

function cut(text: string): string {
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1).trimEnd()}…`;
}
