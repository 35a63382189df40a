import { assertNever } from '@shared/assert-never';
import type { Candidate, ChangeState, FieldConflict } from '@shared/ipc/change';
import { MAINTENANCE, type Failure } from '@shared/ipc/failure';
import type { Outcome } from '@shared/ipc/outcome';
import type { Attempted } from '../gateway/request';

/** A create counts as absent only after this long without an answer that says otherwise. */
export const QUIET_MS = 120_000;
const FIRST_LOOK_MS = 1_000;
/** Two looks are never further apart. */
export const LONGEST_LOOK_MS = 30_000;

/** The issue that a change is in, and what of somebody else's it replaced. */
interface InJira {
  readonly id: string;
  readonly key: string;
  /** The comment or worklog on it that was found. */
  readonly part?: string;
  readonly overtaken?: readonly FieldConflict[];
}

function applied({ id, key, overtaken }: InJira): ChangeState {
  const state = { state: 'applied', issueId: id, issueKey: key } as const;
  return overtaken === undefined || overtaken.length === 0 ? state : { ...state, overtaken };
}

/** What becomes of a change once its request has ended, one way or another. Pure. */
export function decideAfterSend(outcome: Attempted<InJira>, now: number): ChangeState {
  if (outcome.ok) return applied(outcome.value);
  const { failure } = outcome;
  // The token could not be had: Jira was asked nothing, and what is wrong with the sign-in is no refusal of the issue.
  if (outcome.unsent === true) return { state: 'queued', reason: failure };
  switch (failure.kind) {
    // Certainly not executed: it waits for its cause to pass.
    case 'offline':
    case 'rate-limited':
    case 'signed-out':
    case 'client-refused':
    case 'secrets-locked':
    case 'protection-unchosen':
    case 'app-not-configured':
    // The site does not take part: nobody looked at the change, and it goes on when the site is back.
    case 'site-gone':
      return { state: 'queued', reason: failure };
    // It may have been executed: it is looked for before anything is sent again.
    case 'no-answer':
    case 'unavailable':
    case 'unexpected-answer':
    case 'cancelled':
    case 'internal':
    case 'storage':
      return { state: 'unknown', looks: 0, nextLookAt: now + FIRST_LOOK_MS };
    case 'jira-rejected':
    case 'not-permitted':
    case 'not-found':
    case 'scope-missing':
    case 'invalid-input':
    case 'sign-in-declined':
    case 'sign-in-refused':
    case 'sign-in-timed-out':
    case 'port-taken':
    case 'no-sites':
    case 'other-person':
      return { state: 'rejected', failure };
    default:
      return assertNever(failure);
  }
}

/** What a look at Jira brought to light. */
export interface Sighting {
  /** The issue that carries this change's marker, or holds what it says. */
  readonly found: InJira | null;
  /** Issues that agree with what was sent but carry no marker. */
  readonly candidates: readonly Candidate[];
  /** Numbers in the range that this account cannot see: one of them may be ours. */
  readonly hidden: number;
  /** Whether the look came to the end of the range. Absence can be told from a whole look alone. */
  readonly whole: boolean;
}

/** A look that could not be had at all: after the quiet time a person decides. */
export const NOTHING_SEEN: Sighting = { found: null, candidates: [], hidden: 0, whole: false };

/** Answers to a look that will be the same tomorrow. */
const LOOKS_NO_MORE: ReadonlySet<Failure['kind']> = new Set([
  'site-gone',
  'not-permitted',
  'scope-missing',
  'not-found',
  // JQL answers 400 for a project that was deleted.
  'jira-rejected',
]);

/**
 * What becomes of a change that was looked for. Absent means: two quiet minutes, no candidate, the whole range looked
 * through, and no number in it that cannot be seen. A server may commit seconds after the connection broke. Pure.
 *
 * @param sentAt last moment at which bytes of it may have left, epoch milliseconds
 */
export function decideAfterLook(
  sighting: Outcome<Sighting>,
  { looks, sentAt, now }: { readonly looks: number; readonly sentAt: number; readonly now: number },
): ChangeState {
  const again: ChangeState = {
    state: 'unknown',
    looks: looks + 1,
    nextLookAt: now + Math.min(LONGEST_LOOK_MS, FIRST_LOOK_MS * 2 ** (looks + 1)),
  };
  // Where it can never be looked for again, the program cannot decide: a person does.
  if (!sighting.ok)
    return LOOKS_NO_MORE.has(sighting.failure.kind) && now - sentAt >= QUIET_MS
      ? { state: 'unsure', candidates: [] }
      : again;
  const { found, candidates, hidden, whole } = sighting.value;
  if (found !== null) return applied(found);
  if (now - sentAt < QUIET_MS) return again;
  return candidates.length > 0 || hidden > 0 || !whole
    ? { state: 'unsure', candidates }
    : { state: 'queued', reason: null };
}

/** Causes of waiting that are the account's, or the network's, for certain. */
const OF_THE_ACCOUNT: ReadonlySet<Failure['kind']> = new Set([
  'offline',
  'rate-limited',
  'signed-out',
  'client-refused',
  'secrets-locked',
  'protection-unchosen',
  'app-not-configured',
  'site-gone',
]);

/** Whether the cause may be the change's own: it must not stand in the way of those behind it for ever. */
export function mayBeItsOwn(failure: Failure): boolean {
  return !OF_THE_ACCOUNT.has(failure.kind);
}

/** How much of the account has to wait for a limit, by its `RateLimit-Reason` (contract 4). Of one that is not known, the most is thought. Pure. */
export function limitReach(reason: string | null): 'account' | 'issue' | 'endpoint' {
  if (reason === 'jira-per-issue-on-write') return 'issue';
  return reason === 'jira-burst-based' || reason === MAINTENANCE ? 'endpoint' : 'account';
}

/** Whether the cause of waiting concerns the account as a whole, so that nothing else of it need be tried now. */
export function waitsForAccount(failure: Failure): boolean {
  return failure.kind !== 'jira-rejected' && failure.kind !== 'invalid-input';
}
