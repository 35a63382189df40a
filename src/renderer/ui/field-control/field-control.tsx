import type { ReactNode } from 'react';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { choicesOf } from '@shared/fields/choices';
import { Field } from '../field/field';
import { FieldInput, type FieldInputProps } from './field-input';
import { asChoice } from './read-value';

export interface FieldControlProps extends FieldInputProps {
  /** Why Jira, or we, refuse the value; in words, from the outcome. */
  readonly problem: string | null;
  /** At the right of the label; for a JSON field without one, why it is JSON. */
  readonly hint?: ReactNode;
  readonly hintTone?: 'quiet' | 'danger';
  /** The last line of the problem: who can mend it. */
  readonly remedy?: ReactNode;
}

/** One field of a create or transition form: its label, its control, and what is wrong with its value. */
export function FieldControl({ problem, hint, hintTone = 'quiet', remedy, ...input }: FieldControlProps) {
  const { field, value, onChange } = input;
  const { control } = fieldTypeFor(field.schema);
  const refused = asChoice(value)?.id;
  const accepted =
    problem !== null && control === 'select' ? (choicesOf(field) ?? []).filter(({ id }) => id !== refused) : [];
  return (
    <Field
      label={field.name}
      required={field.required}
      problem={problem}
      hintTone={hintTone}
      hint={
        hint ??
        (control === 'json'
          ? 'A type Workbench cannot draw, so it is sent as JSON.'
          : defaultHint(field.hasDefaultValue, value === null))
      }
      accepted={accepted}
      onAccept={({ id, label }) => onChange({ id, label })}
      remedy={remedy}
    >
      <FieldInput {...input} />
    </Field>
  );
}

function defaultHint(hasDefaultValue: boolean, empty: boolean): string | undefined {
  return hasDefaultValue && empty ? 'Jira fills it in when left empty' : undefined;
}
