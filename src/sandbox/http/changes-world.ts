/** Operations that are sent by POST and only read (contract §4 counts them as reads too). */
const readingPosts = new Set([
  '/rest/api/3/search',
  '/rest/api/3/search/jql',
  '/rest/api/3/search/approximate-count',
  '/rest/api/3/issue/bulkfetch',
  '/rest/api/3/issue/watching',
  '/rest/api/3/issue/{issueIdOrKey}/changelog/list',
  '/rest/api/3/changelog/bulkfetch',
  '/rest/api/3/comment/list',
  '/rest/api/3/expression/eval',
  '/rest/api/3/expression/evaluate',
  '/rest/api/3/jql/autocompletedata',
  '/rest/api/3/jql/match',
  '/rest/api/3/jql/parse',
  '/rest/api/3/jql/sanitize',
  '/rest/api/3/permissions/check',
  '/rest/api/3/permissions/project',
  '/rest/api/3/worklog/list',
]);

/** May this operation have changed the world? */
export function changesWorld(method: string, pattern: string): boolean {
  return method !== 'GET' && !(method === 'POST' && readingPosts.has(pattern));
}
