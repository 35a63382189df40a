/**
 * Why something could not be done, as a value. The kind says what can be done about it; the words for a person are
 * made from it in one place, `describe-failure.ts`. Nothing in a failure is ever secret: it may be shown, logged, copied.
 */
export type Failure =
  /** The sign-in of this account has ended (refresh token expired or revoked). Drafts, outbox and mirror stay. */
  | { kind: 'signed-out'; accountId: string }
  /** Atlassian refused the client id or secret: signing in again would not help. */
  | { kind: 'client-refused'; clientIdHint: string; status: number; detail: string }
  /** The token does not carry a scope that the operation needs. `needed` are the classic scopes of the operation. */
  | { kind: 'scope-missing'; needed: readonly string[] }
  /**
   * Jira knows the caller and says no (403). `messages` are Jira's own sentences; `permission` is the one that the operation asks for, by
   * its name in Jira. `page`: a web page came instead of a reason, as it does when access to Jira as a whole was taken away.
   */
  | { kind: 'not-permitted'; messages: readonly string[]; permission?: string | undefined; page?: true | undefined }
  /** Absent, or invisible to this account: Jira does not tell them apart (404). */
  | { kind: 'not-found'; what: string; messages: readonly string[] }
  /** The site is not, or no longer, part of what this account may reach. */
  | { kind: 'site-gone'; cloudId: string }
  /** Jira refused what was sent (400, 409, 413, 422). `fieldErrors` is keyed by field id; `places` is what we found ourselves. */
  | {
      kind: 'jira-rejected';
      status: number;
      messages: readonly string[];
      fieldErrors: Readonly<Record<string, string>>;
      places?: readonly RefusedPlace[] | undefined;
    }
  /**
   * Jira asked to wait and the wait is longer than the caller's patience; nothing was sent, or it was refused before it was executed.
   * `retryAt` is epoch milliseconds; `reason` is Jira's `RateLimit-Reason`, `MAINTENANCE`, or null.
   */
  | { kind: 'rate-limited'; retryAt: number; reason: string | null }
  /** Nothing reached Atlassian: no name, no route, connection refused. `wrote`: it was to change something; left out, it was a read. */
  | { kind: 'offline'; detail: string; wrote?: boolean | undefined }
  /** Bytes went out and no whole answer came. `wrote`: it was to change something, which may have been done. */
  | { kind: 'no-answer'; detail: string; wrote: boolean }
  /** Atlassian answered with 5xx, maintenance or an HTML page. `retryAt` where it named a moment, epoch milliseconds. */
  | { kind: 'unavailable'; status: number; detail: string; retryAt?: number | undefined }
  /**
   * An answer that does not fit Atlassian's contract. `detail` names the place in the body. `page`: a web page instead of data, as
   * networks send it that want a sign-in first; `cut-off`: the JSON ends in the middle.
   */
  | { kind: 'unexpected-answer'; what: string; detail: string; how?: 'page' | 'cut-off' | undefined }
  /** What the person put in does not do yet. `fields` is keyed by field id or input name. */
  | { kind: 'invalid-input'; message: string; fields: Readonly<Record<string, string>> }
  /** The person declined in the browser (`error=access_denied`). */
  | { kind: 'sign-in-declined'; detail: string }
  /** Atlassian came back with another `error=`. */
  | { kind: 'sign-in-refused'; error: string; detail: string }
  | { kind: 'sign-in-timed-out'; minutes: number }
  | { kind: 'cancelled' }
  | { kind: 'port-taken'; port: number }
  /** The grant reaches no Jira site (accessible-resources is empty). */
  | { kind: 'no-sites' }
  /** Another person signed in where an account was to be signed in again. */
  | { kind: 'other-person'; expected: string; got: string }
  /** The app's client id and secret have not been entered yet. */
  | { kind: 'app-not-configured' }
  /** Secrets cannot be read: the keyring is gone or locked, or a passphrase is wanted. Nothing was deleted. */
  | { kind: 'secrets-locked'; mode: 'keyring' | 'passphrase' | 'session'; detail: string }
  /** No keyring, and the person has not said yet how secrets are to be kept. */
  | { kind: 'protection-unchosen' }
  /** The local database did not answer or could not be opened. */
  | { kind: 'storage'; detail: string }
  /** A defect of ours. `reference` is the line in the log. */
  | { kind: 'internal'; reference: string };

/** Where in the body that was sent is what Jira refused: `fields.description.content[2].attrs.level`, and what is wrong there. */
export interface RefusedPlace {
  readonly path: string;
  /** One sentence. */
  readonly message: string;
}

/** The `reason` of a wait that is no limit: Jira said that it is down for so long. */
export const MAINTENANCE = 'workbench-maintenance';

export type FailureKind = Failure['kind'];
