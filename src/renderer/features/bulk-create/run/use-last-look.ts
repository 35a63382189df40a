import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useToasts } from '../../../ui/overlay/toasts';
import type { SheetSession } from '../session/sheet-session';

/** The last look before a run. It `waits` when it was asked for while the rows were still checked. */
export interface LastLook {
  readonly state: 'closed' | 'waits' | 'open';
  readonly ask: () => void;
  readonly close: () => void;
}

/**
 * Opens the last look when it is asked for, or as soon as the check that is under way has ended: a press that comes
 * in between is not lost. Whatever is pressed meanwhile takes it back, for a dialog over a cell in which one types
 * would be worse.
 */
export function useLastLook(session: SheetSession): LastLook {
  const [asked, setAsked] = useState<LastLook['state']>('closed');
  const toasts = useToasts();
  const ready = useStore(session.store, ({ plan, planning }) => (planning || plan === null ? null : plan.dry.ready));
  const ask = useCallback(() => {
    if (session.store.getState().runs.groups.length === 0) setAsked('waits');
  }, [session]);
  const close = useCallback(() => setAsked('closed'), []);

  useEffect(() => {
    if (asked !== 'waits' || ready === null) return;
    setAsked(ready > 0 ? 'open' : 'closed');
    if (ready === 0) toasts.show({ id: 'bulk-grid', kind: 'refused', text: 'No row is ready to be created' });
  }, [asked, ready, toasts]);
  useEffect(() => {
    if (asked !== 'waits') return;
    document.addEventListener('keydown', close, true);
    document.addEventListener('pointerdown', close, true);
    return () => {
      document.removeEventListener('keydown', close, true);
      document.removeEventListener('pointerdown', close, true);
    };
  }, [asked, close]);

  return { state: asked, ask, close };
}
