import { memo } from 'react';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { Control } from '@shared/fields/field-type';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { FieldControl } from '../../ui/field-control/field-control';
import type { Pickers } from '../../ui/field-control/pickers';
import type { FieldRefusal } from './refusals';
import styles from './create.module.css';

export interface FormFieldProps {
  readonly field: CreateField;
  readonly value: JsonValue | null;
  readonly refusal: FieldRefusal | null;
  readonly hint: string | undefined;
  readonly pickers: Pickers;
  readonly onChange: (field: CreateField, value: JsonValue | null) => void;
}

/** Controls that need the whole width; the rest stand two in a row. */
const WIDE: ReadonlySet<Control> = new Set(['paragraph', 'json']);

/** One field of the form. Drawn again only when something of its own changed: a form may have hundreds. */
export const FormField = memo(function FormField({ field, value, refusal, hint, pickers, onChange }: FormFieldProps) {
  const wide = field.fieldId === 'summary' || WIDE.has(fieldTypeFor(field.schema).control);
  return (
    <div data-field={field.fieldId} className={wide ? styles.wide : undefined}>
      <FieldControl
        field={field}
        value={value}
        onChange={(next) => onChange(field, next)}
        pickers={pickers}
        problem={refusal?.problem ?? null}
        remedy={refusal?.whoCanMend}
        hint={hint}
      />
    </div>
  );
});
