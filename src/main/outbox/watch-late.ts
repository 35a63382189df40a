import type { Candidate, ChangeState, LateArrival } from '@shared/ipc/change';
import type { Outcome } from '@shared/ipc/outcome';
import type { Remote } from '../storage/remote';
import { stillOut, WATCH_AFTER_MS } from './former';
import type { FormerWording } from './former-wording';
import type { Journal } from './journal';
import type { JournalledChange } from './journalled-change';
import { siteOf } from './site-of';

export interface WatchPorts {
  readonly journal: Pick<Remote<Journal>, 'move' | 'watched'>;
  /** The issue that such a wording is in, beside what the change became; `null` while it is not there. */
  readonly arrived: (change: JournalledChange, wording: FormerWording) => Promise<Outcome<Candidate | null>>;
  readonly now: () => number;
}

/** A look that could not be had is had again after so long, and does not count. */
const AGAIN_AFTER_MS = 300_000;
/** What can never be asked any more is given up some time. */
const WATCHED_FOR_MS = 24 * 3_600_000;

/**
 * Looks once for what may still arrive of a change that is at rest. What has arrived becomes a question for a person: the program neither
 * takes it back nor keeps quiet about it. Answers the change where it has moved.
 */
export async function watchLate(ports: WatchPorts, change: JournalledChange): Promise<JournalledChange | null> {
  const { journal, now } = ports;
  const there: Candidate[] = [];
  let asked = true;
  for (const wording of stillOut(change)) {
    const found = await ports.arrived(change, wording);
    if (!found.ok) asked = false;
    else if (found.value !== null) there.push(found.value);
  }
  if (there.length > 0) {
    const to = lateState(change, there);
    return journal.move(siteOf(change), change.id, [change.status.state], to, sentenceOf(to.late), now());
  }
  const watches = change.watches + (asked ? 1 : 0);
  await journal.watched(siteOf(change), change.id, watches, nextAt(change, watches, asked, now()));
  return null;
}

function nextAt({ history, createdAt }: JournalledChange, watches: number, asked: boolean, now: number): number | null {
  const restsSince = history.at(-1)?.at ?? createdAt;
  if (!asked) return now - restsSince < WATCHED_FOR_MS ? now + AGAIN_AFTER_MS : null;
  const after = WATCH_AFTER_MS[watches];
  return after === undefined ? null : Math.max(now + 1_000, restsSince + after);
}

type LateState = Extract<ChangeState, { state: 'unsure' }> & { readonly late: LateArrival };

function lateState({ status, title }: JournalledChange, there: readonly Candidate[]): LateState {
  // Refused when it was sent again, and there from the first time.
  if (status.state === 'rejected') return { state: 'unsure', late: 'elsewhere', candidates: there };
  if (status.state !== 'applied') return { state: 'unsure', late: 'discarded', candidates: there };
  const own = { key: status.issueKey, summary: title };
  const others = there.filter(({ key }) => key !== own.key);
  // Two comments, two worklogs: both are on the issue itself.
  return { state: 'unsure', late: 'twice', candidates: others.length === 0 ? there : [own, ...others] };
}

/** What the history of a change says of something that arrived late. */
export function sentenceOf(late: LateArrival): string {
  switch (late) {
    case 'twice':
      return 'What was sent first has arrived in Jira as well';
    case 'discarded':
      return 'It had been discarded, and has arrived in Jira all the same';
    case 'elsewhere':
      return 'It has arrived in Jira as it was sent first, and cannot be changed to what it says now';
  }
}
