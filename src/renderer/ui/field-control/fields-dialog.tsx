import { useId, type ReactNode } from 'react';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { Button } from '../button/button';
import { Dialog } from '../overlay/dialog';
import { FieldControl } from './field-control';
import type { Pickers } from './pickers';
import styles from './fields-dialog.module.css';

export interface FieldsDialogProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly fields: readonly CreateField[];
  /** By field id, as the catalogue holds them; `null` or absent when empty. */
  readonly values: Readonly<Record<string, JsonValue | null>>;
  /** Why a value does not do, by field id. */
  readonly problems: Readonly<Record<string, string>>;
  readonly pickers: Pickers;
  /** What stands on the main button. */
  readonly submit: string;
  readonly onChange: (fieldId: string, value: JsonValue | null) => void;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** A few fields to be filled in before something goes on: a transition's screen, a refused change said anew. */
export function FieldsDialog(props: FieldsDialogProps) {
  const { title, description, fields, values, problems, pickers, submit, onChange, onSubmit, onClose } = props;
  const formId = useId();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      width="wide"
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form={formId}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {fields.map((field) => (
          <FieldControl
            key={field.fieldId}
            field={field}
            value={values[field.fieldId] ?? null}
            pickers={pickers}
            problem={problems[field.fieldId] ?? null}
            onChange={(value) => onChange(field.fieldId, value)}
          />
        ))}
      </form>
    </Dialog>
  );
}
