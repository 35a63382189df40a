import type { Gateway } from '../main/gateway/request';
import type { Journal, NewChange } from '../main/outbox/journal';
import type { Remote } from '../main/storage/remote';
import type { Ending, Surroundings } from './command';
import { endingOf, openEnding } from './ending-of-change';
import { journalChange } from './journal-change';
import { runOutbox } from './run-outbox';

/**
 * Journals a create and goes on with it until it is settled or patience ends. From the moment at which it may be in the journal, no way out
 * of here is a plain failure: a pipeline that runs the same create again would make the issue twice.
 */
export async function createJournalled(
  change: NewChange,
  outbox: { readonly journal: Remote<Journal>; readonly gateway: Gateway },
  around: Pick<Surroundings, 'now' | 'tell'>,
  {
    milliseconds,
    siteUrl,
    fieldNames,
  }: {
    readonly milliseconds: number;
    readonly siteUrl: string;
    readonly fieldNames: Readonly<Record<string, string>>;
  },
): Promise<Ending> {
  const { journal } = outbox;
  const written = await journalChange(journal, change);
  if (written === 'maybe-written') {
    return openEnding(change.id, [
      'The local database ended while the issue was written down: it may be in the outbox.',
    ]);
  }
  let ending: Ending;
  try {
    const [settled] = await runOutbox(outbox, [change.id], milliseconds, around);
    if (settled === undefined) throw new Error('It is not in the outbox any more');
    ending = endingOf(settled, siteUrl, fieldNames);
  } catch (error) {
    return openEnding(change.id, [`The outbox could not go on: ${messageOf(error)}.`]);
  }
  if (ending.kind !== 'failed') return ending;
  try {
    // Whoever started this run is told now, and nobody has to be told again.
    await journal.move(change.id, ['rejected'], { state: 'discarded' }, 'Told on the command line', around.now());
  } catch (error) {
    around.tell(`The refused issue stays in the outbox: ${messageOf(error)}.`);
  }
  return ending;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}
