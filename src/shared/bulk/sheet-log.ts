import { assertNever } from '../assert-never';
import type { Sheet } from './sheet';
import { applyStep, undoStep, type ForAll, type SheetStep } from './sheet-step';

/** A sheet with what was done to it and what was taken back. Plain JSON. */
export interface EditedSheet {
  readonly sheet: Sheet;
  /** The newest last. */
  readonly done: readonly SheetStep[];
  /** What *Redo* brings back, the next last. */
  readonly undone: readonly SheetStep[];
}

/**
 * One line of the log that a sheet is kept by: the file as it was read, then these in order. `part`: what of the step is taken back or done
 * again, `null` for nothing of it, where rows of it keep what they say; what is left of the step is no more in the history.
 */
export type SheetEvent =
  | { readonly event: 'do'; readonly step: SheetStep }
  | { readonly event: 'undo'; readonly part?: SheetStep | null }
  | { readonly event: 'redo'; readonly part?: SheetStep | null };

/** What an event makes of the text for all rows of a field; `null` where it says nothing of that. Pure. */
export function forAllIn(
  { done, undone }: Pick<EditedSheet, 'done' | 'undone'>,
  event: SheetEvent,
): (Pick<ForAll, 'fieldId' | 'name'> & { readonly text: string }) | null {
  const last = event.event === 'do' ? event.step : event.event === 'undo' ? done.at(-1) : undone.at(-1);
  const step = event.event === 'do' || event.part === undefined ? last : event.part;
  if (step?.forAll === undefined) return null;
  const { fieldId, name, before, after } = step.forAll;
  return { fieldId, name, text: event.event === 'undo' ? before : after };
}

export function startEditing(sheet: Sheet): EditedSheet {
  return { sheet, done: [], undone: [] };
}

/** What an event makes of a sheet; the same object where there is nothing to undo or redo. A new step ends what could be redone. Pure. */
export function applyEvent(edited: EditedSheet, event: SheetEvent): EditedSheet {
  const { sheet, done, undone } = edited;
  switch (event.event) {
    case 'do':
      return { sheet: applyStep(sheet, event.step), done: [...done, event.step], undone: [] };
    case 'undo': {
      const last = done.at(-1);
      if (last === undefined) return edited;
      const step = event.part === undefined ? last : event.part;
      if (step === null) return { sheet, done: done.slice(0, -1), undone };
      return { sheet: undoStep(sheet, step), done: done.slice(0, -1), undone: [...undone, step] };
    }
    case 'redo': {
      const last = undone.at(-1);
      if (last === undefined) return edited;
      const step = event.part === undefined ? last : event.part;
      if (step === null) return { sheet, done, undone: undone.slice(0, -1) };
      return { sheet: applyStep(sheet, step), done: [...done, step], undone: undone.slice(0, -1) };
    }
    default:
      return assertNever(event);
  }
}

/** The sheet as it was when its log ended. Pure. */
export function replay(sheet: Sheet, events: readonly SheetEvent[]): EditedSheet {
  return events.reduce(applyEvent, startEditing(sheet));
}
