import type { Failure } from './failure';

/** Why a change waits: a failure that is over by itself, or one that a person ends. */
type Waits = Failure['kind'] | 'gone' | 'maintenance' | 'quota';

/** When a change that waits is sent, in a sentence. Access, a sign-in or a secret does not pass: somebody gives it. Pure. */
export function whenSent(kind: Waits): string {
  switch (kind) {
    case 'gone':
    case 'site-gone':
      return 'It is sent as soon as this account reaches the site again.';
    case 'signed-out':
      return 'It is sent as soon as you have signed in again.';
    case 'client-refused':
      return 'It is sent as soon as the secret is right.';
    default:
      return 'It is sent as soon as that has passed.';
  }
}
