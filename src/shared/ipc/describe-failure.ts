import { assertNever } from '../assert-never';
import { clockTime } from './clock-time';
import { describeRejection } from './describe-rejection';
import { describeSignInFailure } from './describe-sign-in-failure';
import type { FailureAction, FailureWords } from './failure-words';
import { MAINTENANCE, type Failure } from './failure';
import { sentences, withStop } from './sentence';

const RETRY: Extract<FailureAction, { do: 'retry' }> = { do: 'retry', label: 'Try again' };

/** A failure in words for a person: what happened, why, the next step. `now` is epoch milliseconds. */
export function describeFailure(failure: Failure, now: number = Date.now()): FailureWords {
  switch (failure.kind) {
    case 'scope-missing':
      return describeMissingScope(failure.needed);
    case 'not-permitted':
      return describeMissingPermission(failure);
    case 'not-found':
      return {
        title: `Jira does not show ${failure.what} to this account.`,
        detail: sentences(failure.messages, 'It does not exist, or it may not be seen. Jira does not say which.'),
        whoCanMend: 'Somebody who can see it can check the name and the permission.',
      };
    case 'site-gone':
      return {
        title: 'This account no longer reaches the site.',
        detail: 'Access was taken away, or the site was not chosen when signing in. What was read stays here.',
        whoCanMend: 'You, by choosing the site when you sign in, or a site admin.',
        action: { do: 'sign-in', label: 'Sign in and choose the site' },
      };
    case 'jira-rejected':
      return describeRejection(failure);
    case 'rate-limited':
      if (failure.reason === MAINTENANCE) return describeMaintenance('', failure.retryAt, now);
      return {
        // Zero where Jira named no time.
        title: `Jira asks to wait ${failure.retryAt > now ? duration(failure.retryAt - now) : 'a moment'}.`,
        detail: `Nothing was done yet. ${quotaReason(failure.reason)}`,
        action: retryAt(failure.retryAt, now),
      };
    case 'offline':
      return {
        title: 'Nothing reached Atlassian.',
        ...cause(
          failure.detail,
          failure.wrote === true ? 'Nothing was sent, so nothing was changed in Jira.' : 'Jira could not be asked.',
        ),
        whoCanMend: 'Whoever runs this network, if other sites open and Atlassian does not.',
        action: RETRY,
      };
    case 'no-answer':
      if (!failure.wrote)
        return {
          title: 'No answer from Jira.',
          ...cause(failure.detail, 'It was asked, and nothing whole came back.'),
          action: RETRY,
        };
      return {
        title: 'No answer from Jira.',
        ...cause(failure.detail, 'It may have been done all the same: it is looked for before it is sent again.'),
        action: { do: 'open-outbox', label: 'Show the outbox' },
      };
    case 'unavailable':
      return describeUnavailable(failure, now);
    case 'unexpected-answer':
      return describeUnexpected(failure);
    case 'invalid-input':
      return { title: withStop(failure.message), detail: Object.values(failure.fields).map(withStop).join(' ') };
    case 'storage':
      return {
        title: 'The local database did not answer.',
        detail: `The reason: ${withStop(failure.detail)} A change is kept before it is sent, so none went out unkept.`,
        whoCanMend: 'You, if the disk is full or another Workbench runs on the same folder.',
        action: RETRY,
      };
    case 'internal':
      return {
        title: 'A defect in Workbench stopped this.',
        detail: `The log has it as ${failure.reference}.`,
        whoCanMend: 'Whoever makes this program, with that line of the log.',
        action: { do: 'open-log', label: 'Show the log' },
      };
    case 'signed-out':
    case 'client-refused':
    case 'sign-in-declined':
    case 'sign-in-refused':
    case 'sign-in-timed-out':
    case 'cancelled':
    case 'port-taken':
    case 'no-sites':
    case 'other-person':
    case 'app-not-configured':
    case 'secrets-locked':
    case 'protection-unchosen':
      return describeSignInFailure(failure);
    default:
      return assertNever(failure);
  }
}

function describeMissingScope(needed: readonly string[]): FailureWords {
  const named = needed.length === 0 ? 'Atlassian does not say which.' : `Needed: ${needed.join(', ')}.`;
  return {
    title: 'The sign-in does not carry a scope that this needs.',
    detail: `${named} The same sign-in will not gain it later.`,
    whoCanMend:
      'The owner of the app adds the scope at developer.atlassian.com, then you sign in again. For a service account, an organisation admin makes a new credential.',
    action: { do: 'sign-in', label: 'Sign in again' },
  };
}

