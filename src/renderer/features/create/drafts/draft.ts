import type { FormFile } from '@shared/ipc/form-files';
import type { CreateField } from '@shared/jira/field';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import { addFiles, filesFromJson, removeFiles, withFiles } from '../files/form-files';

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
  /** Files that follow the issue; their bytes are on the disk already. */
  readonly files?: readonly FormFile[];
  /** The name of the template that was applied last. */
  readonly template?: string;
  /** What the default template filled in by itself: nothing of the person's, as long as it stands so. Not kept on the disk. */
  readonly given?: Readonly<Record<string, JsonValue>>;
  /** The issue that it is made under: only types of the level below are offered. */
  readonly under?: Under;
}

/** The parent that a form was begun under. */
export interface Under {
  readonly key: string;
  readonly summary: string;
  readonly hierarchyLevel: number;
}

export const EMPTY_DRAFT: Draft = { projectId: null, issueTypeId: null, values: {}, names: {}, replaces: null };

export function draftToJson({ under, template, files, given: _notTheirs, ...draft }: Draft): JsonObject {
  return {
    ...draft,
    values: { ...draft.values },
    names: { ...draft.names },
    ...(files === undefined ? {} : { files: files.map((file) => ({ ...file })) }),
    ...(template === undefined ? {} : { template }),
    ...(under === undefined ? {} : { under: { ...under } }),
  };
}

/** Reads a kept draft; what another version wrote and this one does not know reads as empty. */
export function draftFromJson(json: JsonObject | null): Draft {
  if (json === null) return EMPTY_DRAFT;
  const text = (value: JsonValue | undefined): string | null => (typeof value === 'string' ? value : null);
  const kept = isJsonObject(json['values']) ? json['values'] : {};
  const values = Object.entries(kept).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
  const called = isJsonObject(json['names']) ? json['names'] : {};
  const names = Object.entries(called).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const draft: Draft = {
    projectId: text(json['projectId']),
    issueTypeId: text(json['issueTypeId']),
    values: Object.fromEntries(values),
    names: Object.fromEntries(names),
    replaces: text(json['replaces']),
    ...(typeof json['template'] === 'string' ? { template: json['template'] } : {}),
    ...underOf(json['under']),
  };
  return withFiles(draft, filesFromJson(json['files']));
}

function underOf(json: JsonValue | undefined): { readonly under?: Under } {
  if (!isJsonObject(json)) return {};
  const { key, summary, hierarchyLevel } = json;
  if (typeof key !== 'string' || typeof summary !== 'string' || typeof hierarchyLevel !== 'number') return {};
  return { under: { key, summary, hierarchyLevel } };
}

/** An empty form of the same place. */
export function emptyLike({ projectId, issueTypeId }: Pick<Draft, 'projectId' | 'issueTypeId'>): Draft {
  return { ...EMPTY_DRAFT, projectId, issueTypeId };
}

/** Whether nothing in it is the person's: neither a value nor a file. */
export function isUntouched({ values, given = {}, files = [] }: Draft): boolean {
  return files.length === 0 && Object.entries(values).every(([id, value]) => isGiven(given, id, value));
}

/** The draft in another place. What a template of the former one filled in by itself stays behind, where nobody has added to it. */
export function inPlace(draft: Draft, place: Pick<Draft, 'projectId' | 'issueTypeId'>): Draft {
  const { given, template: _applied, ...now } = draft;
  if (given === undefined || !isUntouched(draft)) return { ...draft, ...place };
  return { ...now, ...place, values: {}, names: {} };
}

function isGiven(given: Readonly<Record<string, JsonValue>>, fieldId: string, value: JsonValue): boolean {
  return Object.hasOwn(given, fieldId) && sameJson(value, given[fieldId]);
}

/**
 * The draft with a value that a person gave a field, or with `null` once they emptied it. The same draft where a control says the value
 * that stands there by itself: choosing what is chosen touches nothing.
 */
export function withTyped(
  draft: Draft,
  field: Pick<CreateField, 'fieldId' | 'name'>,
  value: JsonValue | null,
  standing?: JsonValue,
): Draft {
  if (!Object.hasOwn(draft.values, field.fieldId) && sameJson(value, standing ?? null)) return draft;
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
  const { template: _applied, under: _above, given: _filled, ...rest } = now;
  return removeFiles({ ...rest, values: Object.fromEntries(since), replaces: null }, sent.files ?? []);
}

/** The next issue below the same one, where the last was made below one: by where it was begun, or since its type demands a parent. Pure. */
export function withParentOf(now: Draft, sent: Draft, demanded: boolean): Draft {
  const { parent } = sent.values;
  if (parent === undefined || parent === null || (sent.under === undefined && !demanded)) return now;
  if (Object.hasOwn(now.values, 'parent')) return now;
  return {
    ...now,
    ...(sent.under === undefined ? {} : { under: sent.under }),
    values: { ...now.values, parent },
    names: { ...now.names, parent: sent.names['parent'] ?? 'Parent' },
  };
}

/** The way back from clearing the form: what stood in it comes back, but for what was typed since. */
export function withRestored(now: Draft, cleared: Draft): Draft {
  const restored: Draft = {
    ...now,
    values: { ...cleared.values, ...now.values },
    names: { ...cleared.names, ...now.names },
    replaces: now.replaces ?? cleared.replaces,
  };
  return addFiles(withFiles(restored, cleared.files ?? []), now.files ?? []);
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

/** The draft of an issue that stands by itself. */
export function withoutParent({ under: _above, ...now }: Draft): Draft {
  const { parent: _parent, ...values } = now.values;
  return { ...now, values };
}
