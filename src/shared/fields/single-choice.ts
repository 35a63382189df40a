import type { FieldSchema } from '../jira/field';
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
import type { FieldDescriptor, FieldType } from './field-type';
import { mergeWhole } from './merge-values';
import type { Shown } from './shown';
import { isChoice } from './value-guards';
import type { Choice } from './values';

/** What the entries that take one of the allowed values differ in. */
export interface SingleChoice {
  readonly name: string;
  /** What Jira calls the label on the wire: `value` for options, `name` for all others. */
  readonly labelKey: 'name' | 'value';
  /** For the notes: which schemas, and what else one should know. */
  readonly schemas: string;
  readonly remarks?: string | null;
  matches(schema: FieldSchema): boolean;
  readonly shown?: Shown;
  allInSight?(schema: FieldSchema): boolean;
  isRanked?(field: Pick<FieldDescriptor, 'name'>): boolean;
}

export function singleChoiceType(choice: SingleChoice): FieldType {
  const { name, labelKey, schemas, remarks = null, shown = 'name', matches } = choice;
  return defineFieldType<Choice>({
    name,
    control: 'select',
    notes: { schemas, text: 'a label or an id of the allowed values', merge: 'whole', remarks },
    holds: isChoice,
    matches,
    shown: () => shown,
    allInSight: (schema) => choice.allInSight?.(schema) ?? false,
    isRanked: (field) => choice.isRanked?.(field) ?? false,
    isEmpty: (one) => one.id === '' && one.label.trim() === '',
    fromText: (text, field) => readChoiceText(text, field),
    toText: (choice) => (choice.label === '' ? choice.id : choice.label),
    toWire: (choice, field) => {
      const choices = choicesOf(field);
      if (choices !== null && choice.id === '') {
        const found = findChoice(choice.label, choices);
        return found.ok ? { ok: true, value: choiceToWire(found.value, labelKey) } : found;
      }
      const problem = choiceProblem(choice, choices);
      return problem === null ? { ok: true, value: choiceToWire(choice, labelKey) } : { ok: false, problem };
    },
    fromWire: (wire) => readChoice(wire),
    merge: (base, mine, theirs) => mergeWhole(base, mine, theirs, choiceIdentity),
    example: (field) => choiceToWire(choicesOf(field)?.[0] ?? { id: '10401', label: '' }, labelKey),
  });
}
