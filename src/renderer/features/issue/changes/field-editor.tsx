import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { choicesOf } from '@shared/fields/choices';
import type { FieldEdit } from '@shared/ipc/change-input';
import type { CreateField } from '@shared/jira/field';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import { failureOf } from '../../../bridge';
import { usePickers } from '../../../queries/use-pickers';
import { Button } from '../../../ui/button/button';
import { Skeleton } from '../../../ui/feedback/skeleton';
import { FieldControl } from '../../../ui/field-control/field-control';
import { isUnusedEscape } from '../../../ui/rich-text-editor/unused-escape';
import { useSite } from '../../../ui/session/site-context';
import type { Begun } from '../comments/comment-drafts';
import { editFieldsQuery } from '../queries';
import type { ShownField } from '../read-fields';
import { NotOffered } from './not-offered';
import { useFirstControl } from './use-first-control';
import styles from './changes.module.css';

/** Where a text that is being written is kept, whatever becomes of the page. */
export interface KeptText {
  /** What was begun; `null` while it is as it was. */
  readonly begun: Begun | null;
  /** `null`: nothing is to be kept. */
  readonly keep: (next: Begun | null) => void;
  /** To be awaited before it is sent. */
  readonly write: () => Promise<void>;
  readonly forget: (sent: Begun) => Promise<void>;
}

const EMPTY: JsonObject = { version: 1, type: 'doc', content: [] };

export interface FieldEditorProps {
  readonly issueKey: string;
  readonly projectId: string;
  readonly shown: ShownField;
  readonly pending: JsonValue | undefined;
  readonly onSave: (edit: FieldEdit) => Promise<boolean>;
  readonly onDone: () => void;
  /** For a document. */
  readonly text?: KeptText | undefined;
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
  text,
}: FieldEditorProps & { field: CreateField }) {
  const type = fieldTypeFor(field.schema);
  const { ref } = useSite();
  const pickers = usePickers(ref, projectId, issueKey.slice(0, issueKey.lastIndexOf('-')), { issueKey });
  const [before] = useState<JsonValue | null>(() =>
    pending === undefined ? type.fromWire(shown.value, field) : pending,
  );
  /** What Jira had when the control opened: of a text that was begun, what it had then. */
  const [opened] = useState(shown.value);
  const [typed, setTyped] = useState(before);
  const kept = type.control === 'paragraph' ? text : undefined;
  const begun = kept?.begun ?? null;
  const value = begun === null ? typed : begun.body;
  const [problem, setProblem] = useState<string | null>(null);
  const form = useFirstControl();
  const atOnce = isChosenAtOnce(field);

  function change(next: JsonValue | null): void {
    setProblem(null);
    setTyped(next);
    const body = next ?? EMPTY;
    if (!isJsonObject(body)) return;
    const same = JSON.stringify(next) === JSON.stringify(before);
    kept?.keep(same ? null : { body, base: begun?.base ?? opened });
  }

  function leave(): void {
    if (begun !== null) void kept?.forget(begun);
    onDone();
  }

  async function save(next: JsonValue | null): Promise<void> {
    const mine = next === null || type.isEmpty(next) ? null : next;
    if (JSON.stringify(mine) === JSON.stringify(before)) return leave();
    const wire = mine === null ? null : type.toWire(mine, field, shown.value);
    if (mine === null && field.required) return setProblem(`${field.name} is required.`);
    if (wire !== null && !wire.ok) return setProblem(wire.problem);
    const { fieldId, name, schema, operations } = field;
    // Of a set, what is added and taken out counts from what stood in the control, a waiting edit in it.
    const seen = Array.isArray(before) ? type.toWire(before, field) : null;
    const base = seen?.ok === true ? seen.value : kept === undefined ? shown.value : (begun?.base ?? opened);
    await kept?.write();
    if (!(await onSave({ fieldId, name, schema, operations, base, mine }))) return;
    if (begun !== null) await kept?.forget(begun);
    onDone();
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
          const leaves = type.control === 'paragraph' && isUnusedEscape(event);
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
            change(next);
            if (atOnce) void save(next);
          }}
        />
      </div>
      {!atOnce && (
        <div className={styles.editorFoot}>
          <Button size="small" kind="quiet" onClick={leave}>
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
