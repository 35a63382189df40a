/** One call to Atlassian as it is shown in Settings. Redacted by construction: no header, and the body only in `curl`. */
export interface LoggedRequest {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly method: string;
  /** Path and query below the API origin; values that look like tokens are left out. */
  readonly path: string;
  /** `null` when no answer came. */
  readonly status: number | null;
  /** Without what it waited. */
  readonly milliseconds: number;
  readonly tries: number;
  /** What it cost of the hour's points, by our own count. */
  readonly points: number;
  /** Milliseconds that it was held back before and between its tries. */
  readonly waited: number;
  /** Why it waited, in words; `null` where it did not. */
  readonly why: string | null;
  /** Why it failed, in a word; `null` where it did not. */
  readonly note: string | null;
  /** The call as a command line, with the token as `$TOKEN`. */
  readonly curl: string;
}

const KEPT = 500;

/** The last 500 calls, newest first. */
export class RequestLog {
  private entries: LoggedRequest[] = [];

  /** @param changed told of each call, after it is in the list */
  constructor(private readonly changed: () => void = () => undefined) {}

  add(entry: LoggedRequest): void {
    this.entries = [entry, ...this.entries.slice(0, KEPT - 1)];
    this.changed();
  }

  list(): readonly LoggedRequest[] {
    return this.entries;
  }
}
