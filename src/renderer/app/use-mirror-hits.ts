import { useEffect, useState } from 'react';
import type { MirrorHit, MirrorHits } from '@shared/ipc/sync';

/** Finds mirrored issues by their words; answers without a network. */
export type FindInMirror = (text: string) => Promise<MirrorHits>;

/** One letter finds half of everything. */
const SHORTEST = 2;
const NONE: MirrorHits = { hits: [], of: 0 };

/** What the mirror has for the words typed so far; the last answer stays until the next one is there. */
export function useMirrorHits(find: FindInMirror, text: string): MirrorHits {
  const [found, setFound] = useState<MirrorHits>(NONE);
  const wanted = text.trim();
  useEffect(() => {
    if (wanted.length < SHORTEST) return undefined;
    let current = true;
    find(wanted).then(
      (hits) => {
        if (current) setFound(hits);
      },
      // Without the mirror the palette still has its commands; why it is gone is told by what reads it.
      () => {
        if (current) setFound(NONE);
      },
    );
    return () => {
      current = false;
    };
  }, [find, wanted]);
  return wanted.length < SHORTEST ? NONE : found;
}

/** The words around the place where it was found, worth a line where the summary does not show it. */
export function snippetOf({ where, snippet }: MirrorHit): MirrorHit['snippet'] {
  return where === 'text' ? snippet : [];
}
