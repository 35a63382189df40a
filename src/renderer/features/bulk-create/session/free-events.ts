import { stepBack, stepForward, type Kept } from '@shared/bulk/free-step';
import type { EditedSheet, SheetEvent } from '@shared/bulk/sheet-log';
import type { SheetStep } from '@shared/bulk/sheet-step';
import { stayedWords } from './kept-rows';

/** What becomes of the sheet, and a sentence where rows that a run has taken stayed as they are. */
export interface FreeEvent {
  readonly event: SheetEvent | null;
  readonly said: string | null;
}

const NOTHING: FreeEvent = { event: null, said: null };

/** A step for the rows that are free. `kept`: `null` while there is no run. Pure. */
export function doFree({ sheet }: EditedSheet, step: SheetStep, kept: Kept | null): FreeEvent {
  if (kept === null) return { event: { event: 'do', step }, said: null };
  const free = stepForward(sheet, step, kept);
  return { event: free.step === null ? null : { event: 'do', step: free.step }, said: stayedWords(free.kept) };
}

/** Takes the last step back, but in rows that a run has taken: what it did there stays. Pure. */
export function undoFree({ sheet, done }: EditedSheet, kept: Kept | null): FreeEvent {
  const last = done.at(-1);
  if (last === undefined) return NOTHING;
  if (kept === null) return { event: { event: 'undo' }, said: null };
  const back = stepBack(sheet, last, kept);
  return { event: { event: 'undo', part: back.step }, said: stayedWords(back.kept) };
}

/** Does again what was taken back last, with the same rows left out. Pure. */
export function redoFree({ sheet, undone }: EditedSheet, kept: Kept | null): FreeEvent {
  const last = undone.at(-1);
  if (last === undefined) return NOTHING;
  if (kept === null) return { event: { event: 'redo' }, said: null };
  const again = stepForward(sheet, last, kept);
  return { event: { event: 'redo', part: again.step }, said: stayedWords(again.kept) };
}
