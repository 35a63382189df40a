import { succeed } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { Gateway } from '../../gateway/request';
import { countIssues, searchIssues } from '../../gateway/search';
import type { Handlers } from '../../ipc/handle';
import type { RemoteMirror } from '../../mirror/mirror-objects';
import type { ReadThrough } from '../../mirror/read-through';
import { createSearchRead } from '../../mirror/search-reads';

export interface SearchPorts {
  readonly gateway: Gateway;
  readonly readThrough: ReadThrough;
  readonly mirror: RemoteMirror;
  /** Ids that this program wrote lately: they are in lists before Jira's index knows. */
  readonly justWritten: (site: SiteRef) => readonly string[];
  readonly now: () => number;
}

export function searchHandlers({
  gateway,
  readThrough,
  mirror,
  justWritten,
  now,
}: SearchPorts): Pick<Handlers, 'issues.search' | 'mirror.search'> {
  const read = createSearchRead({
    readThrough,
    mirror,
    now,
    fetch: async (site, jql, nextPageToken) => {
      const [found, count] = await Promise.all([
        searchIssues(gateway, site, jql, nextPageToken, nextPageToken === null ? justWritten(site) : []),
        nextPageToken === null ? countIssues(gateway, site, jql) : Promise.resolve(null),
      ]);
      if (!found.ok) return found;
      const { rows, nextPageToken: next } = found.value;
      // The count is an ornament of the list: without it the rows stand all the same.
      const counted = count?.ok === true ? count.value : null;
      const total = nextPageToken === null && next === null ? rows.length : counted;
      return succeed({ rows: [...rows], nextPageToken: next, total });
    },
  });
  return {
    'issues.search': ({ site, jql, nextPageToken }) => read(site, jql, nextPageToken),
    'mirror.search': async ({ site, text, limit }) =>
      succeed(await mirror.issueText.search(site.accountId, site.cloudId, text, limit)),
  };
}
