import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';

/** What the person has filled in so far. Values of fields that the present form lacks are kept: they may fit again. */
export interface Draft {
  readonly projectId: string | null;
  readonly issueTypeId: string | null;
  /** By field id. `null` means emptied on purpose, which is not the same as untouched: a default stays away then. */
  readonly values: Readonly<Record<string, JsonValue>>;
  /** The refused change that this form mends. */
  readonly replaces: string | null;
}

export const EMPTY_DRAFT: Draft = { projectId: null, issueTypeId: null, values: {}, replaces: null };

export function draftToJson(draft: Draft): JsonObject {
  return { ...draft, values: { ...draft.values } };
}

/** Reads a kept draft; what another version wrote and this one does not know reads as empty. */
export function draftFromJson(json: JsonObject | null): Draft {
  if (json === null) return EMPTY_DRAFT;
  const text = (value: JsonValue | undefined): string | null => (typeof value === 'string' ? value : null);
  const kept = isJsonObject(json['values']) ? json['values'] : {};
  const values = Object.entries(kept).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
  return {
    projectId: text(json['projectId']),
    issueTypeId: text(json['issueTypeId']),
    values: Object.fromEntries(values),
    replaces: text(json['replaces']),
  };
}

export function isUntouched(draft: Draft): boolean {
  return Object.keys(draft.values).length === 0;
}

/** What is drawn and sent: what was typed, and the defaults where nothing was. */
export function withDefaults(
  values: Readonly<Record<string, JsonValue>>,
  defaults: Readonly<Record<string, JsonValue>>,
): Readonly<Record<string, JsonValue>> {
  return { ...defaults, ...values };
}
