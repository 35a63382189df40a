import type { Outcome } from '@shared/ipc/outcome';

/** As many are held as fit a few lists of people. */
const MOST_HELD = 300;
/** One that could not be had is not asked for again at each opening of a list. */
const AGAIN_MS = 5 * 60_000;
/** A picture of 48 pixels is a few thousand bytes; a large one is not held. */
const MOST_BYTES = 100_000;

/** `null`: larger than may be shown. */
type Picture = Outcome<Uint8Array | null>;

/** Pictures of people, held while the program runs: the same few are in every list that opens. */
export function createPersonPictures(now: () => number) {
  const held = new Map<string, { readonly picture: Promise<Picture>; readonly at: number; failed: boolean }>();

  return function read(name: string, fetch: () => Promise<Picture>): Promise<Picture> {
    const known = held.get(name);
    if (known !== undefined && (!known.failed || now() - known.at < AGAIN_MS)) {
      // Used last, dropped last.
      held.delete(name);
      held.set(name, known);
      return known.picture;
    }
    const entry = { picture: fetch(), at: now(), failed: false };
    held.set(name, entry);
    void entry.picture.then(
      (picture) => {
        entry.failed = !picture.ok;
        if (picture.ok && (picture.value === null || picture.value.byteLength > MOST_BYTES)) held.delete(name);
      },
      () => held.delete(name),
    );
    const [oldest] = held.keys();
    if (held.size > MOST_HELD && oldest !== undefined) held.delete(oldest);
    return entry.picture;
  };
}
