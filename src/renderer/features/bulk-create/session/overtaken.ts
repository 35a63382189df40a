import type { Failure } from '@shared/ipc/failure';

/** Whether a run was not begun since main plans otherwise than the page does by now: its fields or rows are newer. See `bulk.run`. Pure. */
export function isOvertaken(failure: Failure): boolean {
  return failure.kind === 'invalid-input' && failure.fields['site'] !== undefined;
}
