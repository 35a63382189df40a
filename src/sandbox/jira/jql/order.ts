import type { OrderByField } from '@atlaskit/jql-ast';
import { Refusal } from '../../http/route';
import type { Issue } from '../../world/model';
import type { FindField } from './find-field';
import type { JqlField } from './jql-field';

const MAX_FIELDS = 7;

/** What an issue is sorted by; null (no value) goes last when ascending, first when descending. */
type SortKey = string | number | null;

function keyOf(field: JqlField, issue: Issue): SortKey {
  switch (field.kind) {
    case 'text': {
      const text = field.text(issue);
      return text === '' ? null : text.toLowerCase();
    }
    case 'moment':
      return field.at(issue);
    case 'number':
      return field.number(issue);
    case 'choice': {
      const ids = field.ids(issue);
      if (ids.length === 0) return null;
      if (field.rank) return Math.min(...ids.map((id) => field.rank?.(id) ?? 0));
      return ids.map((id) => field.label(id).toLowerCase()).toSorted()[0] ?? null;
    }
  }
}

function compareKeys(a: SortKey, b: SortKey): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}

/** Sorts by up to seven fields; what is equal in all of them, and a query without ORDER BY, goes newest first. */
export function sortIssues(find: FindField, orderBy: readonly OrderByField[], issues: readonly Issue[]): Issue[] {
  if (orderBy.length > MAX_FIELDS)
    throw new Refusal(400, [`The ORDER BY clause may hold at most ${MAX_FIELDS} fields.`]);
  const orders = orderBy.map((order) => {
    const [field] = find(order.field.value);
    if (!field) throw new Refusal(400, [`Not able to sort using field '${order.field.value}'.`]);
    return { field, sign: order.direction?.value.toLowerCase() === 'desc' ? -1 : 1 };
  });
  // Keys are read once for each issue, not once for each comparison.
  const rows = issues.map((issue) => ({ issue, keys: orders.map(({ field }) => keyOf(field, issue)) }));
  rows.sort((a, b) => {
    for (const [index, { sign }] of orders.entries()) {
      const difference = compareKeys(a.keys[index] ?? null, b.keys[index] ?? null);
      if (difference !== 0) return difference * sign;
    }
    return Number(b.issue.id) - Number(a.issue.id);
  });
  return rows.map((row) => row.issue);
}
