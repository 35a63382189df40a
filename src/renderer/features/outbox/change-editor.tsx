import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Change } from '@shared/ipc/change';
import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import type { CreateField } from '@shared/jira/field';
import { ask } from '../../bridge';
import { usePickers } from '../../queries/use-pickers';
import { Button } from '../../ui/button/button';
import { FieldControl } from '../../ui/field-control/field-control';
import { Dialog } from '../../ui/overlay/dialog';
import { useSite } from '../../ui/session/site-context';
import { headOf } from './change-words';
import { fieldsOf, withValues, type Values } from './edit-input';
import styles from './outbox.module.css';

export interface ChangeEditorProps {
  readonly change: Change;
  readonly input: ChangeInput;
  readonly onClose: () => void;
  /** Answers whether it is on the disk. */
  readonly onSave: (input: ChangeInput) => Promise<boolean>;
}

/** A change that was refused, or waits, said anew: the same fields, with what Jira takes for each. */
export function ChangeEditor({ change, input, onClose, onSave }: ChangeEditorProps) {
  const issueKey = change.issueKey ?? '';
  const controls = useControls(issueKey, input);
  const { ref } = useSite();
  const pickers = usePickers(ref, '', issueKey.slice(0, issueKey.lastIndexOf('-')));
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(fieldsOf(input).map(({ fieldId, mine }) => [fieldId, mine])),
  );
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});

  async function save(): Promise<void> {
    const said = withValues(input, controls, values);
    if ('problems' in said) return setProblems(said.problems);
    if (await onSave(said.input)) onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={headOf(change)}
      description={change.title}
      width="wide"
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form="change-form">
            Send
          </Button>
        </>
      }
    >
      <form
        id="change-form"
        className={styles.editor}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {controls.map((field) => (
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

/** As Jira describes them now; where it cannot be asked, as they were. */
function useControls(issueKey: string, input: ChangeInput): readonly CreateField[] {
  const { ref } = useSite();
  const { accountId, cloudId } = ref;
  const editable = useQuery({
    queryKey: ['editmeta', accountId, cloudId, issueKey],
    queryFn: () => ask('changes.editFields', { site: ref, issueKey }),
    enabled: input.kind === 'edit' || input.kind === 'assign',
  });
  const transitions = useQuery({
    queryKey: ['transitions', accountId, cloudId, issueKey],
    queryFn: () => ask('changes.transitions', { site: ref, issueKey }),
    enabled: input.kind === 'transition',
  });
  const known =
    input.kind === 'transition'
      ? (transitions.data?.value.find(({ id }) => id === input.transitionId)?.fields ?? [])
      : (editable.data?.value ?? []);
  const asked = fieldsOf(input);
  const own = asked.map((field) => known.find(({ fieldId }) => fieldId === field.fieldId) ?? asField(field));
  const rest = known.filter(({ fieldId }) => !asked.some((field) => field.fieldId === fieldId));
  return input.kind === 'transition' ? [...own, ...rest] : own;
}

function asField({ fieldId, name, schema, operations }: FieldEdit): CreateField {
  return { fieldId, key: fieldId, name, schema, operations, required: false, hasDefaultValue: false };
}
