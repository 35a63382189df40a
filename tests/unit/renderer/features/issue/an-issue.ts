import type { Issue } from '@shared/jira/issue';
import type { JsonObject } from '@shared/json';

/** An issue with these fields; a field is called as its id unless `names` says otherwise. */
export function anIssue(fields: JsonObject, over: Partial<Omit<Issue, 'fields'>> = {}): Issue {
  return { id: '10001', key: 'SHOP-1', names: {}, schema: {}, ...over, fields };
}
