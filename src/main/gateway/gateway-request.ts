import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import type { Priority } from './budget';
import type { FetchAnswer, FetchPort } from './fetch-port';
import type { RequestLog } from './request-log';

export interface GatewayPorts {
  readonly fetch: FetchPort;
  /** A valid access token; `rejected` is one that Atlassian just refused. */
  readonly accessTokenFor: (accountId: string, options?: { readonly rejected: string }) => Promise<Outcome<string>>;
  /** When the token of an account expires as stored, epoch milliseconds. Left out: an hour after its first use. */
  readonly tokenExpiresAt?: (accountId: string) => number | null;
  /** The API origin that the account was made with: its tokens go there and nowhere else. */
  readonly apiOriginOf: (accountId: string) => string | null;
  /** The app (client id) of an account: quotas are counted by app. Left out: all accounts are of one. */
  readonly appOf?: (accountId: string) => string;
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly log: RequestLog;
  /** The last outcome of the gateway is what *online* means. */
  readonly reached: (online: boolean) => void;
  /** The gateway does not know a site, or the grant no longer reaches it: what accessible-resources says has changed. */
  readonly siteGone: (site: SiteRef) => void;
  /** What is left of the limits, or what waits for them, is no longer the same. Called often. */
  readonly limitsChanged?: () => void;
  /** Of an hour's points, 0 to 1, for what is asked with the priority `background`. Left out: a tenth. */
  readonly backgroundShare?: number;
}

export interface GatewayRequest {
  readonly site: SiteRef;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/ex/jira/{cloudId}`, for example `/rest/api/3/myself`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** A few operations take a bare JSON string (contract §8.7). */
  readonly body?: JsonObject | string;
  /** Files instead of a body, as multipart bytes: the upload of attachments alone (contract §8.8). */
  readonly upload?: { readonly contentType: string; readonly bytes: Uint8Array<ArrayBuffer> };
  /** Whether replaying it can do harm; `POST search/jql` is a read. */
  readonly intent: 'read' | 'write';
  /** What is asked for, in words, for refusals: `the issue SHOP-12`. */
  readonly what: string;
  /** Classic scopes of the operation (contract §2.7). */
  readonly scopes: readonly string[];
  readonly signal?: AbortSignal;
  /** What a person waits for goes before changes on their way, and these before what nobody waits for. Left out: `person`. */
  readonly priority?: Priority;
  /** The issue that a write is about, where the path does not name it: Jira limits the writes on each. */
  readonly issue?: string;
  /** How many writes it is, where one request holds several: each costs a point and its time. Left out: one. */
  readonly writes?: number;
  /** A refusal has to be read in more detail than a failure holds: its outcome has the body as well. */
  readonly keepsRefusal?: true;
  /** Somebody looks at the place of the answer and can ask again: a 5xx is told at once. Left out: a read is tried again first. */
  readonly tellAtOnce?: true;
}

/**
 * An outcome that knows more than its failure tells: `unsent` where it is certain that no byte of the request left, whatever
 * the kind, since it was the token that could not be had. Without it, a failure stands for what its kind says. `refusal` is the body that
 * Jira refused it with, where the request asked for that.
 */
export type Attempted<T> = Outcome<T> & { readonly unsent?: true; readonly refusal?: string };

export interface Gateway {
  /** Answers the parsed JSON of a 2xx, `null` for an empty one. */
  request(request: GatewayRequest): Promise<Attempted<unknown>>;
  /**
   * Answers the raw answer of a 2xx or a redirect: for attachments, whose bytes come from another host. The time limit is on its head
   * alone; who reads the body limits that.
   */
  raw(request: GatewayRequest): Promise<Outcome<FetchAnswer>>;
}