/** Permissions of the whole site: no project admin can give them. */
const GLOBAL: ReadonlySet<string> = new Set(['Browse users and groups', 'Make bulk changes', 'Administer Jira']);

function describeMissingPermission(failure: Extract<Failure, { kind: 'not-permitted' }>): FailureWords {
  if (failure.page === true) {
    return {
      title: 'Jira turned this account away.',
      detail:
        'It sent a web page instead of a reason, as it may when an account has lost its access to Jira on a site.',
      whoCanMend: 'A site admin can give this account access to Jira again.',
    };
  }
  const { permission } = failure;
  const said = sentences(failure.messages, 'Jira gave no reason.');
  return {
    title: 'Jira does not let this account do that.',
    detail: permission === undefined ? said : `${said} This needs the permission ${permission}.`,
    whoCanMend: `A ${permission !== undefined && GLOBAL.has(permission) ? 'Jira' : 'project'} admin can give the permission.`,
  };
}

/** What a system or a library calls a failure is no sentence: it goes to the details. */
function cause(detail: string, sentence: string): Pick<FailureWords, 'detail' | 'code'> {
  if (/\s/.test(detail.trim())) return { detail: `${withStop(detail)} ${sentence}` };
  return { detail: sentence, ...(detail.trim() === '' ? {} : { code: detail.trim() }) };
}

function describeMaintenance(said: string, at: number, now: number): FailureWords {
  const next = at > now ? `Next try ${clockTime(at)}.` : '';
  return {
    title: 'Jira is down for maintenance.',
    detail: [withStop(said), next].filter((sentence) => sentence !== '').join(' '),
    whoCanMend: 'Atlassian. status.atlassian.com tells how far they are.',
    action: retryAt(at, now),
  };
}

function describeUnavailable(failure: Extract<Failure, { kind: 'unavailable' }>, now: number): FailureWords {
  const named = failure.retryAt ?? 0;
  // A 503 that names its end is maintenance; without one, it may as well be too much to do.
  if (failure.status === 503 && named > now) return describeMaintenance(failure.detail, named, now);
  return {
    title:
      failure.status === 503
        ? 'Atlassian is under maintenance or has too much to do (503).'
        : `Atlassian cannot answer now (${String(failure.status)}).`,
    detail: [withStop(failure.detail), named > now ? `It asks to wait ${duration(named - now)}.` : '']
      .filter((sentence) => sentence !== '')
      .join(' '),
    whoCanMend: 'Atlassian. status.atlassian.com tells how far they are.',
    action: retryAt(named, now),
  };
}

function describeUnexpected(failure: Extract<Failure, { kind: 'unexpected-answer' }>): FailureWords {
  switch (failure.how) {
    case 'page':
      return {
        title: `A web page came instead of ${failure.what}.`,
        detail:
          'Networks that want a sign-in first, as in trains and hotels, answer like that. So does a proxy that blocks Atlassian.',
        whoCanMend: 'You, by opening any site in a browser and signing in to the network.',
        action: RETRY,
      };
    case 'cut-off':
      return {
        title: `Only a part of the answer about ${failure.what} came.`,
        detail: 'It ends in the middle. A proxy or the network cut it off.',
        whoCanMend: 'Whoever runs this network, if it goes on.',
        action: RETRY,
      };
    case undefined:
      return {
        title: `Jira answered about ${failure.what} in a form that Workbench does not know.`,
        detail: `What does not fit: ${withStop(failure.detail)}`,
        whoCanMend: 'A new version of Workbench. The request log holds what to report.',
        action: { do: 'open-log', label: 'Show the request log' },
      };
    default:
      return assertNever(failure.how);
  }
}

function retryAt(at: number, now: number): FailureAction {
  return at > now ? { ...RETRY, at } : RETRY;
}

/** Jira's `RateLimit-Reason` (contract 4). */
function quotaReason(reason: string | null): string {
  if (reason === null) return 'Jira did not say which limit was reached.';
  if (reason.startsWith('jira-quota')) return 'The hourly quota is used up. Everybody who uses this app shares it.';
  if (reason === 'jira-burst-based') return 'Too many requests of one kind came at once.';
  if (reason === 'jira-per-issue-on-write') return 'Too many changes came to one issue at once.';
  if (reason === 'workbench-background-share')
    return "What nobody waits for uses at most a tenth of the hour's points, and that is used up.";
  return `The limit is called ${reason}.`;
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 120) return `${String(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 120) return `${String(minutes)} min`;
  return `${String(Math.ceil(minutes / 60))} h`;
}
