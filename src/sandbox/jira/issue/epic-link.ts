import { issueByKeyOrId, keyOf } from '../../world/find';
import type { Field, Issue, Json, Project, SandboxSite } from '../../world/model';
import { hasContext, issueType } from '../lookup';
import { type ValueKind, valueKind } from '../values/kind';
import { referenceOf } from '../values/read-value';

export function isEpic(site: SandboxSite, issue: Issue): boolean {
  return issueType(site, issue.issueTypeId).hierarchyLevel === 1;
}

function fieldOfKind(site: SandboxSite, project: Project, kind: ValueKind): Field | undefined {
  return site.fields.find((field) => valueKind(field) === kind && hasContext(project, field));
}

/**
 * In company-managed projects one fact has several fields: writing `parent` fills Epic Link, and writing Epic Link or Parent
 * Link sets `parent` (contract 11). Completes values that are about to be stored; null empties all of them.
 */
export function keepParentsTogether(site: SandboxSite, project: Project, values: Record<string, Json>): void {
  if (project.style !== 'classic') return;
  const epicLink = fieldOfKind(site, project, 'epic-link');
  const parentLink = fieldOfKind(site, project, 'parent-link');
  for (const field of [epicLink, parentLink]) {
    const written = field === undefined ? undefined : values[field.id];
    if (written === undefined || values['parent'] !== undefined) continue;
    const parent = typeof written === 'string' ? issueByKeyOrId(site, written) : undefined;
    values['parent'] = parent ? { id: parent.id } : null;
  }
  const parent = values['parent'];
  if (epicLink === undefined || parent === undefined) return;
  const above = issueByKeyOrId(site, referenceOf(parent) ?? '');
  values[epicLink.id] = above && isEpic(site, above) ? keyOf(site, above) : null;
}
