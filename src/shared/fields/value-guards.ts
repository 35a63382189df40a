import { isJsonObject } from '../json';
import type { JsonObject, JsonValue } from '../json';
import type {
  CascadingChoice,
  Choice,
  GroupChoice,
  IssueChoice,
  IssueLink,
  JsonText,
  Restriction,
  SprintChoice,
  TeamChoice,
  TimeTracking,
  UserChoice,
  WorklogEntry,
} from './values';

/**
 * Drafts and calls bring values as plain JSON, and a draft may have been made when the field was of another type:
 * these say whether a value has the shape that a control edits.
 */

type Value = JsonValue | undefined;

export function isText(value: Value): value is string {
  return typeof value === 'string';
}

export function isTextList(value: Value): value is readonly string[] {
  return Array.isArray(value) && value.every((item: JsonValue) => typeof item === 'string');
}

export function isChoice(value: Value): value is Choice {
  return isJsonObject(value) && isText(value['id']) && isText(value['label']);
}

export function isChoiceList(value: Value): value is readonly Choice[] {
  return Array.isArray(value) && value.every(isChoice);
}

export function isCascadingChoice(value: Value): value is CascadingChoice {
  return isJsonObject(value) && isChoice(value['parent']) && (value['child'] === null || isChoice(value['child']));
}

export function isUserChoice(value: Value): value is UserChoice {
  return isJsonObject(value) && isText(value['accountId']) && isText(value['displayName']);
}

export function isUserChoiceList(value: Value): value is readonly UserChoice[] {
  return Array.isArray(value) && value.every(isUserChoice);
}

export function isIssueChoice(value: Value): value is IssueChoice {
  return isJsonObject(value) && isText(value['key']) && isText(value['summary']);
}

function isTextOrNull(value: Value): value is string | null {
  return value === null || isText(value);
}

export function isGroupChoice(value: Value): value is GroupChoice {
  return isJsonObject(value) && isTextOrNull(value['groupId']) && isText(value['name']);
}

export function isGroupChoiceList(value: Value): value is readonly GroupChoice[] {
  return Array.isArray(value) && value.every(isGroupChoice);
}

export function isTeamChoice(value: Value): value is TeamChoice {
  return isJsonObject(value) && isText(value['id']) && isText(value['name']);
}

export function isSprintChoice(value: Value): value is SprintChoice {
  return isJsonObject(value) && isText(value['id']) && isText(value['name']) && isTextOrNull(value['state']);
}

export function isTimeTracking(value: Value): value is TimeTracking {
  return isJsonObject(value) && isText(value['originalEstimate']) && isText(value['remainingEstimate']);
}

export function isWorklogEntry(value: Value): value is WorklogEntry {
  return isJsonObject(value) && isText(value['timeSpent']) && isText(value['started']);
}

export function isRestriction(value: Value): value is Restriction {
  return isJsonObject(value) && isChoiceList(value['roles']);
}

function isIssueLink(value: Value): value is IssueLink {
  if (!isJsonObject(value) || !isIssueChoice(value['issue'])) return false;
  const direction = value['direction'];
  const named = isText(value['typeName']) && isText(value['typeId']) && isText(value['words']);
  return named && (direction === 'inward' || direction === 'outward');
}

export function isIssueLinkList(value: Value): value is readonly IssueLink[] {
  return Array.isArray(value) && value.every(isIssueLink);
}

export function isJsonText(value: Value): value is JsonText {
  return isJsonObject(value) && isText(value['text']);
}

/** An ADF document as far as the workbench needs to know: what is in it stays opaque. */
export function isDocument(value: Value): value is JsonObject {
  return isJsonObject(value) && value['type'] === 'doc';
}
