import { Refusal } from '../../http/route';
import type { Issue } from '../../world/model';
import type { JiraContext } from '../context';
import { visibleIssues } from '../lookup';
import { compileClause } from './compile';
import { fieldFinder } from './find-field';
import { sortIssues } from './order';
import { type JqlQuery, readQuery } from './read-query';

/** Issues that the caller may see and the query finds, in its order. Throws Jira's 400 for a query that cannot be. */
export function searchIssues(context: JiraContext, jql: string): Issue[] {
  const query = readQuery(jql);
  const find = fieldFinder(context);
  const found = matching(context, query);
  return sortIssues(find, query.orderBy, found);
}

export function countIssues(context: JiraContext, jql: string): number {
  const query = readQuery(jql);
  sortIssues(fieldFinder(context), query.orderBy, []);
  return matching(context, query).length;
}

/** `search/jql` asks for a restriction; ORDER BY alone is none. */
export function refuseUnbounded(jql: string): void {
  if (readQuery(jql).where === undefined) {
    throw new Refusal(400, [
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    ]);
  }
}

function matching(context: JiraContext, query: JqlQuery): Issue[] {
  const test = query.where ? compileClause(context, fieldFinder(context), query.where) : () => true;
  return visibleIssues(context).filter(test);
}

/** Does the query find this one issue? */
export function queryTest(context: JiraContext, jql: string): (issue: Issue) => boolean {
  const query = readQuery(jql);
  return query.where ? compileClause(context, fieldFinder(context), query.where) : () => true;
}
