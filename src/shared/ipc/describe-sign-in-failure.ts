import { assertNever } from '../assert-never';
import type { Failure } from './failure';
import type { FailureWords } from './failure-words';
import { withStop } from './sentence';

type SignInKind =
  | 'signed-out'
  | 'client-refused'
  | 'sign-in-declined'
  | 'sign-in-refused'
  | 'sign-in-timed-out'
  | 'cancelled'
  | 'port-taken'
  | 'no-sites'
  | 'other-person'
  | 'app-not-configured'
  | 'secrets-locked'
  | 'protection-unchosen';

/** What can go wrong between a person, Atlassian's sign-in and the vault. */
export type SignInFailure = Extract<Failure, { kind: SignInKind }>;

export function describeSignInFailure(failure: SignInFailure): FailureWords {
  switch (failure.kind) {
    case 'signed-out':
      return {
        title: 'The sign-in of this account has ended.',
        detail: 'Drafts, the outbox and all that was read stay here. Changes wait until you are back.',
        action: { do: 'sign-in', label: 'Sign in again', accountId: failure.accountId },
      };
    case 'client-refused':
      return {
        title: 'Atlassian refused the client ID or its secret.',
        detail: `It may have been replaced, or the credential was disabled. Client ${failure.clientIdHint}: ${failure.detail} (${String(failure.status)}).`,
        whoCanMend: 'Whoever manages this app or service account at Atlassian. Signing in again does not help.',
        action: { do: 'enter-secret', label: 'Enter ID and secret' },
      };
    case 'sign-in-declined':
      return {
        title: 'The sign-in was declined in the browser.',
        detail: 'Atlassian gave no access, and nothing was kept.',
        action: { do: 'sign-in', label: 'Sign in with Atlassian' },
      };
    case 'sign-in-refused':
      return {
        title: `Atlassian refused the sign-in: ${failure.error}.`,
        detail: withStop(failure.detail) || 'Atlassian gave no reason.',
        whoCanMend: 'Whoever manages the app at developer.atlassian.com: callback address, scopes and sharing.',
        action: { do: 'sign-in', label: 'Sign in with Atlassian' },
      };
    case 'sign-in-timed-out':
      return {
        title: `Nobody came back from the browser in ${String(failure.minutes)} min.`,
        detail:
          'If the browser shows that the address does not match, the callback address of the app has to be the one of Workbench, with its port.',
        action: { do: 'sign-in', label: 'Sign in with Atlassian' },
      };
    case 'cancelled':
      return { title: 'Cancelled.', detail: 'Nothing was kept.' };
    case 'port-taken':
      return {
        title: `Another program uses port ${String(failure.port)}.`,
        detail:
          'Atlassian sends the browser back to that port only. Close the other program, or set WORKBENCH_CALLBACK_PORT and register its address with the app.',
        whoCanMend: 'You, or whoever manages the app, where the callback address is registered.',
        action: {
          do: 'copy-callback',
          label: 'Copy the callback address',
          callback: `http://localhost:${String(failure.port)}/callback`,
        },
      };
    case 'no-sites':
      return {
        title: 'This sign-in reaches no Jira site.',
        detail: 'No site was chosen when access was given, or the account has no Jira on any.',
        whoCanMend: 'A site admin can give access to Jira.',
        action: { do: 'sign-in', label: 'Sign in and choose a site' },
      };
    case 'other-person':
      return {
        title: `${failure.got} signed in, and this account is ${failure.expected}.`,
        detail:
          'Another person is another account: changes that wait are sent by the account that made them, or not at all.',
        action: { do: 'sign-in', label: `Sign in as ${failure.expected}` },
      };
    case 'app-not-configured':
      return {
        title: 'Workbench needs the client ID and secret of an app first.',
        detail: 'They come from developer.atlassian.com and are kept encrypted on this computer.',
        whoCanMend: 'You, or whoever made an app for your organisation.',
        action: { do: 'enter-secret', label: 'Enter ID and secret' },
      };
    case 'secrets-locked':
      return describeLockedSecrets(failure.mode, failure.detail);
    case 'protection-unchosen':
      return {
        title: 'This computer has no keyring to keep secrets in.',
        detail: 'Keep them for this session only, or lock them with a passphrase of yours.',
        action: { do: 'choose-protection', label: 'Choose how secrets are kept' },
      };
    default:
      return assertNever(failure);
  }
}

function describeLockedSecrets(
  mode: Extract<Failure, { kind: 'secrets-locked' }>['mode'],
  detail: string,
): FailureWords {
  const kept = `Nothing was deleted. ${withStop(detail)}`.trim();
  switch (mode) {
    case 'keyring':
      return {
        title: 'The keyring of this computer is locked or missing.',
        detail: `The sign-ins are encrypted with it. ${kept}`,
        whoCanMend: 'You, by unlocking the keyring of your desktop.',
        action: { do: 'unlock', label: 'Try the keyring again' },
      };
    case 'passphrase':
      return {
        title: 'The sign-ins are locked with your passphrase.',
        detail: kept,
        action: { do: 'unlock', label: 'Enter the passphrase' },
      };
    case 'session':
      return {
        title: 'The sign-ins were kept for one session, which has ended.',
        // The key of the databases lived as long as the session, as the person chose.
        detail: 'What was read, drafts and the outbox ended with it, as you chose. Nothing changes in Jira.',
        action: { do: 'sign-in', label: 'Sign in again' },
      };
    default:
      return assertNever(mode);
  }
}
