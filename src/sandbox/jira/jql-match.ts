import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { type JsonObject, isObject, strings } from './context';
import { queryTest } from './jql/search-issues';
import { visibleIssue } from './lookup';

const MOST_ISSUES = 1000;
const MOST_QUERIES = 50;

/** `{"issueIds":[1],"jqls":["…"]}`: which of the issues each query finds. A query that cannot be has its errors told. */
function match(request: JiraRequest): JiraReply {
  const body = isObject(request.body) ? request.body : {};
  const jqls = strings(body['jqls']);
  const given = Array.isArray(body['issueIds']) ? body['issueIds'].map(String) : [];
  if (jqls.length === 0 || given.length === 0) throw new Refusal(400, ['Both issueIds and jqls are required.']);
  if (jqls.length > MOST_QUERIES) throw new Refusal(400, [`Give at most ${MOST_QUERIES} queries.`]);
  if (given.length > MOST_ISSUES) throw new Refusal(400, [`Give at most ${MOST_ISSUES} issues.`]);
  const issues = given.flatMap((id) => visibleIssue(request, id) ?? []);
  const one = (jql: string): JsonObject => {
    try {
      const test = queryTest(request, jql);
      return { matchedIssues: issues.filter(test).map((issue) => Number(issue.id)), errors: [] };
    } catch (refusal) {
      if (refusal instanceof Refusal) return { matchedIssues: [], errors: refusal.errorMessages };
      throw refusal;
    }
  };
  return { status: 200, body: { matches: jqls.map(one) } };
}

export const jqlMatchRoutes: Route[] = [{ method: 'POST', pattern: '/rest/api/3/jql/match', handle: match }];
