import { useState } from 'react';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { FieldEdit } from '@shared/ipc/change-input';
import type { Transition } from '@shared/jira/transition';
import type { JsonValue } from '@shared/json';
import { usePickers } from '../../../queries/use-pickers';
import { FieldsDialog } from '../../../ui/field-control/fields-dialog';
import { useSite } from '../../../ui/session/site-context';
import { readEdits } from './read-edits';

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
  const pickers = usePickers(ref, projectId, issueKey.slice(0, issueKey.lastIndexOf('-')), { issueKey });
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
    <FieldsDialog
      title={`${issueKey}: ${transition.name}`}
      fields={fields}
      values={values}
      problems={problems}
      pickers={pickers}
      submit={`Move to ${transition.to.name}`}
      onChange={(fieldId, value) => setValues((now) => ({ ...now, [fieldId]: value }))}
      onSubmit={() => void take()}
      onClose={onClose}
    />
  );
}
