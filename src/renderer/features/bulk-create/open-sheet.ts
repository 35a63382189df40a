import { create } from 'zustand';
import type { SheetSession } from './session/sheet-session';

interface OpenSheet {
  /** Account and site of the session. */
  readonly place: string | null;
  readonly session: SheetSession | null;
  show(place: string, session: SheetSession): void;
  /** What waits is written first; the sheet stays among the recent ones. */
  leave(): void;
}

/** The sheet that is worked on. It stays open while one looks at another screen: a run goes on meanwhile. */
export const useOpenSheet = create<OpenSheet>((set, get) => ({
  place: null,
  session: null,
  show: (place, session) => {
    void get().session?.close();
    set({ place, session });
  },
  leave: () => {
    void get().session?.close();
    set({ place: null, session: null });
  },
}));
