import type { Person, SandboxSite, World } from '../world/model';

/** A request to a Jira operation, read once by the server: the caller is known and its scopes were checked. */
export interface JiraRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/rest/api/3` or `/rest/agile/1.0`, without query. */
  path: string;
  /** Values of the `{name}` parts of the route's pattern, decoded. */
  params: Record<string, string>;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  /** Parsed JSON, or `undefined` when there was no body. */
  body: unknown;
  /** Raw bytes, for multipart operations. */
  rawBody: Uint8Array;
  world: World;
  site: SandboxSite;
  caller: Person;
  /** `${apiOrigin}/ex/jira/${cloudId}`: what `self`, icons and attachments start with under OAuth. */
  selfBase: string;
  /** Epoch milliseconds; the only clock operations may read. */
  now: number;
}

export interface JiraReply {
  status: number;
  /** JSON unless it is bytes or text; `undefined` answers with an empty body. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Route {
  method: JiraRequest['method'];
  /** As the OpenAPI file writes it: `/rest/api/3/issue/{issueIdOrKey}`. Scopes are looked up by it. */
  pattern: string;
  handle(request: JiraRequest): JiraReply | Promise<JiraReply>;
}

/** An operation's refusal. The kernel turns it into Jira's classic envelope. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly errorMessages: string[],
    readonly errors: Record<string, string> = {},
  ) {
    super(errorMessages.join(' ') || JSON.stringify(errors));
  }
}
