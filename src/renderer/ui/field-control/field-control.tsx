import { memo, type ReactNode } from 'react';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { choicesOf } from '@shared/fields/choices';
import { Field } from '../field/field';
import type { AcceptedValue } from '../field/refusal';
import { FieldInput, type FieldInputProps } from './field-input';
import { JsonHint } from './json-control';
import { asChoice } from './read-value';

export interface FieldControlProps extends FieldInputProps {
  /** Why Jira, or we, refuse the value; in words, from the outcome. */
  readonly problem: string | null;
  /** At the right of the label; without one, what the field's type has to say. */
  readonly hint?: ReactNode;
  readonly hintTone?: 'quiet' | 'danger';
  /** What would be accepted, as buttons; without it, the values of a select. */
  readonly accepted?: readonly AcceptedValue[] | undefined;
  readonly onAccept?: ((value: AcceptedValue) => void) | undefined;
  /** The last line of the problem: who can mend it. */
  readonly remedy?: ReactNode;
  /** Under everything: what is known of the field beside its value. */
  readonly extra?: ReactNode;
}

/**
 * One field of a create or transition form: its label, its control, and what is wrong with its value. Drawn again only when something of
 * its own changed: give it callbacks and pickers that stay the same while others are typed in.
 */
export const FieldControl = memo(function FieldControl(props: FieldControlProps) {
  const { problem, hint, hintTone = 'quiet', remedy, extra, accepted: offered, onAccept, ...input } = props;
  const { field, value, onChange, pickers, disabled = false } = input;
  const type = fieldTypeFor(field.schema);
  const refused = asChoice(value)?.id;
  const accepted =
    offered ??
    (problem !== null && type.control === 'select' ? (choicesOf(field) ?? []).filter(({ id }) => id !== refused) : []);
  const ownHint =
    type.control === 'json' ? (
      <JsonHint field={field} pickers={pickers} onChange={onChange} disabled={disabled} />
    ) : field.hasDefaultValue && value === null ? (
      'Jira fills it in when left empty'
    ) : (
      (type.hint(field) ?? undefined)
    );
  return (
    <Field
      label={field.name}
      // What Jira fills in by itself is demanded of nobody.
      required={field.required && !field.hasDefaultValue}
      problem={problem}
      hintTone={hintTone}
      hint={hint ?? ownHint}
      accepted={accepted}
      onAccept={onAccept ?? (({ id, label }) => onChange({ id, label }))}
      remedy={remedy}
      extra={extra}
    >
      <FieldInput {...input} />
    </Field>
  );
});
