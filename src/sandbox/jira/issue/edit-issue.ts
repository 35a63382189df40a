import { fieldById } from '../../world/find';
import { parentChanged } from '../../world/issue-index';
import type { Field, HistoryItem, Issue, Json } from '../../world/model';
import { changeIssue, changeQuietly } from '../../world/mutate';
import { type JiraContext, isObject } from '../context';
import { allowOrRefuse, hasContext, issueType, projectOf } from '../lookup';
import { applyVerbs } from '../payload/apply-verbs';
import { checkValue } from '../payload/check-value';
import type { Checked, ValuePlace } from '../payload/checked';
import { FieldErrors, cannotBeSet } from '../payload/field-errors';
import { readPayload } from '../payload/payload';
import { keepParentsTogether } from './epic-link';
import { recordHistory } from './history';
import { type Effect, isSideEffect, readSideEffects } from './side-effects';
import { change } from './transition-issue';

/**
 * `PUT issue/{k}`: unknown, foreign and read-only fields are refused, known ones are taken even when they are on no screen
 * (contract 8.5). The last writer wins, field by field.
 */
export function editIssue(context: JiraContext, issue: Issue, body: unknown): void {
  const project = projectOf(context.site, issue);
  allowOrRefuse(context, project, 'EDIT_ISSUES', 'You do not have permission to edit issues in this project.');
  const errors = new FieldErrors();
  const payload = readPayload(body, errors);
  const place: ValuePlace = { context, project, issueTypeId: issue.issueTypeId, issue };

  const values: Record<string, Json> = {};
  const take = (id: string, read: (field: Field) => Checked): void => {
    const field = fieldById(context.site, id);
    if (!field || field.operations.length === 0 || !hasContext(project, field)) {
      errors.field(id, cannotBeSet(id));
      return;
    }
    const checked = read(field);
    if (errors.note(id, checked) || !checked.ok) return;
    if (checked.stored === null && isRequired(context, issue, id)) errors.field(id, `${field.name} is required.`);
    else values[id] = checked.stored;
  };
  const newType =
    'issuetype' in payload.fields ? readType(context, issue, payload.fields['issuetype'], errors) : undefined;
  for (const [id, value] of Object.entries(payload.fields)) {
    if (id !== 'issuetype' && id !== 'project') take(id, (field) => checkValue(place, field, value));
  }
  const effects: Effect[] = [];
  for (const [id, verbs] of Object.entries(payload.update)) {
    if (isSideEffect(id)) effects.push(...readSideEffects(context, id, verbs, errors, issue));
    else take(id, (field) => applyVerbs(place, field, issue.values[id] ?? null, verbs));
  }
  keepParentsTogether(context.site, project, values);
  errors.refuseIfAny();

  const write = (): void => {
    const items = [...(newType === undefined ? [] : retype(context, issue, newType)), ...change(place, issue, values)];
    recordHistory(context.site, issue, context.caller.accountId, context.now, items);
    if ('parent' in values) parentChanged(context.site, issue);
    for (const effect of effects) effect(issue);
    for (const { key, value } of payload.properties) issue.properties[key] = value;
  };
  // Links and properties alone leave `updated` as it is, and so does an edit that changes nothing.
  const bumps =
    (newType !== undefined && newType !== issue.issueTypeId) ||
    (payload.update['comment']?.length ?? 0) > 0 ||
    (payload.update['worklog']?.length ?? 0) > 0 ||
    Object.entries(values).some(([id, after]) => JSON.stringify(issue.values[id] ?? null) !== JSON.stringify(after));
  if (bumps) changeIssue(context, issue, write);
  else changeQuietly(context, issue, write);
}

function isRequired(context: JiraContext, issue: Issue, fieldId: string): boolean {
  const screen = projectOf(context.site, issue).screens[issue.issueTypeId]?.create ?? [];
  return screen.some((entry) => entry.fieldId === fieldId && entry.required);
}

/** Another issue type of the same project and level; across levels only a move can go. */
function readType(context: JiraContext, issue: Issue, value: unknown, errors: FieldErrors): string | undefined {
  const project = projectOf(context.site, issue);
  const now = issueType(context.site, issue.issueTypeId);
  const wanted = project.issueTypeIds
    .map((id) => issueType(context.site, id))
    .find((type) => isObject(value) && (type.id === value['id'] || type.name === value['name']));
  if (!wanted || wanted.hierarchyLevel !== now.hierarchyLevel) {
    errors.field('issuetype', 'The issue type selected is invalid.');
    return undefined;
  }
  return wanted.id;
}

function retype(context: JiraContext, issue: Issue, typeId: string): HistoryItem[] {
  if (typeId === issue.issueTypeId) return [];
  const from = issueType(context.site, issue.issueTypeId);
  const to = issueType(context.site, typeId);
  issue.issueTypeId = typeId;
  return [
    {
      field: 'issuetype',
      fieldtype: 'jira',
      fieldId: 'issuetype',
      from: from.id,
      fromString: from.name,
      to: to.id,
      toString_: to.name,
    },
  ];
}
