/** What limits go by: `issue/{}/comment` for `/rest/api/3/issue/SHOP-1/comment?startAt=0`. */
export function endpointPattern(path: string): string {
  const [names = ''] = path.split('?');
  const segments = names.split('/').filter((name) => name !== '');
  // `rest/api/3`, `rest/agile/1.0`: Jira's platform is the rule and goes unnamed.
  const below = segments[0] === 'rest' ? segments.slice(3) : segments;
  const product = segments[0] === 'rest' && segments[1] !== 'api' ? [segments[1] ?? ''] : [];
  return [...product, ...below.map((name, at) => (isWord(name, below[at - 1]) ? name : '{}'))].join('/');
}

/** The words of Jira's paths begin with a small letter and hold no digit; keys and ids are not like that, property keys may be. */
function isWord(name: string, before: string | undefined): boolean {
  return before !== 'properties' && /^[a-z][a-zA-Z]*([-_][a-zA-Z]+)*$/.test(name);
}

/** The issue that a path below `issue/` is about, as it is named there; `null` for `issue/bulk` and the like. */
export function issueOfPath(path: string): string | null {
  const [names = ''] = path.split('?');
  const found = /^\/rest\/api\/\d+\/issue\/([^/]+)/.exec(names)?.[1];
  return found === undefined || isWord(found, undefined) ? null : found;
}
