import type { IssueType } from '@shared/jira/issue';
import type { Project } from '@shared/jira/project';
import type { ParentRule } from '../../gateway/pick-issues';

/**
 * Which issues may be the parent of one of this type: exactly one level above. Sub-tasks, and everything of a team-managed project, have
 * it in their own project (contract §11). `null` where the type is not known: Jira will say. Pure.
 */
export function parentRule(
  issueTypeId: string,
  issueTypes: readonly IssueType[],
  project: Project | undefined,
): ParentRule | null {
  const child = issueTypes.find(({ id }) => id === issueTypeId);
  if (child === undefined) return null;
  const hierarchyLevel = child.hierarchyLevel + 1;
  return {
    hierarchyLevel,
    issueTypeIds: issueTypes.filter((type) => type.hierarchyLevel === hierarchyLevel).map(({ id }) => id),
    sameProject: child.subtask || child.hierarchyLevel < 0 || project?.style === 'team-managed',
  };
}
