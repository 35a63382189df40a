import { succeed } from '@shared/ipc/outcome';
import { issueRow } from '@shared/ipc/schemas';
import { z } from '@shared/schema';
import type { Gateway } from '../../gateway/request';
import { countIssues, searchIssues } from '../../gateway/search';
import type { Handlers } from '../../ipc/handle';
import type { ReadThrough } from '../../mirror/read-through';

const page = z.object({
  rows: z.array(issueRow),
  nextPageToken: z.string().nullable(),
  total: z.number().nullable(),
});

/** A list that was just read is not read again while the person moves about. */
const FRESH_MS = 10_000;

export function searchHandlers({
  gateway,
  readThrough,
}: {
  readonly gateway: Gateway;
  readonly readThrough: ReadThrough;
}): Pick<Handlers, 'issues.search'> {
  return {
    'issues.search': ({ site, jql, nextPageToken }) =>
      readThrough({
        site,
        topic: `search:${jql}:${nextPageToken ?? ''}`,
        schema: page,
        freshFor: FRESH_MS,
        // A token belongs to one walk through the results and ends after days: what it led to cannot be refreshed later.
        ask: nextPageToken === null ? 'mirror-first' : 'jira',
        keep: nextPageToken === null,
        fetch: async () => {
          const [found, count] = await Promise.all([
            searchIssues(gateway, site, jql, nextPageToken),
            nextPageToken === null ? countIssues(gateway, site, jql) : Promise.resolve(null),
          ]);
          if (!found.ok) return found;
          const { rows, nextPageToken: next } = found.value;
          // The count is an ornament of the list: without it the rows stand all the same.
          const counted = count?.ok === true ? count.value : null;
          return succeed({ rows: [...rows], nextPageToken: next, total: next === null ? rows.length : counted });
        },
      }),
  };
}
