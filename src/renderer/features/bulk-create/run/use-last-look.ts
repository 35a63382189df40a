import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useToasts } from '../../../ui/overlay/toasts';
import type { SheetSession } from '../session/sheet-session';

/**
 * The last look before a run. It `waits` when it was asked for while the rows were still checked; `no-row` is what the
 * check has left to look at then.
 */
export interface LastLook {
  readonly state: 'closed' | 'waits' | 'open' | 'no-row';
  readonly ask: () => void;
  readonly close: () => void;
}

const NO_ROW = { id: 'bulk-grid', kind: 'refused', text: 'No row is ready to be created' } as const;

/** Alone they do nothing, and silence a screen reader. */
const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'Meta']);

/**
 * Opens the last look when it is asked for, or as soon as the check that is under way has ended: a press that comes
 * in between is not lost. Whatever is pressed meanwhile takes it back, for a dialog over a cell in which one types
 * would be worse.
 */
export function useLastLook(session: SheetSession): LastLook {
  const [state, setState] = useState<LastLook['state']>('closed');
  const toasts = useToasts();
  const ready = useStore(session.store, ({ plan, planning }) => (planning || plan === null ? null : plan.dry.ready));
  const isStuck = useStore(session.store, ({ siteFailure, broken }) => siteFailure !== null || broken !== null);
  const close = useCallback(() => setState('closed'), []);
  const ask = useCallback(() => {
    const { plan, planning, runs } = session.store.getState();
    if (plan === null || runs.groups.length > 0) return;
    if (!planning && plan.dry.ready === 0) toasts.show(NO_ROW);
    else setState('waits');
  }, [session, toasts]);

  if (state === 'waits' && ready !== null) setState(ready > 0 ? 'open' : 'no-row');
  else if (state === 'waits' && isStuck) setState('closed');
  useEffect(() => {
    if (state === 'no-row') toasts.show(NO_ROW);
  }, [state, toasts]);
  useEffect(() => {
    if (state !== 'waits') return;
    const hear = (event: Event): void => {
      if (!(event instanceof KeyboardEvent && MODIFIERS.has(event.key))) close();
    };
    document.addEventListener('keydown', hear, true);
    document.addEventListener('pointerdown', hear, true);
    return () => {
      document.removeEventListener('keydown', hear, true);
      document.removeEventListener('pointerdown', hear, true);
    };
  }, [state, close]);

  return { state, ask, close };
}
