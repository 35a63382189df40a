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
  /** How many calls in a row this one stands for: those that never left this computer and were all alike. Left out: one. */
  readonly times?: number | undefined;
}

const KEPT = 500;
/** Calls that never left have a place of their own: without a network they would push out those that tell something. */
const KEPT_UNSENT = 50;

interface Row {
  readonly entry: LoggedRequest;
  readonly place: number;
}

/** The last 500 calls that left this computer and the last 50 kinds of those that did not, newest first. */
export class RequestLog {
  private sent: Row[] = [];
  private unsent: Row[] = [];
  private places = 0;

  /** @param changed told of each call, after it is in the list */
  constructor(private readonly changed: () => void = () => undefined) {}

  add(entry: LoggedRequest): void {
    const place = ++this.places;
    if (entry.tries > 0) this.sent = [{ entry, place }, ...this.sent.slice(0, KEPT - 1)];
    else {
      const same = this.unsent.find((row) => alike(row.entry, entry));
      const times = (same?.entry.times ?? 1) + 1;
      const row = { entry: same === undefined ? entry : { ...entry, times }, place };
      this.unsent = [row, ...this.unsent.filter((one) => one !== same)].slice(0, KEPT_UNSENT);
    }
    this.changed();
  }

  list(): readonly LoggedRequest[] {
    return [...this.sent, ...this.unsent].toSorted((one, other) => other.place - one.place).map(({ entry }) => entry);
  }
}

function alike(one: LoggedRequest, other: LoggedRequest): boolean {
  return one.method === other.method && one.path === other.path && one.note === other.note && one.curl === other.curl;
}
