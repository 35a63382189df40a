import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Change } from '@shared/ipc/change';
import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import type { CreateField } from '@shared/jira/field';
import { ask } from '../../bridge';
import { usePickers } from '../../queries/use-pickers';
import { FieldsDialog } from '../../ui/field-control/fields-dialog';
import { useSite } from '../../ui/session/site-context';
import { headOf } from './change-words';
import { fieldsOf, withValues, type Values } from './edit-input';

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
    <FieldsDialog
      title={headOf(change)}
      description={change.title}
      fields={controls}
      values={values}
      problems={problems}
      pickers={pickers}
      submit="Send"
      onChange={(fieldId, value) => setValues((now) => ({ ...now, [fieldId]: value }))}
      onSubmit={() => void save()}
      onClose={onClose}
    />
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
