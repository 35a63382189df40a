import { assertNever } from '../assert-never';
import { describeSignInFailure } from './describe-sign-in-failure';
import type { FailureAction, FailureWords } from './failure-words';
import type { Failure } from './failure';
import { sentences, withStop } from './sentence';

const RETRY: Extract<FailureAction, { do: 'retry' }> = { do: 'retry', label: 'Try again' };

/** A failure in words for a person: what happened, why, the next step. `now` is epoch milliseconds. */
export function describeFailure(failure: Failure, now: number = Date.now()): FailureWords {
  switch (failure.kind) {
    case 'scope-missing':
      return describeMissingScope(failure.needed);
    case 'not-permitted':
      return {
        title: 'Jira does not let this account do that.',
        detail: sentences(failure.messages, 'Jira gave no reason.'),
        whoCanMend: 'A project admin can give the permission.',
      };
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
      return {
        // Zero where Jira named no time.
        title: `Jira asks to wait ${failure.retryAt > now ? duration(failure.retryAt - now) : 'a moment'}.`,
        detail: `Nothing was done yet. ${quotaReason(failure.reason)}`,
        action: failure.retryAt > now ? { ...RETRY, at: failure.retryAt } : RETRY,
      };
    case 'offline':
      return {
        title: 'Nothing reached Atlassian.',
        detail: `${withStop(failure.detail)} Nothing was sent, so nothing was changed in Jira.`.trim(),
        whoCanMend: 'Whoever runs this network, if other sites open and Atlassian does not.',
        action: RETRY,
      };
    case 'no-answer':
      if (!failure.wrote)
        return {
          title: 'No answer from Jira.',
          detail: `${withStop(failure.detail)} Nothing was changed in Jira.`.trim(),
          action: RETRY,
        };
      return {
        title: 'No answer from Jira.',
        detail:
          `${withStop(failure.detail)} It may have been done all the same: it is looked for before it is sent again.`.trim(),
        action: { do: 'open-outbox', label: 'Show the outbox' },
      };
    case 'unavailable':
      return {
        title: `Atlassian cannot answer now (${String(failure.status)}).`,
        detail: withStop(failure.detail),
        whoCanMend: 'Atlassian. status.atlassian.com tells how far they are.',
        action: RETRY,
      };
    case 'unexpected-answer':
      return {
        title: `Jira answered about ${failure.what} in a form that Workbench does not know.`,
        detail: `What does not fit: ${withStop(failure.detail)}`,
        whoCanMend: 'A new version of Workbench. The request log holds what to report.',
        action: { do: 'open-log', label: 'Show the request log' },
      };
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

function describeRejection(failure: Extract<Failure, { kind: 'jira-rejected' }>): FailureWords {
  const refused = Object.keys(failure.fieldErrors);
  const reasons = [...failure.messages, ...Object.values(failure.fieldErrors)];
  // Jira names neither the field nor the place (contract 8.3).
  if (failure.messages.includes('INVALID_INPUT')) {
    return {
      title: 'Jira refused a rich text.',
      detail: 'It holds something that Jira does not take there, and Jira does not say where.',
      whoCanMend: 'You, in the text that was changed last.',
    };
  }
  if (failure.messages.includes('CONTENT_LIMIT_EXCEEDED')) {
    return {
      title: 'Jira refused a text that is too long.',
      detail: 'It takes at most 32,767 characters in one field.',
    };
  }
  if (failure.status === 409) {
    return {
      title: 'Somebody else changed this at the same moment.',
      detail: sentences(reasons, 'Jira took their change first.'),
      action: { do: 'retry', label: 'Read it again and retry' },
    };
  }
  if (failure.status === 413) {
    return { title: 'Jira refused it as too large.', detail: sentences(reasons, 'The limit is set by a Jira admin.') };
  }
  const what = refused.length === 0 ? 'this' : refused.length === 1 ? 'one field' : `${String(refused.length)} fields`;
  return {
    title: `Jira refused ${what}.`,
    detail: sentences(reasons, `Jira gave no reason (${String(failure.status)}).`),
    ...(refused.length === 0
      ? { whoCanMend: 'A Jira admin, if a rule of the workflow asks for something that the form does not show.' }
      : {}),
  };
}

/** Jira's `RateLimit-Reason` (contract 4). */
function quotaReason(reason: string | null): string {
  if (reason === null) return 'Jira did not say which limit was reached.';
  if (reason.startsWith('jira-quota')) return 'The hourly quota is used up. Everybody who uses this app shares it.';
  if (reason === 'jira-burst-based') return 'Too many requests of one kind came at once.';
  if (reason === 'jira-per-issue-on-write') return 'Too many changes came to one issue at once.';
  return `The limit is called ${reason}.`;
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 120) return `${String(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 120) return `${String(minutes)} min`;
  return `${String(Math.ceil(minutes / 60))} h`;
}
