import type { Comment, Issue, Restriction, Worklog } from '../../world/model';
import { maySeeRestricted } from '../../world/visibility';
import type { JiraContext } from '../context';

function shown<T extends { visibility?: Restriction }>(context: JiraContext, issue: Issue, all: readonly T[]): T[] {
  const { world, site, caller } = context;
  return all.filter((one) => maySeeRestricted(world, site, issue, one.visibility, caller.accountId));
}

/** The comments that the caller may read; the others are not even counted. */
export function visibleComments(context: JiraContext, issue: Issue): Comment[] {
  return shown(context, issue, issue.comments);
}

/** The worklogs that the caller may read. Time spent counts them all, as on a real site. */
export function visibleWorklogs(context: JiraContext, issue: Issue): Worklog[] {
  return shown(context, issue, issue.worklogs);
}
