/** What an answer says of limits (contract §4). Whatever it does not say is `null`. */
export interface StatedLimits {
  /** Points of the hour. */
  readonly quota: StatedQuota | null;
  /** Requests a second of this endpoint. */
  readonly burst: { readonly limit: number; readonly remaining: number | null } | null;
}

export interface StatedQuota {
  readonly limit: number | null;
  readonly remaining: number | null;
  /** Epoch milliseconds on the clock of this computer. */
  readonly resetsAt: number | null;
  /** Less than a fifth is left. */
  readonly near: boolean;
}

interface Headers {
  get(name: string): string | null;
}

/** The smallest quota that Atlassian gives is far above the largest bucket (300). */
const LARGEST_BUCKET = 1_000;
/** A bucket is full again within seconds. */
const LONGEST_REFILL_MS = 60_000;

/** Reads `X-RateLimit-*`, `X-Beta-RateLimit-*`, `RateLimit(-Policy)` and `Beta-RateLimit(-Policy)`. Pure. */
export function readRateHeaders(headers: Headers, now: number): StatedLimits {
  const listed = readLists(headers, now);
  const plain = readPlain(headers, now);
  return {
    quota: listed.quota === null ? plain.quota : { ...plain.quota, ...listed.quota },
    burst: listed.burst ?? plain.burst,
  };
}

/**
 * `X-RateLimit-Limit` is on every answer and never says which limit it speaks of: a 429 says it by its reason, else the size and
 * the moment of the reset tell a bucket from the hour.
 */
function readPlain(headers: Headers, now: number): StatedLimits {
  const named = (name: string): string | null =>
    headers.get(`x-ratelimit-${name}`) ?? headers.get(`x-beta-ratelimit-${name}`);
  const limit = count(named('limit'));
  const remaining = count(named('remaining'));
  const reset = instantOf(named('reset'), headers.get('date'), now);
  const reason = headers.get('ratelimit-reason');
  if (limit === null || limit === 0) return { quota: null, burst: null };
  const ofHour = reason?.startsWith('jira-quota') === true;
  const ofBucket = reason !== null && !ofHour;
  const looksLikeHour = limit > LARGEST_BUCKET || (reset !== null && reset - now > LONGEST_REFILL_MS);
  if (ofHour || (!ofBucket && looksLikeHour)) {
    const near = named('nearlimit') === 'true';
    return { quota: { limit, remaining, resetsAt: reset, near }, burst: null };
  }
  // The per-issue window is no bucket of the endpoint.
  return reason === 'jira-per-issue-on-write'
    ? { quota: null, burst: null }
    : { quota: null, burst: { limit, remaining } };
}

/** `"global-app-quota";q=65000;w=3600` and `"global-app-quota";r=9000;t=600`, comma-separated. */
function readLists(headers: Headers, now: number): StatedLimits {
  const found: { quota: StatedQuota | null; burst: StatedLimits['burst'] } = { quota: null, burst: null };
  const read = (name: string): string => `${headers.get(name) ?? ''},${headers.get(`beta-${name}`) ?? ''}`;
  for (const { policy, parameters } of itemsOf(`${read('ratelimit-policy')},${read('ratelimit')}`)) {
    const limit = count(parameters.get('q') ?? null);
    const remaining = count(parameters.get('r') ?? null);
    const seconds = count(parameters.get('t') ?? null);
    if (policy.endsWith('-app-quota')) {
      // `r` comes only near the limit.
      const { quota } = found;
      found.quota = {
        limit: limit ?? quota?.limit ?? null,
        remaining: remaining ?? quota?.remaining ?? null,
        resetsAt: seconds === null ? (quota?.resetsAt ?? null) : now + seconds * 1000,
        near: remaining !== null || quota?.near === true,
      };
    } else if (policy === 'jira-burst-based' && limit !== null && limit > 0) {
      found.burst = { limit: limit / Math.max(1, count(parameters.get('w') ?? null) ?? 1), remaining };
    }
  }
  return found;
}

function itemsOf(list: string): { policy: string; parameters: ReadonlyMap<string, string> }[] {
  return list.split(',').flatMap((item) => {
    const [name = '', ...rest] = item.split(';').map((part) => part.trim());
    const policy = name.replace(/^"(.*)"$/, '$1');
    if (policy === '') return [];
    const parameters = new Map(
      rest.map((pair): [string, string] => {
        const [key = '', value = ''] = pair.split('=', 2);
        return [key.trim(), value.trim()];
      }),
    );
    return [{ policy, parameters }];
  });
}

function count(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  const number = Number(text);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

/**
 * A moment that a header names, on the clock of this computer: where the answer is dated, by its distance from that date, since
 * the two clocks may differ by hours. `null` for what is no moment.
 */
export function instantOf(text: string | null, date: string | null, now: number): number | null {
  if (text === null) return null;
  const named = Date.parse(text);
  if (Number.isNaN(named)) return null;
  const dated = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(dated) ? named : now + (named - dated);
}
