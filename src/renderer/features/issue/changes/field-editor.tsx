import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { choicesOf } from '@shared/fields/choices';
import type { FieldEdit } from '@shared/ipc/change-input';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { failureOf } from '../../../bridge';
import { usePickers } from '../../../queries/use-pickers';
import { Button } from '../../../ui/button/button';
import { Skeleton } from '../../../ui/feedback/skeleton';
import { FieldControl } from '../../../ui/field-control/field-control';
import { useSite } from '../../../ui/session/site-context';
import { editFieldsQuery } from '../queries';
import type { ShownField } from '../read-fields';
import { NotOffered } from './not-offered';
import { useFirstControl } from './use-first-control';
import styles from './changes.module.css';

export interface FieldEditorProps {
  readonly issueKey: string;
  readonly projectId: string;
  readonly shown: ShownField;
  readonly pending: JsonValue | undefined;
  readonly onSave: (edit: FieldEdit) => Promise<boolean>;
  readonly onDone: () => void;
}

/** The control of one field, as soon as Jira has said what it takes. */
export function FieldEditor(props: FieldEditorProps) {
  const { issueKey, shown } = props;
  const { ref } = useSite();
  const fields = useQuery(editFieldsQuery(ref, issueKey));
  if (fields.isError)
    return (
      <NotOffered failure={failureOf(fields.error)} onRetry={() => void fields.refetch()} onClose={props.onDone} />
    );
  if (fields.isPending)
    return (
      <div className={styles.editor} role="status">
        <span className="visually-hidden">Reading what may be edited</span>
        <Skeleton width="75" />
      </div>
    );
  const field = fields.data.value.find(({ fieldId }) => fieldId === shown.id);
  if (field === undefined || field.operations.length === 0)
    return (
      <div className={styles.cannot}>
        <p>
          {shown.name} is not on the edit screen of {issueKey}, or this account may not edit it.
        </p>
        <Button size="small" onClick={props.onDone}>
          Close
        </Button>
      </div>
    );
  return <Form {...props} field={field} />;
}

function Form({
  field,
  issueKey,
  projectId,
  shown,
  pending,
  onSave,
  onDone,
}: FieldEditorProps & { field: CreateField }) {
  const type = fieldTypeFor(field.schema);
  const { ref } = useSite();
  const pickers = usePickers(ref, projectId, issueKey.slice(0, issueKey.lastIndexOf('-')), { issueKey });
  const [before] = useState<JsonValue | null>(() =>
    pending === undefined ? type.fromWire(shown.value, field) : pending,
  );
  const [value, setValue] = useState(before);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useFirstControl();
  const atOnce = isChosenAtOnce(field);

  async function save(next: JsonValue | null): Promise<void> {
    const mine = next === null || type.isEmpty(next) ? null : next;
    if (JSON.stringify(mine) === JSON.stringify(before)) return onDone();
    const wire = mine === null ? null : type.toWire(mine, field, shown.value);
    if (mine === null && field.required) return setProblem(`${field.name} is required.`);
    if (wire !== null && !wire.ok) return setProblem(wire.problem);
    const { fieldId, name, schema, operations } = field;
    // Of a set, what is added and taken out counts from what stood in the control, a waiting edit in it.
    const seen = Array.isArray(before) ? type.toWire(before, field) : null;
    const base = seen?.ok === true ? seen.value : shown.value;
    if (await onSave({ fieldId, name, schema, operations, base, mine })) onDone();
  }

  return (
    <form
      ref={form}
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        void save(value);
      }}
    >
      <div
        role="presentation"
        onKeyDownCapture={(event) => {
          // The list and the popover around it are one thing here: Escape closes both.
          if (event.key !== 'Escape' || !atOnce) return;
          event.stopPropagation();
          onDone();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(value);
          // A text that was typed is not thrown away by a key that is pressed by mistake.
          const leaves = event.key === 'Escape' && !event.nativeEvent.defaultPrevented && type.control === 'paragraph';
          if (leaves && JSON.stringify(value) === JSON.stringify(before)) onDone();
        }}
      >
        <FieldControl
          field={field}
          value={value}
          pickers={pickers}
          problem={problem}
          startOpen={atOnce}
          onChange={(next) => {
            setProblem(null);
            setValue(next);
            if (atOnce) void save(next);
          }}
        />
      </div>
      {!atOnce && (
        <div className={styles.editorFoot}>
          <Button size="small" kind="quiet" onClick={onDone}>
            Cancel
          </Button>
          <Button size="small" kind="primary" type="submit" keys="Ctrl ↵">
            Save
          </Button>
        </div>
      )}
    </form>
  );
}

/** One value out of a list: choosing it says all. */
function isChosenAtOnce(field: CreateField): boolean {
  const { control } = fieldTypeFor(field.schema);
  return control === 'user' || (control === 'select' && choicesOf(field) !== null);
}
