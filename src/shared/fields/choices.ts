import { isJsonObject } from '../json';
import type { JsonObject, JsonValue } from '../json';
import type { FieldDescriptor, Read } from './field-type';
import { nearestBy } from './nearest';
import type { Choice } from './values';

/** A parent option of a cascading select with its children, in Jira's order. */
export interface CascadingOption {
  readonly parent: Choice;
  readonly children: readonly Choice[];
}

/** An option has `value`, everything else `name`; projects and versions of old have only a key. */
function labelOf(wire: JsonObject): string | null {
  for (const key of ['value', 'name', 'key']) {
    const label = wire[key];
    if (typeof label === 'string') return label;
  }
  return null;
}

/** An allowed value, or a value that Jira gave on read. Ids are decoded leniently: some are numbers (contract 3.4). */
export function readChoice(wire: JsonValue | undefined): Choice | null {
  if (!isJsonObject(wire)) return null;
  const rawId = wire['id'];
  const id = typeof rawId === 'string' || typeof rawId === 'number' ? String(rawId) : '';
  const label = labelOf(wire) ?? id;
  return id === '' && label === '' ? null : { id, label };
}

/**
 * What Jira accepts in this field, in Jira's order; null when createmeta did not say. Of a field that nobody may set
 * (`operations: []`) an empty list tells nothing: somebody else fills it in with values that exist.
 */
export function choicesOf(field: Pick<FieldDescriptor, 'allowedValues' | 'operations'>): readonly Choice[] | null {
  if (field.allowedValues === undefined) return null;
  if (field.allowedValues.length === 0 && field.operations.length === 0) return null;
  return field.allowedValues.map((wire) => readChoice(wire)).filter((choice) => choice !== null);
}

/** As `choicesOf`, with the children of each parent: `allowedValues[].children[]`. */
export function cascadingOptionsOf(field: Pick<FieldDescriptor, 'allowedValues'>): readonly CascadingOption[] | null {
  if (field.allowedValues === undefined) return null;
  return field.allowedValues.flatMap((wire) => {
    const parent = readChoice(wire);
    if (parent === null || !isJsonObject(wire)) return [];
    const children = Array.isArray(wire['children']) ? (wire['children'] as readonly JsonValue[]) : [];
    return [{ parent, children: children.map((child) => readChoice(child)).filter((child) => child !== null) }];
  });
}

const LISTED = 8;

/** `Accepted: Sev 1, Sev 2 … and 4 more.` with what is nearest to the typed text first. */
export function acceptedSentence(typed: string, choices: readonly Choice[]): string {
  if (choices.length === 0) return 'Jira offers no value for it here.';
  const labels = nearestBy(typed, choices, ({ label }) => label).map(({ label }) =>
    // A comma in a label would read like two of them.
    label.includes(',') ? `"${label}"` : label,
  );
  const listed = labels.slice(0, LISTED).join(', ');
  return labels.length > LISTED
    ? `Accepted: ${listed} … and ${String(labels.length - LISTED)} more.`
    : `Accepted: ${listed}.`;
}

/**
 * The choice that a text names: by label, then by id, then by label in any case. Labels first, since options are
 * often called 1, 2, 3 and a cell means what a person reads.
 */
export function findChoice(text: string, choices: readonly Choice[]): Read<Choice> {
  const wanted = text.trim();
  const attempts = [
    choices.filter((choice) => choice.label.trim() === wanted),
    choices.filter((choice) => choice.id === wanted),
    choices.filter((choice) => choice.label.trim().toLowerCase() === wanted.toLowerCase()),
  ];
  for (const found of attempts) {
    const [first, second] = found;
    if (first !== undefined && second === undefined) return { ok: true, value: first };
    if (first !== undefined) {
      const candidates = found.map((choice) => `${choice.label} (${choice.id})`).join(', ');
      return { ok: false, problem: `"${wanted}" can mean ${candidates}. Write the number in brackets instead.` };
    }
  }
  return { ok: false, problem: `Jira does not accept "${wanted}". ${acceptedSentence(wanted, choices)}` };
}

/** Without allowed values a number is taken for an id, and anything else goes to Jira by its label. */
export function unlistedChoice(text: string): Choice {
  const wanted = text.trim();
  return /^\d+$/.test(wanted) ? { id: wanted, label: wanted } : { id: '', label: wanted };
}

/** Reads one label or id, against the allowed values where they are known. */
export function readChoiceText(text: string, field: FieldDescriptor): Read<Choice> {
  const choices = choicesOf(field);
  return choices === null ? { ok: true, value: unlistedChoice(text) } : findChoice(text, choices);
}

/** `{"id"}`, or by label under `labelKey` where no id is known: Jira takes both (contract 7.1 and 7.2). */
export function choiceToWire(choice: Choice, labelKey: 'name' | 'value'): JsonObject {
  return choice.id === '' ? { [labelKey]: choice.label } : { id: choice.id };
}

/** Why a choice cannot be sent: it is not, or no longer, among the allowed values. */
export function choiceProblem(choice: Choice, choices: readonly Choice[] | null): string | null {
  if (choices === null || choices.some((allowed) => allowed.id === choice.id)) return null;
  return `Jira does not accept "${choice.label}" here. ${acceptedSentence(choice.label, choices)}`;
}

export function choiceIdentity(choice: Choice): string {
  return choice.id === '' ? `label ${choice.label}` : `id ${choice.id}`;
}
