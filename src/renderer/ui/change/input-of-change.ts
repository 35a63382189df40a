import type { Change } from '@shared/ipc/change';
import { changeInput, type ChangeInput } from '@shared/ipc/change-input';

/** What the person wanted done; `null` for a create, a file, and what another version of the program has written. Pure. */
export function inputOfChange({ body }: Pick<Change, 'body'>): ChangeInput | null {
  const read = changeInput.safeParse(body);
  return read.success ? read.data : null;
}

/** When Jira took it, or where it stands since; epoch milliseconds. Pure. */
export function settledAt({ history }: Pick<Change, 'history'>): number {
  return history.at(-1)?.at ?? 0;
}
