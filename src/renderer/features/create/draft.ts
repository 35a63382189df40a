import type { CreateField } from '@shared/jira/field';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';

/** What the person has filled in so far. Values of fields that the present form lacks are kept: they may fit again. */
export interface Draft {
  readonly projectId: string | null;
  readonly issueTypeId: string | null;
  /** By field id. `null` means emptied on purpose, which is not the same as untouched: a default stays away then. */
  readonly values: Readonly<Record<string, JsonValue>>;
  /** What the fields that were typed into are called, by field id: a field that is gone still has to be named. */
  readonly names: Readonly<Record<string, string>>;
  /** The refused change that this form mends. */
  readonly replaces: string | null;
}

export const EMPTY_DRAFT: Draft = { projectId: null, issueTypeId: null, values: {}, names: {}, replaces: null };

export function draftToJson(draft: Draft): JsonObject {
  return { ...draft, values: { ...draft.values }, names: { ...draft.names } };
}

/** Reads a kept draft; what another version wrote and this one does not know reads as empty. */
export function draftFromJson(json: JsonObject | null): Draft {
  if (json === null) return EMPTY_DRAFT;
  const text = (value: JsonValue | undefined): string | null => (typeof value === 'string' ? value : null);
  const kept = isJsonObject(json['values']) ? json['values'] : {};
  const values = Object.entries(kept).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
  const called = isJsonObject(json['names']) ? json['names'] : {};
  const names = Object.entries(called).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return {
    projectId: text(json['projectId']),
    issueTypeId: text(json['issueTypeId']),
    values: Object.fromEntries(values),
    names: Object.fromEntries(names),
    replaces: text(json['replaces']),
  };
}

export function isUntouched(draft: Draft): boolean {
  return Object.keys(draft.values).length === 0;
}

/** The draft with a value that a person gave a field, or with `null` once they emptied it. */
export function withTyped(draft: Draft, field: Pick<CreateField, 'fieldId' | 'name'>, value: JsonValue | null): Draft {
  return {
    ...draft,
    values: { ...draft.values, [field.fieldId]: value },
    names: { ...draft.names, [field.fieldId]: field.name },
  };
}

/** What is left once a form is in the outbox: the place, and whatever was typed since. Nothing typed is ever dropped unsent. */
export function withoutSent(now: Draft, sent: Draft): Draft {
  const since = Object.entries(now.values).filter(
    ([fieldId, value]) => !Object.hasOwn(sent.values, fieldId) || !sameJson(value, sent.values[fieldId]),
  );
  return { ...now, values: Object.fromEntries(since), replaces: null };
}

/** The way back from clearing the form: what stood in it comes back, but for what was typed since. */
export function withRestored(now: Draft, cleared: Draft): Draft {
  return {
    ...now,
    values: { ...cleared.values, ...now.values },
    names: { ...cleared.names, ...now.names },
    replaces: now.replaces ?? cleared.replaces,
  };
}

function sameJson(one: JsonValue, other: JsonValue | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** What is drawn and sent: what was typed, and the defaults where nothing was. */
export function withDefaults(
  values: Readonly<Record<string, JsonValue>>,
  defaults: Readonly<Record<string, JsonValue>>,
): Readonly<Record<string, JsonValue>> {
  return { ...defaults, ...values };
}
