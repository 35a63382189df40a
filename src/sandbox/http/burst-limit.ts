/** Sizes of Jira's token buckets, per second, site, endpoint and method (contract §4). */
const perMethod: Record<string, number> = { GET: 100, POST: 100, PUT: 50, DELETE: 50 };
const perOperation: Record<string, number> = {
  'GET /rest/api/3/issue/{issueIdOrKey}': 150,
  'GET /rest/api/3/attachment/content/{id}': 300,
  'GET /rest/api/3/attachment/thumbnail/{id}': 200,
  'GET /rest/api/3/issue/{issueIdOrKey}/changelog': 200,
  'GET /rest/api/3/user': 150,
  'POST /rest/api/3/search/approximate-count': 150,
};

interface Bucket {
  left: number;
  at: number;
}

export interface BurstState {
  limit: number;
  remaining: number;
  exceeded: boolean;
  /** Epoch milliseconds: when the bucket is full again. */
  fullAt: number;
}

/** The burst buckets of every site. `take` spends one request and tells what the headers say. */
export class BurstLimits {
  private readonly buckets = new Map<string, Bucket>();

  take(cloudId: string, method: string, pattern: string, now: number): BurstState {
    const limit = perOperation[`${method} ${pattern}`] ?? perMethod[method] ?? 100;
    const key = `${cloudId} ${method} ${pattern}`;
    const before = this.buckets.get(key) ?? { left: limit, at: now };
    const refilled = Math.min(limit, before.left + ((now - before.at) / 1000) * limit);
    const exceeded = refilled < 1;
    const left = exceeded ? refilled : refilled - 1;
    this.buckets.set(key, { left, at: now });
    return { limit, remaining: Math.floor(left), exceeded, fullAt: now + Math.ceil(((limit - left) / limit) * 1000) };
  }
}

/** The headers that Jira puts on every answer, and the near-limit mark below a fifth (contract §3.1, §4). */
export function burstHeaders(state: BurstState): Record<string, string> {
  const headers: Record<string, string> = {
    'X-RateLimit-Limit': String(state.limit),
    'X-RateLimit-Remaining': String(state.remaining),
    'X-RateLimit-Reset': new Date(state.fullAt).toISOString().replace(/\.\d{3}Z$/, 'Z'),
  };
  if (state.remaining < state.limit / 5) headers['X-RateLimit-NearLimit'] = 'true';
  return headers;
}
