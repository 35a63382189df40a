/** Ids in the portions that Jira takes at once: `issue/bulkfetch`, `jql/match`. */
export function* hundreds(ids: readonly string[]): Generator<string[]> {
  for (let at = 0; at < ids.length; at += 100) yield ids.slice(at, at + 100);
}
