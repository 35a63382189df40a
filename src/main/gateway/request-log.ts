/** One call to Atlassian as it is shown in Settings. Redacted by construction: no header, and the body only in `curl`. */
export interface LoggedRequest {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly method: string;
  /** Path and query below the API origin. */
  readonly path: string;
  /** `null` when no answer came. */
  readonly status: number | null;
  readonly milliseconds: number;
  readonly tries: number;
  /** Why it waited or failed, in words. */
  readonly note: string | null;
  /** The call as a command line, with the token as `$TOKEN`. */
  readonly curl: string;
}

const KEPT = 500;

/** The last 500 calls, newest first. */
export class RequestLog {
  private readonly entries: LoggedRequest[] = [];

  add(entry: LoggedRequest): void {
    this.entries.unshift(entry);
    if (this.entries.length > KEPT) this.entries.length = KEPT;
  }

  list(): readonly LoggedRequest[] {
    return this.entries;
  }
}
