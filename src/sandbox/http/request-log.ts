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
}

export interface RequestFilter {
  method?: string;
  /** A whole path, or a pattern for it. */
  path?: string | RegExp;
  server?: 'main' | 'media';
}

const kept = 10_000;

/** What reached the server, oldest first; only the last ten thousand are kept. */
export class RequestLog {
  private log: LoggedRequest[] = [];

  get entries(): readonly LoggedRequest[] {
    return this.log;
  }

  add(entry: LoggedRequest): LoggedRequest {
    if (this.log.length >= kept) this.log = this.log.slice(kept / 2);
    this.log.push(entry);
    return entry;
  }

  count(filter: RequestFilter = {}): number {
    return this.log.filter((entry) => fits(entry, filter)).length;
  }

  clear(): void {
    this.log = [];
  }
}

export function fits(entry: LoggedRequest, filter: RequestFilter): boolean {
  if (filter.method !== undefined && filter.method !== entry.method) return false;
  if (filter.server !== undefined && filter.server !== entry.server) return false;
  if (filter.path === undefined) return true;
  return typeof filter.path === 'string' ? filter.path === entry.path : filter.path.test(entry.path);
}
