import { isJsonObject, type JsonValue } from '@shared/json';
import type {
  CascadingChoice,
  Choice,
  GroupChoice,
  IssueChoice,
  IssueLink,
  SprintChoice,
  TeamChoice,
  TimeTracking,
  UserChoice,
  WorklogEntry,
} from '@shared/fields/values';

/**
 * Reads what a draft holds into what a control edits. A draft may be old, or of a field whose type has changed:
 * what does not fit reads as empty, and is kept in the draft until the control is used.
 */
export function asText(value: JsonValue | null): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function asChoice(value: JsonValue | null | undefined): Choice | null {
  if (!isJsonObject(value) || typeof value['id'] !== 'string' || typeof value['label'] !== 'string') return null;
  return { id: value['id'], label: value['label'] };
}

export function asCascading(value: JsonValue | null): CascadingChoice | null {
  if (!isJsonObject(value)) return null;
  const parent = asChoice(value['parent']);
  return parent === null ? null : { parent, child: asChoice(value['child']) };
}

export function asUser(value: JsonValue | null): UserChoice | null {
  if (!isJsonObject(value) || typeof value['accountId'] !== 'string') return null;
  const name = value['displayName'];
  return { accountId: value['accountId'], displayName: typeof name === 'string' ? name : value['accountId'] };
}

export function asIssue(value: JsonValue | null): IssueChoice | null {
  if (!isJsonObject(value) || typeof value['key'] !== 'string') return null;
  const summary = value['summary'];
  return { key: value['key'], summary: typeof summary === 'string' ? summary : '' };
}

export function asJsonText(value: JsonValue | null): string {
  return isJsonObject(value) && typeof value['text'] === 'string' ? value['text'] : '';
}

export function asList<T>(value: JsonValue | null, read: (each: JsonValue) => T | null): readonly T[] {
  if (!Array.isArray(value)) return [];
  return value.map((each: JsonValue) => read(each)).filter((each) => each !== null);
}

export function asGroup(value: JsonValue | null): GroupChoice | null {
  if (!isJsonObject(value)) return null;
  const groupId = textIn(value, 'groupId');
  const name = textIn(value, 'name');
  return groupId === '' && name === '' ? null : { groupId: groupId === '' ? null : groupId, name };
}

export function asSprint(value: JsonValue | null): SprintChoice | null {
  if (!isJsonObject(value) || textIn(value, 'id') === '') return null;
  const state = textIn(value, 'state');
  return { id: textIn(value, 'id'), name: textIn(value, 'name'), state: state === '' ? null : state };
}

export function asTeam(value: JsonValue | null): TeamChoice | null {
  if (!isJsonObject(value) || textIn(value, 'id') === '') return null;
  return { id: textIn(value, 'id'), name: textIn(value, 'name') };
}

export function asTimeTracking(value: JsonValue | null): TimeTracking {
  return { originalEstimate: textIn(value, 'originalEstimate'), remainingEstimate: textIn(value, 'remainingEstimate') };
}

export function asWorklog(value: JsonValue | null): WorklogEntry {
  return { timeSpent: textIn(value, 'timeSpent'), started: textIn(value, 'started') };
}

export function asLinks(value: JsonValue | null): readonly IssueLink[] {
  return asList(value, (each) => {
    const issue = isJsonObject(each) ? asIssue(each['issue'] ?? null) : null;
    const typeName = textIn(each, 'typeName');
    if (issue === null || typeName === '') return null;
    const direction = textIn(each, 'direction') === 'inward' ? 'inward' : 'outward';
    return { typeName, typeId: textIn(each, 'typeId'), direction, words: textIn(each, 'words'), issue };
  });
}

function textIn(value: JsonValue | null, name: string): string {
  const text = isJsonObject(value) ? value[name] : undefined;
  return typeof text === 'string' ? text : '';
}
