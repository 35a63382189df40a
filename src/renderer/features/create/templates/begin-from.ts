import { fieldTypeFor } from '@shared/fields/catalogue';
import { isAskedBefore } from '@shared/fields/form';
import { whyNotSet, whyReadOnly } from '@shared/fields/why-not-set';
import type { IssueChoice } from '@shared/fields/values';
import type { CreateField } from '@shared/jira/field';
import type { Issue, IssueType } from '@shared/jira/issue';
import { isJsonObject, type JsonValue } from '@shared/json';
import { EMPTY_DRAFT, type Draft, type Under } from '../drafts/draft';

/** What Jira puts before the summary of a clone. */
const CLONE_PREFIX = 'CLONE - ';

/** Parts of an issue that are issues, files or talk of their own. */
const OWN_PARTS: Readonly<Record<string, string>> = {
  attachment: 'Attachments',
  issuelinks: 'Links',
  subtasks: 'Sub-tasks',
  comment: 'Comments',
  worklog: 'Work logs',
};

export interface Cloned {
  readonly draft: Draft;
  /** The names of what the issue has and the form does not take. */
  readonly leftOut: readonly string[];
}

/** The form of another issue like this one, as far as createmeta of its project and type takes the fields. Pure. */
export function cloneOf(
  issue: Issue,
  place: { readonly projectId: string; readonly issueTypeId: string },
  fields: readonly CreateField[],
): Cloned {
  const values: Record<string, JsonValue> = {};
  const names: Record<string, string> = {};
  const taken = new Set<string>();
  for (const field of fields) {
    const wire = issue.fields[field.fieldId];
    if (isAskedBefore(field) || field.fieldId in OWN_PARTS || whyNotSet(field) !== null) continue;
    if (wire === undefined || isNothing(wire)) continue;
    const type = fieldTypeFor(field.schema);
    const value = type.fromWire(wire, field);
    if (value === null || type.isEmpty(value)) continue;
    values[field.fieldId] = field.fieldId === 'summary' && typeof value === 'string' ? CLONE_PREFIX + value : value;
    names[field.fieldId] = field.name;
    taken.add(field.fieldId);
  }
  const leftOut = Object.entries(issue.fields).flatMap(([fieldId, wire]) => {
    if (wire === undefined || taken.has(fieldId) || isNothing(wire)) return [];
    const own = OWN_PARTS[fieldId];
    if (own !== undefined) return [own];
    const schema = issue.schema[fieldId];
    const kept =
      fieldId === 'project' || fieldId === 'issuetype' || schema === undefined || whyReadOnly(schema) !== null;
    return kept ? [] : [issue.names[fieldId] ?? fieldId];
  });
  return { draft: { ...EMPTY_DRAFT, ...place, values, names }, leftOut };
}

/** The types that an issue of this level may have below it. Pure. */
export function typesBelow(types: readonly IssueType[], hierarchyLevel: number): readonly IssueType[] {
  return types.filter((type) => type.hierarchyLevel === hierarchyLevel - 1);
}

/** The form of an issue below another one. Pure. */
export function childOf(under: Under, place: Pick<Draft, 'projectId' | 'issueTypeId'>): Draft {
  const parent: IssueChoice = { key: under.key, summary: under.summary };
  return { ...EMPTY_DRAFT, ...place, values: { parent }, names: { parent: 'Parent' }, under };
}

/** What a part of an issue looks like when there is nothing in it: lists, and the pages of comments and work logs. */
function isNothing(wire: JsonValue): boolean {
  if (wire === null || wire === '' || (Array.isArray(wire) && wire.length === 0)) return true;
  if (!isJsonObject(wire)) return false;
  return wire['total'] === 0 || Object.keys(wire).length === 0;
}
