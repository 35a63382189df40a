import { useEffect, useMemo, useRef } from 'react';
import type { SheetRow } from '@shared/bulk/sheet';
import { useToasts } from '../../../ui/overlay/toasts';
import { useSite } from '../../../ui/session/site-context';
import type { ShownPlan } from '../engine/messages';
import { STEP_NOTE, tellStep } from '../panel/tell-step';
import type { SheetSession } from '../session/sheet-session';
import type { GridActs } from './grid-acts';
import { at, type Selection } from './selection';
import { nextProblem } from './shown-rows';

/** What the acts need to know at the moment that they are done. */
export interface GridStand {
  readonly rows: readonly SheetRow[];
  readonly plan: ShownPlan | null;
  readonly selection: Selection;
  readonly locked: (row: number) => boolean;
  /** See `nextProblem`. */
  readonly refused: ReadonlyMap<number, number>;
}

export interface GridActsInput
  extends GridStand, Pick<GridActs, 'find' | 'endFind' | 'create' | 'openOutbox' | 'map' | 'width'> {
  readonly session: SheetSession;
  readonly onSelect: (selection: Selection) => void;
  readonly onRefocus: () => void;
}

/** What the grid, its tools and its keys do to the sheet. They stay the same while the grid changes under them. */
export function useGridActs(input: GridActsInput): GridActs {
  const { session, find, endFind, openOutbox, map, width, onSelect, onRefocus, create } = input;
  const { openIssue } = useSite();
  const toasts = useToasts();
  const latest = useRef<GridStand>(input);
  useEffect(() => {
    latest.current = input;
  });
  // Elsewhere it would speak of what is not to be seen.
  useEffect(() => () => toasts.close(STEP_NOTE), [toasts]);
  return useMemo(() => {
    const say = (text: string): void => toasts.show({ id: 'bulk-grid', kind: 'refused', text });
    const told = (sentence: string | null): void => {
      if (sentence !== null) say(sentence);
    };
    const undo = (): void => {
      toasts.close(STEP_NOTE);
      told(session.undo());
    };
    return {
      step: (step, telling) => {
        const before = session.store.getState().edited;
        told(session.do(step));
        const { edited } = session.store.getState();
        const done = edited?.done.at(-1);
        if (telling !== undefined && done !== undefined && edited !== before)
          tellStep({ session, toasts, undo, say }, done, telling.text, telling.action);
      },
      undo,
      redo: () => told(session.redo()),
      fix: (key, text) => session.fix(key, text),
      editing: (editing) => session.setEditing(editing),
      nextProblem: (back = false) => {
        const { rows, plan, selection, locked, refused } = latest.current;
        const next = plan === null ? null : nextProblem(rows, plan.troubles, selection.cursor, locked, back, refused);
        if (next === null) toasts.show({ id: 'bulk-grid', kind: 'done', text: 'No problem is left in these rows' });
        else onSelect(at(next.row, next.column));
        onRefocus();
      },
      find,
      endFind,
      create,
      width,
      say,
      openIssue,
      openOutbox,
      map,
    };
  }, [create, endFind, find, map, onRefocus, onSelect, openIssue, openOutbox, session, toasts, width]);
}
