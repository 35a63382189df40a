/** One request as a test counts it: no headers, no body, and the query only where it cannot carry a secret. */
export interface LoggedRequest {
  method: string;
  path: string;
  query: string;
  server: 'main' | 'media';
  /** Did it carry an Authorization header? */
  authorized: boolean;
  /** `null` while it is being answered, or when the connection was cut instead. */
  status: number | null;
  /** Number of its connection, and its place among the requests of that connection, from 1: a warm one has carried some. */
  connection: number;
  nthOnConnection: number;
  /** Epoch milliseconds of the sandbox's own clock, when it arrived. */
  at: number;
  /** The fault that it met. */
  fault?: string;
  /** `METHOD /pattern` of a Jira operation that was reached. */
  operation?: string;
  /** What it cost of the hour's points. */
  points?: number;
}

export interface RequestFilter {
  method?: string;
  /** A whole path, or a pattern for it. */
  path?: string | RegExp;
  server?: 'main' | 'media';
}

export interface PointsSpent {
  total: number;
  byOperation: Record<string, number>;
}

const kept = 10_000;

/** What reached the server, oldest first; only the last ten thousand are kept, while counts and points are of all. */
export class RequestLog {
  private log: LoggedRequest[] = [];
  private spent = new Map<string, number>();
  private counted = new Map<string, number>();

  get entries(): readonly LoggedRequest[] {
    return this.log;
  }

  /** Points spent since the start or the last `clear`, by `METHOD /pattern`. */
  get points(): PointsSpent {
    const total = [...this.spent.values()].reduce((sum, points) => sum + points, 0);
    return { total, byOperation: Object.fromEntries(this.spent) };
  }

  /** Requests since the start or the last `clear`, by `METHOD /path`, the path below the site. */
  get byPath(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.counted);
  }

  add(entry: LoggedRequest): LoggedRequest {
    if (this.log.length >= kept) this.log = this.log.slice(kept / 2);
    this.log.push(entry);
    const name = `${entry.method} ${localPath(entry.path)}`;
    this.counted.set(name, (this.counted.get(name) ?? 0) + 1);
    return entry;
  }

  /** A Jira operation was carried out, at this price. */
  spend(entry: LoggedRequest, operation: string, points: number): void {
    entry.operation = operation;
    entry.points = points;
    this.spent.set(operation, (this.spent.get(operation) ?? 0) + points);
  }

  count(filter: RequestFilter = {}): number {
    return this.log.filter((entry) => fits(entry, filter)).length;
  }

  clear(): void {
    this.log = [];
    this.spent = new Map();
    this.counted = new Map();
  }
}

export function fits(entry: LoggedRequest, filter: RequestFilter): boolean {
  if (filter.method !== undefined && filter.method !== entry.method) return false;
  if (filter.server !== undefined && filter.server !== entry.server) return false;
  if (filter.path === undefined) return true;
  return typeof filter.path === 'string' ? filter.path === entry.path : filter.path.test(entry.path);
}

/** The path below the site for Jira's operations, the whole path for all else. */
export function localPath(path: string): string {
  return /^\/ex\/jira\/[^/]+(\/.*)$/.exec(path)?.[1] ?? path;
}
