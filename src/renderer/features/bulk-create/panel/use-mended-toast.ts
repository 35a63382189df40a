import { useEffect } from 'react';
import type { SheetStep } from '@shared/bulk/sheet-step';
import { useToasts } from '../../../ui/overlay/toasts';
import type { GridActs } from '../grid/grid-acts';
import type { SheetSession } from '../session/sheet-session';
import { tellStep } from './tell-step';

/** Tells what was mended in all rows alike, with the way back: it may be thousands of cells, and the button that did it is gone. */
export function useMendedToast(session: SheetSession, { undo, say }: Pick<GridActs, 'undo' | 'say'>): void {
  const toasts = useToasts();
  useEffect(
    () =>
      session.store.subscribe(({ mended }, before) => {
        if (mended === null || mended === before.mended) return;
        if (mended.said !== null) say(mended.said);
        tellStep({ session, toasts, undo, say }, mended.step, mendedWords(mended.step));
      }),
    [say, session, toasts, undo],
  );
}

/** `80 cells changed`; `Severity set for all rows`. Pure. */
function mendedWords({ changes, forAll }: SheetStep): string {
  if (forAll !== undefined) return `${forAll.name} set for all rows`;
  const cells = changes.reduce((count, change) => count + (change.op === 'cells' ? change.cells.length : 0), 0);
  return `${cells.toLocaleString('en')} ${cells === 1 ? 'cell' : 'cells'} changed`;
}
