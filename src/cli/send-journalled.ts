import type { Gateway } from '../main/gateway/request';
import type { Journal } from '../main/outbox/journal';
import type { NewChange } from '../main/outbox/journalled-change';
import { siteOf } from '../main/outbox/site-of';
import type { Remote } from '../main/storage/remote';
import type { Ending, Surroundings } from './command';
import { endingOf, openEnding } from './ending-of-change';
import { journalChange } from './journal-change';
import { runOutbox } from './run-outbox';

/**
 * Journals a change and goes on with it until it is settled or patience ends. From the moment at which it may be in the journal, no way out
 * of here is a plain failure: a pipeline that runs the same command again would do it twice.
 */
export async function sendJournalled(
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
    return openEnding(change.id, ['The local database ended while this was written down: it may be in the outbox.']);
  }
  let ending: Ending;
  let over: boolean;
  try {
    const [settled] = await runOutbox(outbox, [change], milliseconds, around);
    if (settled === undefined) throw new Error('It is not in the outbox any more');
    ending = endingOf(settled, siteUrl, fieldNames);
    over = ['rejected', 'conflict'].includes(settled.status.state);
  } catch (error) {
    return openEnding(change.id, [`The outbox could not go on: ${messageOf(error)}.`]);
  }
  if (!over) return ending;
  try {
    // Whoever started this run is told now, and nobody has to be told again.
    await journal.move(
      siteOf(change),
      change.id,
      ['rejected', 'conflict'],
      { state: 'discarded' },
      'Told on the command line',
      around.now(),
    );
  } catch (error) {
    around.tell(`What was refused stays in the outbox: ${messageOf(error)}.`);
  }
  return ending;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}
