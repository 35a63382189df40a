import { clockTime } from './clock-time';
import { MAINTENANCE, type Failure } from './failure';

/**
 * Whether Jira could not be asked, rather than that it said no: what is kept on this computer answers instead. So it is without a network
 * or an answer, during maintenance, while a limit holds, and where the account or the site is out of reach.
 */
export function couldNotAsk(failure: Failure): boolean {
  return whyNotAsked(failure) !== null;
}

/**
 * Why Jira could not be asked, to stand after a colon: no capital unless it is a name, no stop. `null` for a failure that is an answer of
 * Jira's, or a defect. Pure but for the clock of `at`, which is shown in this computer's time zone.
 */
export function whyNotAsked(failure: Failure): string | null {
  switch (failure.kind) {
    case 'offline':
      return 'this computer does not reach Atlassian';
    case 'no-answer':
      return 'Atlassian does not answer';
    case 'unavailable':
      return failure.status === 503
        ? `Atlassian is down for maintenance${nextTry(failure.retryAt)}`
        : `Atlassian cannot answer now (${String(failure.status)})${nextTry(failure.retryAt)}`;
    case 'rate-limited':
      if (failure.reason === MAINTENANCE) return `Atlassian is down for maintenance${nextTry(failure.retryAt)}`;
      if (failure.reason?.startsWith('jira-quota') === true)
        return `the hourly quota is used up${nextTry(failure.retryAt)}`;
      return `Jira asks to wait${nextTry(failure.retryAt)}`;
    case 'signed-out':
      return 'this account is signed out';
    case 'client-refused':
      return 'Atlassian refused the client secret';
    case 'secrets-locked':
    case 'protection-unchosen':
    case 'app-not-configured':
      return 'the sign-in cannot be read on this computer';
    case 'site-gone':
      return 'this account no longer reaches the site';
    case 'not-permitted':
      return failure.page === true ? 'Jira turned this account away' : null;
    case 'unexpected-answer':
      return failure.how === 'page' ? 'this network answers with a page of its own' : null;
    default:
      return null;
  }
}

function nextTry(at: number | undefined): string {
  return at === undefined || at === 0 ? '' : `, next try ${clockTime(at)}`;
}
