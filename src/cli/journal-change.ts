import type { Journal } from '../main/outbox/journal';
import type { NewChange } from '../main/outbox/journalled-change';
import { siteOf } from '../main/outbox/site-of';
import type { Remote } from '../main/storage/remote';

/**
 * Writes a change down. The commit may be on the disk though its answer was lost with the process: it is looked for then. Answers
 * `maybe-written` where that cannot be told either, and throws where it is certain that it is not there.
 */
export async function journalChange(journal: Remote<Journal>, change: NewChange): Promise<'written' | 'maybe-written'> {
  try {
    await journal.add(change, null);
    return 'written';
  } catch (error) {
    const there = await isThere(journal, change);
    if (there === false) throw error;
    return there === null ? 'maybe-written' : 'written';
  }
}

/** `null` when the journal does not say. */
async function isThere(journal: Remote<Journal>, change: NewChange): Promise<boolean | null> {
  try {
    return (await journal.get(siteOf(change), change.id)) !== null;
  } catch {
    // The failure of `add` is the one that is told.
    return null;
  }
}
