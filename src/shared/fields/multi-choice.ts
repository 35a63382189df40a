import type { FieldSchema } from '../jira/field';
import type { JsonValue } from '../json';
import {
  choiceIdentity,
  choiceProblem,
  choicesOf,
  choiceToWire,
  findChoice,
  readChoice,
  readChoiceText,
} from './choices';
import { defineFieldType } from './define-field-type';
import type { FieldDescriptor, FieldType, Read } from './field-type';
import { joinList, splitList } from './list-text';
import { mergeSets } from './merge-values';
import { isChoiceList } from './value-guards';
import type { Choice } from './values';

/** What the entries that take several of the allowed values differ in. */
export interface MultiChoice {
  readonly name: string;
  readonly labelKey: 'name' | 'value';
  /** For the notes: which schemas. */
  readonly schemas: string;
  matches(schema: FieldSchema): boolean;
  allInSight?(schema: FieldSchema): boolean;
  isRanked?(field: Pick<FieldDescriptor, 'name'>): boolean;
}

const SEPARATORS = ',;\n';

function withoutDoubles(choices: readonly Choice[]): Choice[] {
  return [...new Map(choices.map((choice) => [choiceIdentity(choice), choice])).values()];
}

function readChoices(text: string, field: FieldDescriptor): Read<readonly Choice[]> {
  const found: Choice[] = [];
  for (const entry of splitList(text, SEPARATORS)) {
    const read = readChoiceText(entry, field);
    if (!read.ok) {
      // "Oslo, Norway" may be one label that nobody put in quotes.
      const whole = readChoiceText(text, field);
      return whole.ok ? { ok: true, value: [whole.value] } : read;
    }
    found.push(read.value);
  }
  return { ok: true, value: withoutDoubles(found) };
}

function choicesToWire(
  values: readonly Choice[],
  field: FieldDescriptor,
  labelKey: 'name' | 'value',
): Read<readonly JsonValue[]> {
  const choices = choicesOf(field);
  const wire: JsonValue[] = [];
  for (const value of values) {
    const found = choices !== null && value.id === '' ? findChoice(value.label, choices) : null;
    if (found !== null && !found.ok) return found;
    const choice = found?.value ?? value;
    const problem = choiceProblem(choice, choices);
    if (problem !== null) return { ok: false, problem };
    wire.push(choiceToWire(choice, labelKey));
  }
  return { ok: true, value: wire };
}

export function multiChoiceType({ name, labelKey, schemas, matches, allInSight, isRanked }: MultiChoice): FieldType {
  return defineFieldType<readonly Choice[]>({
    name,
    control: 'multi-select',
    notes: {
      schemas,
      text: 'labels or ids between commas, semicolons or line breaks; one that holds a comma stands in quotes',
      merge: 'set',
      remarks: null,
    },
    holds: isChoiceList,
    matches,
    allInSight: (schema) => allInSight?.(schema) ?? false,
    isRanked: (field) => isRanked?.(field) ?? false,
    isEmpty: (choices) => choices.length === 0,
    fromText: readChoices,
    toText: (choices) =>
      joinList(
        choices.map((choice) => (choice.label === '' ? choice.id : choice.label)),
        SEPARATORS,
        ', ',
      ),
    toWire: (choices, field) => choicesToWire(withoutDoubles(choices), field, labelKey),
    fromWire: (wire) => {
      if (!Array.isArray(wire)) return null;
      const choices = wire.map((item: JsonValue) => readChoice(item)).filter((choice) => choice !== null);
      return choices.length === 0 ? null : choices;
    },
    merge: (base, mine, theirs) => mergeSets(base, mine, theirs, choiceIdentity),
    example: (field) =>
      (choicesOf(field) ?? [{ id: '10401', label: '' }]).slice(0, 2).map((choice) => choiceToWire(choice, labelKey)),
  });
}
