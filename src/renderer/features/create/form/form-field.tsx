import { memo } from 'react';
import { acceptedFor, takeAccepted } from '@shared/fields/accepted-values';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { Control } from '@shared/fields/field-type';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import type { LearnedDemand } from '@shared/jira/learned-demand';
import { classNames } from '../../../ui/class-names';
import { fewChoices } from '../../../ui/field-control/few-choices';
import { FieldControl } from '../../../ui/field-control/field-control';
import type { Pickers } from '../../../ui/field-control/pickers';
import { LearnedHint, LearnedWords } from './learned-hint';
import type { FieldRefusal } from '../submit/refusals';
import styles from '../create.module.css';

export interface FormFieldProps {
  readonly field: CreateField;
  readonly value: JsonValue | null;
  readonly refusal: FieldRefusal | null;
  readonly hint: string | undefined;
  /** Jira has refused a create without it, though createmeta calls it optional. */
  readonly learned: LearnedDemand | null;
  readonly pickers: Pickers;
  readonly onChange: (field: CreateField, value: JsonValue | null) => void;
  readonly onFiles?: ((files: readonly File[]) => void) | undefined;
}

/** Controls that need the whole width; the rest stand two in a row. */
const WIDE: ReadonlySet<Control> = new Set(['paragraph', 'json', 'issue-links']);

/** One field of the form. Drawn again only when something of its own changed: a form may have hundreds. */
export const FormField = memo(function FormField({
  field,
  value,
  refusal,
  hint,
  learned,
  pickers,
  onChange,
  onFiles,
}: FormFieldProps) {
  const wide = field.fieldId === 'summary' || WIDE.has(fieldTypeFor(field.schema).control);
  // From the field as it is now: after a refusal it is read again. What stands there in full is not offered a second time.
  const accepted = refusal === null ? undefined : fewChoices(field) === null ? acceptedFor(field, value).choices : [];
  return (
    <div data-field={field.fieldId} className={classNames(styles.field, wide && styles.wide)}>
      <FieldControl
        field={field}
        value={value}
        onChange={(next) => onChange(field, next)}
        pickers={pickers}
        onFiles={onFiles}
        problem={refusal?.problem ?? null}
        accepted={accepted}
        onAccept={(choice) => onChange(field, takeAccepted(field, value, choice))}
        remedy={remedyOf(refusal)}
        hint={hint ?? (learned === null ? undefined : <LearnedHint demand={learned} />)}
        extra={learned !== null && refusal === null && <LearnedWords demand={learned} />}
      />
    </div>
  );
});

function remedyOf(refusal: FieldRefusal | null): string | null {
  const who = refusal?.whoCanMend ?? null;
  return who === null ? null : `Who can mend it: ${who}`;
}
