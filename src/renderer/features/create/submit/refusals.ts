import { explainRefusal, type ManagedAs } from '@shared/fields/explain-refusal';
import { fieldBehindParent } from '@shared/fields/sent-as-parent';
import { fieldNamedIn } from '@shared/fields/field-named-in';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Failure, RefusedPlace } from '@shared/ipc/failure';
import type { FailureWords } from '@shared/ipc/failure-words';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';

/** What is wrong with one field, and who can mend it where that is not plainly whoever fills in the form. */
export interface FieldRefusal {
  readonly problem: string;
  readonly whoCanMend: string | null;
}

export interface Refusals {
  /** On the field that Jira named, by field id. */
  readonly byField: Readonly<Record<string, FieldRefusal>>;
  /** What names no field of this form stands on top. */
  readonly onTop: FailureWords | null;
}

export const NO_REFUSALS: Refusals = { byField: {}, onTop: null };

/** Jira's codes for a rich text that it refuses: they name no field (contract §8.3), and we have looked where it is. */
const TEXT_CODES: ReadonlySet<string> = new Set([
  'INVALID_INPUT',
  'CONTENT_LIMIT_EXCEEDED',
  'ATTACHMENT_VALIDATION_ERROR',
]);
/** Keys under which Jira complains about the parent; neither is a field. */
const PARENT_KEYS: ReadonlySet<string> = new Set(['parentId', 'pid', 'parentIssueId']);

/** Puts what keeps the form from being sent on its fields. Pure. */
export function placeProblems(problems: Readonly<Record<string, string>>): Refusals {
  const placed = Object.entries(problems).map(([fieldId, problem]): [string, FieldRefusal] => [
    fieldId,
    { problem, whoCanMend: null },
  ]);
  return { byField: Object.fromEntries(placed), onTop: null };
}

/** With what cannot be read marked at its field, before anything is sent. The same refusals where nothing is. Pure. */
export function withUnreadable(refusals: Refusals, problems: Readonly<Record<string, string>>): Refusals {
  const marked = placeProblems(problems).byField;
  if (Object.keys(marked).length === 0) return refusals;
  return { ...refusals, byField: { ...marked, ...refusals.byField } };
}

/** With what is wrong with the parent said on its field, before anything is sent. The same refusals where nothing is. Pure. */
export function withParent(refusals: Refusals, problem: string | null): Refusals {
  if (problem === null || Object.hasOwn(refusals.byField, 'parent')) return refusals;
  return { ...refusals, byField: { ...refusals.byField, parent: { problem, whoCanMend: null } } };
}

/** Puts each sentence of Jira's refusal where it belongs; none is dropped. Pure. */
export function placeRefusals(
  failure: Failure,
  fields: readonly CreateField[],
  values: Readonly<Record<string, JsonValue>>,
  managedAs: ManagedAs = null,
): Refusals {
  if (failure.kind !== 'jira-rejected') return NO_REFUSALS;
  const drawn = fields.filter(isDrawn);
  const said = new Map<string, string[]>();
  const say = (fieldId: string, sentence: string): void =>
    void said.set(fieldId, [...(said.get(fieldId) ?? []), sentence]);

  const homeless: Record<string, string> = {};
  for (const [key, message] of Object.entries(failure.fieldErrors)) {
    const field = fieldOf(key, message, fields, values);
    if (field !== undefined && isDrawn(field)) say(field.fieldId, message);
    else homeless[key] = `${field?.name ?? key}: ${message}`;
  }
  const messages: string[] = [];
  for (const message of failure.messages) {
    // A validator of the workflow speaks of its field by name, and of no field else.
    const named = TEXT_CODES.has(message) ? null : fieldNamedIn(message, drawn);
    if (named === null) messages.push(message);
    else say(named, message);
  }

  const byField: Record<string, FieldRefusal> = {};
  for (const field of drawn) {
    const sentences = said.get(field.fieldId);
    if (sentences === undefined) continue;
    const { problem, whoCanMend } = explainRefusal(field, sentences.join(' '), values[field.fieldId], managedAs);
    byField[field.fieldId] = { problem, whoCanMend: whoCanMend === 'You.' ? null : whoCanMend };
  }

  const texts = placesByField(failure.places ?? [], drawn);
  for (const { field, places } of texts.byField) {
    const where = places.map((place) => `${place.path}: ${place.message}`).join(' ');
    const before = byField[field.fieldId];
    byField[field.fieldId] = {
      problem: before === undefined ? `Jira refused the text of ${field.name}. ${where}` : `${before.problem} ${where}`,
      whoCanMend: before?.whoCanMend ?? null,
    };
  }
  // A code whose every place stands at its field has nothing left to say on top.
  const explained = texts.byField.length > 0 && texts.others.length === 0;
  const left = explained ? messages.filter((message) => !TEXT_CODES.has(message)) : messages;
  if (Object.keys(byField).length > 0 && left.length === 0 && Object.keys(homeless).length === 0) {
    return { byField, onTop: null };
  }
  // A refusal without a single word is told as well.
  const onTop = describeFailure({ ...failure, messages: left, fieldErrors: homeless, places: texts.others });
  return { byField, onTop };
}

/** The same refusals in the words of `again`; what was mended since stays mended. Pure. */
export function toldAnew(now: Refusals, again: Refusals): Refusals {
  const words = Object.entries(now.byField).map(([fieldId, refusal]) => [fieldId, again.byField[fieldId] ?? refusal]);
  return words.length === 0 ? now : { ...now, byField: Object.fromEntries(words) as Refusals['byField'] };
}

/** Jira answers with the id it was sent, with the key of an app's field, or, of the parent, with words of its own. */
function fieldOf(
  key: string,
  message: string,
  fields: readonly CreateField[],
  values: Readonly<Record<string, JsonValue>>,
): CreateField | undefined {
  const own = fields.find((field) => field.fieldId === key || field.key === key);
  const parent = fields.find(({ fieldId }) => fieldId === 'parent');
  if (parent === undefined) return own;
  const asked = fieldBehindParent(fields, values) ?? parent;
  if (own === parent || (own === undefined && PARENT_KEYS.has(key))) return asked;
  // "Sub-tasks must be created in the same project as the parent." comes under `project`, which stands above the form.
  const ofParent = key === 'project' && (values['parent'] !== undefined || asked !== parent) && /parent/i.test(message);
  return ofParent ? asked : own;
}

/** `fields.description.content[2].attrs.level` is of the description, at `content[2].attrs.level`. */
function placesByField(
  places: readonly RefusedPlace[],
  drawn: readonly CreateField[],
): {
  readonly byField: readonly { readonly field: CreateField; readonly places: readonly RefusedPlace[] }[];
  readonly others: readonly RefusedPlace[];
} {
  const ofField = (field: CreateField): RefusedPlace[] =>
    places.flatMap(({ path, message }) => {
      const within = `fields.${field.fieldId}`;
      if (path !== within && !path.startsWith(`${within}.`)) return [];
      return [{ path: path === within ? 'At its beginning' : `At ${path.slice(within.length + 1)}`, message }];
    });
  const byField = drawn.map((field) => ({ field, places: ofField(field) })).filter((each) => each.places.length > 0);
  const others = places.filter(({ path }) => !drawn.some(({ fieldId }) => `${path}.`.startsWith(`fields.${fieldId}.`)));
  return { byField, others };
}

/** Project and type are chosen above the form; what can neither be set nor is demanded has no control in it. */
function isDrawn({ fieldId, required, operations }: CreateField): boolean {
  return fieldId !== 'project' && fieldId !== 'issuetype' && (required || operations.length > 0);
}
