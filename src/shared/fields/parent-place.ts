import type { IssueType } from '../jira/issue';
import { parseIssueKey } from '../jira/issue-key';
import type { Project } from '../jira/project';
import type { JsonValue } from '../json';
import { isIssueChoice } from './value-guards';

/**
 * Why an issue cannot be the parent of one of this project and type, in a sentence; `null` where it can, or where only Jira knows. A
 * sub-task lives in the project of its parent, and so does everything of a team-managed project (contract §11). Pure.
 */
export function parentElsewhere(
  parent: JsonValue | undefined,
  project: Pick<Project, 'key' | 'style'>,
  type: Pick<IssueType, 'name' | 'subtask' | 'hierarchyLevel'>,
): string | null {
  if (!isIssueChoice(parent)) return null;
  const isSubtask = type.subtask || type.hierarchyLevel < 0;
  if (!isSubtask && project.style !== 'team-managed') return null;
  const found = parseIssueKey(parent.key);
  if (found === null) return null;
  const elsewhere = found.key.slice(0, found.key.lastIndexOf('-'));
  if (elsewhere === project.key) return null;
  const rule = isSubtask
    ? `A ${type.name} lives in the project of its parent.`
    : 'In a team-managed project, parent and child are of the same project.';
  return `${found.key} is not in ${project.key}. ${rule} Choose an issue of ${project.key}, or create this one in ${elsewhere}.`;
}
