/** Sizes of Jira's token buckets, requests a second for each site, endpoint and method (contract §4). */
const BY_METHOD: Readonly<Record<string, number>> = { GET: 100, POST: 100, PUT: 50, DELETE: 50 };
const BY_ENDPOINT: Readonly<Record<string, number>> = {
  'GET issue/{}': 150,
  'GET issue/{}/changelog': 200,
  'GET attachment/content/{}': 300,
  'GET attachment/thumbnail/{}': 200,
  'GET user': 150,
  'POST search/approximate-count': 150,
};

/** @param pattern see `endpointPattern` */
export function usualRate(method: string, pattern: string): number {
  return BY_ENDPOINT[`${method} ${pattern}`] ?? BY_METHOD[method] ?? 50;
}
