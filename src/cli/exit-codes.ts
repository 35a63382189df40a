import { assertNever } from '@shared/assert-never';
import type { Failure } from '@shared/ipc/failure';

/** How a run ended, for the pipeline that started it. Documented in `--help`; never renumbered. */
export const EXIT = {
  done: 0,
  /** Jira read the request and said no, does not show what was asked for, or holds what somebody else wrote meanwhile. */
  refused: 1,
  /** The command line, or what was put into a field, does not do. Nothing was sent. */
  usage: 2,
  /** Client id or secret refused or missing, a scope missing, no site. */
  signIn: 3,
  /** Nobody to reach now, or asked to wait, or another run holds the outbox. Nothing was done: try again. */
  unavailable: 4,
  /** A change is journalled and not settled. Not to be run again: `outbox resume` goes on with it, and `bulk` with the rows of a sheet. */
  unsettled: 5,
  /** A defect of ours, or the local database. */
  internal: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export function exitCodeOf(failure: Failure): ExitCode {
  switch (failure.kind) {
    case 'jira-rejected':
    case 'not-permitted':
    case 'not-found':
    case 'site-gone':
      return EXIT.refused;
    case 'invalid-input':
      return EXIT.usage;
    case 'signed-out':
    case 'client-refused':
    case 'scope-missing':
    case 'no-sites':
    case 'app-not-configured':
    case 'other-person':
    case 'sign-in-declined':
    case 'sign-in-refused':
    case 'sign-in-timed-out':
    case 'port-taken':
    case 'secrets-locked':
    case 'protection-unchosen':
      return EXIT.signIn;
    case 'offline':
    case 'no-answer':
    case 'unavailable':
    case 'rate-limited':
    case 'unexpected-answer':
    case 'cancelled':
      return EXIT.unavailable;
    case 'storage':
    case 'internal':
      return EXIT.internal;
    default:
      return assertNever(failure);
  }
}
