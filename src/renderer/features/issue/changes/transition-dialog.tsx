import { useState } from 'react';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { FieldEdit } from '@shared/ipc/change-input';
import type { Transition } from '@shared/jira/transition';
import type { JsonValue } from '@shared/json';
import { usePickers } from '../../../queries/use-pickers';
import { Button } from '../../../ui/button/button';
import { FieldControl } from '../../../ui/field-control/field-control';
import { Dialog } from '../../../ui/overlay/dialog';
import { readEdits } from './read-edits';
import { useSite } from '../../../ui/session/site-context';
import styles from './changes.module.css';

export interface TransitionDialogProps {
  readonly transition: Transition;
  readonly issueKey: string;
  readonly projectId: string;
  readonly onClose: () => void;
  readonly onTake: (fields: readonly FieldEdit[]) => Promise<boolean>;
}

/** The screen that Jira shows on the way to another status. */
export function TransitionDialog({ transition, issueKey, projectId, onClose, onTake }: TransitionDialogProps) {
  const { fields } = transition;
  const { ref } = useSite();
  const pickers = usePickers(ref, projectId, issueKey.slice(0, issueKey.lastIndexOf('-')));
  const [values, setValues] = useState<Readonly<Record<string, JsonValue | null>>>(() =>
    Object.fromEntries(
      fields.flatMap((field) =>
        field.defaultValue === undefined
          ? []
          : [[field.fieldId, fieldTypeFor(field.schema).fromWire(field.defaultValue, field)]],
      ),
    ),
  );
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});

  async function take(): Promise<void> {
    const read = readEdits(fields, values);
    setProblems(read.problems);
    if (Object.keys(read.problems).length > 0) return;
    if (await onTake(read.edits)) onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${issueKey}: ${transition.name}`}
      width="wide"
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form="transition-form">
            Move to {transition.to.name}
          </Button>
        </>
      }
    >
      <form
        id="transition-form"
        className={styles.dialogForm}
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        {fields.map((field) => (
          <FieldControl
            key={field.fieldId}
            field={field}
            value={values[field.fieldId] ?? null}
            pickers={pickers}
            problem={problems[field.fieldId] ?? null}
            onChange={(value) => setValues((now) => ({ ...now, [field.fieldId]: value }))}
          />
        ))}
      </form>
    </Dialog>
  );
}
