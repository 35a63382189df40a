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

/**
 * Opens the last look when it is asked for, or as soon as the check that is under way has ended: a press that comes
 * in between is not lost. Whatever is pressed meanwhile takes it back, for a dialog over a cell in which one types
 * would be worse.
 */
export function useLastLook(session: SheetSession): LastLook {
  const [state, setState] = useState<LastLook['state']>('closed');
  const toasts = useToasts();
  const ready = useStore(session.store, ({ plan, planning }) => (planning || plan === null ? null : plan.dry.ready));
  const ask = useCallback(() => {
    if (session.store.getState().runs.groups.length === 0) setState('waits');
  }, [session]);
  const close = useCallback(() => setState('closed'), []);

  if (state === 'waits' && ready !== null) setState(ready > 0 ? 'open' : 'no-row');
  useEffect(() => {
    if (state === 'no-row') toasts.show({ id: 'bulk-grid', kind: 'refused', text: 'No row is ready to be created' });
  }, [state, toasts]);
  useEffect(() => {
    if (state !== 'waits') return;
    document.addEventListener('keydown', close, true);
    document.addEventListener('pointerdown', close, true);
    return () => {
      document.removeEventListener('keydown', close, true);
      document.removeEventListener('pointerdown', close, true);
    };
  }, [state, close]);

  return { state, ask, close };
}
