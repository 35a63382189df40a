import type { JsonObject, JsonValue } from '../json';
import { isJsonObject } from '../json';
import { readCascadingText } from './cascading-text';
import type { CascadingOption } from './choices';
import { cascadingOptionsOf, choiceIdentity, choiceProblem, choiceToWire, findChoice, readChoice } from './choices';
import { defineFieldType } from './define-field-type';
import type { Read } from './field-type';
import { quoteEntry } from './list-text';
import { mergeWhole } from './merge-values';
import { isCascadingChoice } from './value-guards';
import type { CascadingChoice, Choice } from './values';

function pairToWire(parent: Choice, child: Choice | null): JsonObject {
  const wire = choiceToWire(parent, 'value');
  return child === null ? wire : { ...wire, child: choiceToWire(child, 'value') };
}

/** The allowed choice that a value means, where a value from text may have a label only. */
function settle(choice: Choice, allowed: readonly Choice[]): Read<Choice> {
  if (choice.id === '') return findChoice(choice.label, allowed);
  const problem = choiceProblem(choice, allowed);
  return problem === null ? { ok: true, value: choice } : { ok: false, problem };
}

function toWire(value: CascadingChoice, options: readonly CascadingOption[] | null): Read<JsonValue> {
  if (options === null) return { ok: true, value: pairToWire(value.parent, value.child) };
  const parent = settle(
    value.parent,
    options.map((option) => option.parent),
  );
  if (!parent.ok) return parent;
  if (value.child === null) return { ok: true, value: pairToWire(parent.value, null) };
  const children = options.find((option) => option.parent.id === parent.value.id)?.children ?? [];
  const child = settle(value.child, children);
  if (!child.ok) return { ok: false, problem: `Under ${parent.value.label}: ${child.problem}` };
  return { ok: true, value: pairToWire(parent.value, child.value) };
}

function fromWire(wire: JsonValue): CascadingChoice | null {
  const parent = readChoice(wire);
  if (parent === null || !isJsonObject(wire)) return null;
  return { parent, child: readChoice(wire['child']) };
}

/** A segment in quotes also where it holds the slash, the other sign between parent and child. */
function segment(choice: Choice): string {
  const label = choice.label === '' ? choice.id : choice.label;
  return quoteEntry(label, label.includes(' / ') ? '>/' : '>');
}

/** Cascading selects: a parent option and, if chosen, one of its children (`option-with-child`). */
export const cascadingType = defineFieldType<CascadingChoice>({
  name: 'cascading',
  control: 'cascading',
  notes: {
    schemas: 'type `option-with-child`: `cft:cascadingselect`',
    text: '`Parent > Child`, `Parent / Child` or `Parent`, by labels or ids; a label that holds a sign stands in quotes',
    merge: 'whole',
    remarks: 'Parent and child are one decision.',
  },
  holds: isCascadingChoice,
  matches: (schema) => schema.type === 'option-with-child',
  isEmpty: (value) => value.parent.id === '' && value.parent.label.trim() === '',
  fromText: readCascadingText,
  toText: ({ parent, child }) => (child === null ? segment(parent) : `${segment(parent)} > ${segment(child)}`),
  toWire: (value, field) => toWire(value, cascadingOptionsOf(field)),
  fromWire: (wire) => fromWire(wire),
  // Parent and child are one decision: half of mine with half of theirs would be nobody's.
  merge: (base, mine, theirs) =>
    mergeWhole(base, mine, theirs, ({ parent, child }) =>
      JSON.stringify([choiceIdentity(parent), child === null ? null : choiceIdentity(child)]),
    ),
  example: (field) => {
    const option = cascadingOptionsOf(field)?.[0];
    if (option === undefined) return { id: '10201', child: { id: '10202' } };
    return pairToWire(option.parent, option.children[0] ?? null);
  },
});
