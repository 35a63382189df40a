import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import { fieldTypeFor } from './catalogue';
import { cascadingOptionsOf, choicesOf, readChoice } from './choices';
import { nearestBy } from './nearest';
import { isCascadingChoice } from './value-guards';
import type { Choice } from './values';

/** What the field takes instead of what was refused, as far as that is known. */
export interface Accepted {
  /** The nearest to what was filled in first; without what is filled in already. */
  readonly choices: readonly Choice[];
  /** Labels of what is filled in and is not, or no longer, among the values that Jira offers. */
  readonly gone: readonly string[];
}

const NOTHING: Accepted = { choices: [], gone: [] };

/** The values that may be offered in the place of a refused one, from the field as Jira describes it now. Pure. */
export function acceptedFor(field: CreateField, value: JsonValue | null | undefined): Accepted {
  const { control } = fieldTypeFor(field.schema);
  if (control === 'labels') return { choices: withoutSpaces(value), gone: [] };
  if (control === 'cascading') return acceptedPairs(field, value);
  if (control !== 'select' && control !== 'multi-select') return NOTHING;
  const choices = choicesOf(field);
  if (choices === null) return NOTHING;
  const given = listOf(value)
    .map((each) => labelled(each) ?? readChoice(each))
    .filter((each) => each !== null);
  const gone = given.filter(({ id }) => !choices.some((choice) => choice.id === id)).map(({ label }) => label);
  const others = choices.filter((choice) => !given.some(({ id }) => id === choice.id));
  return { choices: nearestBy(gone[0] ?? '', others, ({ label }) => label), gone };
}

/** The value with an offered one in the place of what is not among those that Jira offers. Pure. */
export function takeAccepted(field: CreateField, value: JsonValue | null, { id, label }: Choice): JsonValue {
  const { control } = fieldTypeFor(field.schema);
  if (control === 'labels') {
    const labels = listOf(value).map((each) => (typeof each === 'string' && hyphened(each) === label ? label : each));
    return [...new Set(labels)];
  }
  if (control === 'cascading') {
    const pair = pairsOf(field).find((each) => each.id === id);
    return pair === undefined ? value : { parent: pair.parent, child: pair.child };
  }
  if (control !== 'multi-select') return { id, label };
  const known = new Set(choicesOf(field)?.map((choice) => choice.id));
  return [...listOf(value).filter((each) => known.has((labelled(each) ?? readChoice(each))?.id ?? '')), { id, label }];
}

interface Pair extends Choice {
  readonly parent: Choice;
  readonly child: Choice | null;
}

/** Every parent with each of its children, or alone where it has none, as one choice. */
function pairsOf(field: CreateField): readonly Pair[] {
  return (cascadingOptionsOf(field) ?? []).flatMap(({ parent, children }): readonly Pair[] => {
    if (children.length === 0) return [{ ...parent, parent, child: null }];
    return children.map((child) => ({
      id: `${parent.id}>${child.id}`,
      label: `${parent.label} > ${child.label}`,
      parent,
      child,
    }));
  });
}

/** Parent and child are one decision: what is offered in its place is both. */
function acceptedPairs(field: CreateField, value: JsonValue | null | undefined): Accepted {
  const pairs = pairsOf(field);
  if (value === undefined || value === null || !isCascadingChoice(value)) return { choices: pairs, gone: [] };
  const { parent, child } = value;
  const written = child === null ? parent.label : `${parent.label} > ${child.label}`;
  const isThere = (cascadingOptionsOf(field) ?? []).some(
    (option) => option.parent.id === parent.id && (child === null || option.children.some(({ id }) => id === child.id)),
  );
  const others = pairs.filter((pair) => pair.parent.id !== parent.id || pair.child?.id !== child?.id);
  return { choices: nearestBy(written, others, ({ label }) => label), gone: isThere ? [] : [written] };
}

function listOf(value: JsonValue | null | undefined): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

/** A choice as the form holds it: `{id, label}`. */
function labelled(value: JsonValue): Choice | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { id, label } = value as { readonly id?: JsonValue; readonly label?: JsonValue };
  return typeof id === 'string' && typeof label === 'string' ? { id, label } : null;
}

function withoutSpaces(value: JsonValue | null | undefined): readonly Choice[] {
  return listOf(value).flatMap((each) =>
    typeof each === 'string' && /\s/.test(each.trim()) ? [{ id: hyphened(each), label: hyphened(each) }] : [],
  );
}

function hyphened(label: string): string {
  return label.trim().replaceAll(/\s+/g, '-');
}
