import { create } from 'zustand';
import type { SiteRef } from '@shared/jira/site';

interface CommentDrafts {
  readonly texts: Readonly<Record<string, string>>;
  readonly set: (place: string, text: string) => void;
  /** A comment that is not sent after all: before what was begun since. */
  readonly giveBack: (place: string, text: string) => void;
}

/** Comments that were begun, by issue: going to the next issue and back loses nothing that was typed, and takes nothing along. */
export const useCommentDrafts = create<CommentDrafts>((set) => ({
  texts: {},
  set: (place, text) => set(({ texts }) => ({ texts: { ...texts, [place]: text } })),
  giveBack: (place, text) =>
    set(({ texts }) => ({
      texts: { ...texts, [place]: [text, texts[place] ?? ''].filter((part) => part !== '').join('\n\n') },
    })),
}));

export function commentPlace({ accountId, cloudId }: SiteRef, issueKey: string): string {
  return [accountId, cloudId, issueKey].join(' ');
}
