/** So many of something in so long. */
export interface Window {
  count: number;
  milliseconds: number;
}

/** All of Jira's three independent systems (contract §4). */
export interface Limits {
  /** Of one app over all sites; starts anew at the top of each UTC hour. */
  pointsPerHour: number;
  /** Token buckets by `METHOD /pattern`, else by method; of one site, operation and method. */
  burst: Readonly<Record<string, Window>>;
  /** Writes to one issue: each of the windows holds. */
  issueWrites: readonly Window[];
}

const second = 1000;

function perSecond(count: number): Window {
  return { count, milliseconds: second };
}

/** The numbers of Atlassian's documentation (contract §4). */
export const atlassianLimits: Limits = {
  pointsPerHour: 65_000,
  burst: {
    GET: perSecond(100),
    POST: perSecond(100),
    PUT: perSecond(50),
    DELETE: perSecond(50),
    'GET /rest/api/3/issue/{issueIdOrKey}': perSecond(150),
    'GET /rest/api/3/attachment/content/{id}': perSecond(300),
    'GET /rest/api/3/attachment/thumbnail/{id}': perSecond(200),
    'GET /rest/api/3/issue/{issueIdOrKey}/changelog': perSecond(200),
    'GET /rest/api/3/user': perSecond(150),
    'POST /rest/api/3/search/approximate-count': perSecond(150),
  },
  issueWrites: [
    { count: 20, milliseconds: 2 * second },
    { count: 100, milliseconds: 30 * second },
  ],
};

/** The bucket that an operation is held to. */
export function burstOf(limits: Limits, method: string, pattern: string): Window {
  return limits.burst[`${method} ${pattern}`] ?? limits.burst[method] ?? perSecond(100);
}
