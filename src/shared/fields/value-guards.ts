import { isJsonObject } from '../json';
import type { JsonObject, JsonValue } from '../json';
import type { CascadingChoice, Choice, IssueChoice, JsonText, UserChoice } from './values';

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

export function isJsonText(value: Value): value is JsonText {
  return isJsonObject(value) && isText(value['text']);
}

/** An ADF document as far as the workbench needs to know: what is in it stays opaque. */
export function isDocument(value: Value): value is JsonObject {
  return isJsonObject(value) && value['type'] === 'doc';
}
