import { useEffect, useRef } from 'react';
import type { Blamed } from '@shared/fields/blamed-field';
import type { Failure } from '@shared/ipc/failure';

/** A cell of a sheet: its row by number, and its column by what Jira refused; where it named nothing, wherever the row begins. */
export interface WantedCell extends Blamed {
  readonly row: number;
}

/** A sheet that somebody wants to see from another screen: a cell of it, what became of all, or wherever it stands. */
export interface WantedSheet {
  readonly id: string;
  readonly at: WantedCell | 'result' | null;
}

/** A wish, with the count by which it is told from the same wish again. */
export interface SheetWish {
  readonly wanted: WantedSheet | null;
  readonly visit: number;
}

/** Opens the sheet that is wanted, once for each wish. */
export function useWantedSheet(
  { wanted, visit }: SheetWish,
  openId: string | null,
  resume: (id: string) => Promise<Failure | null>,
  onFailure: (failure: Failure) => void,
): void {
  const done = useRef<number | null>(null);
  useEffect(() => {
    if (wanted === null || done.current === visit) return;
    done.current = visit;
    if (wanted.id === openId) return;
    void resume(wanted.id).then((failure) => {
      if (failure !== null) onFailure(failure);
    });
  });
}
