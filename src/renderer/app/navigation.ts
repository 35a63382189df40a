import { create } from 'zustand';

/** Where the person is. The site is no part of it: it is chosen apart and stays while screens change. */
export type Place =
  | { readonly screen: 'search' }
  | { readonly screen: 'issue'; readonly issueKey: string }
  | { readonly screen: 'create' }
  | { readonly screen: 'outbox' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'controls' };

interface Navigation {
  readonly place: Place;
  readonly past: readonly Place[];
  readonly future: readonly Place[];
  go(place: Place): void;
  back(): void;
  forward(): void;
}

const MOST_PAST = 100;

export const useNavigation = create<Navigation>((set) => ({
  place: { screen: 'search' },
  past: [],
  future: [],
  go: (place) =>
    set((now) =>
      JSON.stringify(now.place) === JSON.stringify(place)
        ? now
        : { place, past: [...now.past, now.place].slice(-MOST_PAST), future: [] },
    ),
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
