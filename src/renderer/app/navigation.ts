import { create } from 'zustand';
import type { WantedSheet } from '../features/bulk-create/wanted-sheet';

/** Where the person is. The site is no part of it: it is chosen apart and stays while screens change. */
export type Place =
  | { readonly screen: 'search' }
  | { readonly screen: 'issue'; readonly issueKey: string }
  | { readonly screen: 'create' }
  /** `sheet`: one that was begun, and what of it is looked at: a row, or what became of all of them. */
  | { readonly screen: 'bulk-create'; readonly sheet?: WantedSheet }
  /** `at`: a change of a group that one comes to see. */
  | { readonly screen: 'outbox'; readonly at?: { readonly groupId: string; readonly changeId: string } }
  | { readonly screen: 'settings'; readonly tab?: 'mirror' }
  | { readonly screen: 'controls' };

interface Navigation {
  readonly place: Place;
  readonly past: readonly Place[];
  readonly future: readonly Place[];
  /** Counts every wish to go somewhere, also to where one is: a screen that has ended its work begins anew. */
  readonly visit: number;
  go(place: Place): void;
  /** Another site is another world: nothing of the former one can be gone back to. */
  begin(place: Place): void;
  back(): void;
  forward(): void;
}

const MOST_PAST = 100;

export const useNavigation = create<Navigation>((set) => ({
  place: { screen: 'search' },
  past: [],
  future: [],
  visit: 0,
  go: (place) =>
    set((now) =>
      JSON.stringify(now.place) === JSON.stringify(place)
        ? { visit: now.visit + 1 }
        : { visit: now.visit + 1, place, past: [...now.past, now.place].slice(-MOST_PAST), future: [] },
    ),
  begin: (place) => set((now) => ({ visit: now.visit + 1, place, past: [], future: [] })),
  back: () =>
    set((now) => {
      const place = now.past.at(-1);
      return place === undefined ? now : { place, past: now.past.slice(0, -1), future: [now.place, ...now.future] };
    }),
  forward: () =>
    set((now) => {
      const [place, ...future] = now.future;
      return place === undefined ? now : { place, past: [...now.past, now.place], future };
    }),
}));
