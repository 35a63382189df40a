import { create } from 'zustand';

/** What somebody wants of the create form from elsewhere: the open issue's menu, or the palette. */
export type Wish =
  | { readonly do: 'clone' | 'child'; readonly issueKey: string }
  | { readonly do: 'new-at'; readonly projectId: string; readonly issueTypeId: string }
  | { readonly do: 'new' | 'drafts' | 'save-template' | 'templates' };

interface Wishes {
  readonly wish: Wish | null;
  ask(wish: Wish): void;
  /** Each is granted once: going back to the form does not begin it anew. */
  take(): Wish | null;
}

export const useWishes = create<Wishes>((set, get) => ({
  wish: null,
  ask: (wish) => set({ wish }),
  take: () => {
    const { wish } = get();
    if (wish !== null) set({ wish: null });
    return wish;
  },
}));
