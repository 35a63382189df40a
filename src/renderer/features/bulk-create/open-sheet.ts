import { create } from 'zustand';
import type { SheetSession } from './session/sheet-session';

/** A sheet that was left, of which the last steps are not on the disk. */
export interface UnsavedSheet {
  /** Account and site. */
  readonly place: string;
  readonly session: SheetSession;
}

interface OpenSheet {
  /** Account and site of the session. */
  readonly place: string | null;
  readonly session: SheetSession | null;
  /** They stay in memory until they could be written. */
  readonly unsaved: readonly UnsavedSheet[];
  show(place: string, session: SheetSession): void;
  /** What waits is written first; the sheet stays among the recent ones. */
  leave(): void;
  /** Tries again to write one that was left. */
  writeAgain(sheet: UnsavedSheet): void;
  /** The sheet as it is in memory, once those that were left are written as far as they can be; `null` where the disk has all of it. */
  unsavedOf(place: string, id: string): Promise<SheetSession | null>;
  /** Its owner wants it no more. */
  forget(id: string): void;
}

/** The sheet that is worked on. It stays open while one looks at another screen: a run goes on meanwhile. */
export const useOpenSheet = create<OpenSheet>((set, get) => {
  /** The writing of all that were left so far. */
  let leaving: Promise<unknown> = Promise.resolve();
  const without = (session: SheetSession): readonly UnsavedSheet[] =>
    get().unsaved.filter((each) => each.session !== session);
  const close = async (sheet: UnsavedSheet): Promise<void> => {
    const failure = await sheet.session.close();
    set({ unsaved: failure === null ? without(sheet.session) : [...without(sheet.session), sheet] });
  };
  const leaveOpen = (): void => {
    const { place, session } = get();
    if (place !== null && session !== null) leaving = Promise.all([leaving, close({ place, session })]);
  };
  return {
    place: null,
    session: null,
    unsaved: [],
    show: (place, session) => {
      if (get().session !== session) leaveOpen();
      set({ place, session, unsaved: without(session) });
    },
    leave: () => {
      leaveOpen();
      set({ place: null, session: null });
    },
    writeAgain: (sheet) => void close(sheet),
    unsavedOf: async (place, id) => {
      await leaving;
      const found = get().unsaved.find((each) => each.place === place && each.session.store.getState().id === id);
      return found?.session ?? null;
    },
    forget: (id) => {
      const gone = get().unsaved.filter(({ session }) => session.store.getState().id === id);
      for (const { session } of gone) session.end();
      set({ unsaved: get().unsaved.filter((each) => !gone.includes(each)) });
    },
  };
});
