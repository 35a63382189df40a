import { useState } from 'react';
import { fieldsOf, type BulkSite } from '@shared/bulk/bulk-site';
import type { ProblemGroup } from '@shared/bulk/problem-groups';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { JsonValue } from '@shared/json';
import { Button } from '../../../ui/button/button';
import { Field } from '../../../ui/field/field';
import { FieldInput } from '../../../ui/field-control/field-input';
import type { Pickers } from '../../../ui/field-control/pickers';
import { Dialog } from '../../../ui/overlay/dialog';
import { Combobox } from '../../../ui/picker/combobox';

export interface ChooseValueDialogProps {
  readonly group: ProblemGroup;
  /** How many rows the sheet has in which something stands. */
  readonly allRows: number;
  readonly site: BulkSite;
  readonly pickers: Pickers;
  readonly onChoose: (text: string) => void;
  readonly onClose: () => void;
}

/** One value, chosen with the field's own control: for all rows that have the same problem, or for all there are where no column holds the field. */
export function ChooseValueDialog({ group, allRows, site, pickers, onChoose, onClose }: ChooseValueDialogProps) {
  const [value, setValue] = useState<JsonValue | null>(null);
  const [type, setType] = useState<{ readonly id: string; readonly label: string } | null>(null);
  const { fieldId } = group;
  const field = fieldsOf(site).find((each) => each.fieldId === fieldId);
  const isType = fieldId === 'issuetype';
  const text = isType
    ? (type?.label ?? '')
    : field === undefined || value === null
      ? ''
      : fieldTypeFor(field.schema).toText(value);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={group.title}
      description={group.sentence}
      footer={
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (text !== '') onChoose(text);
          }}
        >
          <Button
            type="submit"
            kind="primary"
            keys="Ctrl ↵"
            disabled={text === ''}
            title={text === '' ? 'Choose a value first' : undefined}
          >
            {chooseWords(group, site, allRows)}
          </Button>
        </form>
      }
    >
      <Field label={isType ? 'Issue type' : (field?.name ?? group.title)}>
        {isType ? (
          <Combobox
            source={site.types.map(({ issueType }) => ({ id: issueType.id, label: issueType.name }))}
            value={type}
            onChange={setType}
          />
        ) : (
          field !== undefined && <FieldInput field={field} value={value} pickers={pickers} onChange={setValue} />
        )}
      </Field>
    </Dialog>
  );
}

/**
 * `Use it in all 4`. What no column says is said for all rows, more than those that lack it: `Set in all 12 rows`, or, where some types do not
 * have the field, `Set in all rows that have it`. Pure.
 */
export function chooseWords(
  { column, fieldId, rows }: Pick<ProblemGroup, 'column' | 'fieldId' | 'rows'>,
  site: Pick<BulkSite, 'types'>,
  allRows: number,
): string {
  if (column !== null)
    return rows.length === 1 ? 'Use it in the row' : `Use it in all ${rows.length.toLocaleString('en')}`;
  if (allRows === 1) return 'Set in the row';
  const isEverywhere =
    fieldId === 'issuetype' || site.types.every(({ fields }) => fields.some((field) => field.fieldId === fieldId));
  return isEverywhere ? `Set in all ${allRows.toLocaleString('en')} rows` : 'Set in all rows that have it';
}

/** Whether one value of the field can be chosen for all of a group. Pure. */
export function canChoose({ fieldId, oneAnswer, isWarning, code }: ProblemGroup, site: BulkSite | null): boolean {
  if (site === null || fieldId === null || !oneAnswer || isWarning || code === 'off-screen') return false;
  return fieldId === 'issuetype' || fieldsOf(site).some((field) => field.fieldId === fieldId);
}
