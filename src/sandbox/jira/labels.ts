import type { JiraReply, JiraRequest, Route } from '../http/route';
import type { JiraContext } from './context';
import { visibleIssues } from './lookup';
import { pageBean, readPage } from './paging';

/** All labels in use where the caller may look, sorted. */
export function labelsInUse(context: JiraContext): string[] {
  const labels = new Set<string>();
  for (const issue of visibleIssues(context)) {
    const held = issue.values['labels'];
    if (Array.isArray(held)) for (const label of held) if (typeof label === 'string') labels.add(label);
  }
  return [...labels].toSorted();
}

/** A page of bare strings; a `query` is ignored, as on a real site (contract 5). */
function list(request: JiraRequest): JiraReply {
  const self = `${request.selfBase}/rest/api/3/label`;
  return {
    status: 200,
    body: pageBean(self, labelsInUse(request), readPage(request.query, 1000, 1000), (label) => label),
  };
}

export const labelRoutes: Route[] = [{ method: 'GET', pattern: '/rest/api/3/label', handle: list }];
