import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { isEmptiedOnPurpose } from '@shared/fields/compile-payload';
import { splitFields } from '@shared/fields/form';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { usePickers } from '../../../queries/use-pickers';
import { Notice } from '../../../ui/feedback/notice';
import { Disclosure } from '../../../ui/layout/disclosure';
import { useSite } from '../../../ui/session/site-context';
import { FormField } from './form-field';
import { OptionalSummary, optionalWords } from './optional-summary';
import { projectsQuery } from '../queries';
import type { Refusals } from '../submit/refusals';
import type { FilledForm } from './use-filled-form';
import type { Sought } from './use-form-focus';
import styles from '../create.module.css';

export interface CreateFormProps {
  readonly form: FilledForm;
  readonly projectId: string;
  /** Says which issues may be the parent. */
  readonly issueTypeId: string | null;
  readonly refusals: Refusals;
  /** The field that is gone to: it has to be unfolded by then. */
  readonly sought: Sought | null;
  /** The same function from one drawing to the next, so that typing in one field draws no other. */
  readonly onChange: (field: CreateField, value: JsonValue | null) => void;
  /** The files of the form, where it takes any. */
  readonly attachments?: ReactNode;
  /** Files that are pasted into a rich text; the same function from one drawing to the next. */
  readonly onFiles?: ((files: readonly File[]) => void) | undefined;
}

/** The form: required first and open, the rest folded until it is wanted, or until Jira complains about it. */
export function CreateForm({
  form,
  projectId,
  issueTypeId,
  refusals,
  sought,
  onChange,
  attachments,
  onFiles,
}: CreateFormProps) {
  const { fields, values, typed, learned, ready, demanded } = form;
  const { required, optional } = useMemo(() => splitFields(fields), [fields]);
  const { ref } = useSite();
  // What can neither be set nor is demanded has no control: an attachment is added once the issue is there.
  const elsewhere = optional.filter(({ fieldId, operations }) => operations.length === 0 && fieldId !== 'attachment');
  const offered = optional.filter((field) => field.operations.length > 0);
  const asked = offered.filter(({ fieldId }) => learned.has(fieldId));
  const said = offered.filter(({ fieldId }) => fieldId === 'description' && !learned.has(fieldId));
  const settable = offered.filter(({ fieldId }) => fieldId !== 'description' && !learned.has(fieldId));
  const [open, setOpen] = useState(false);
  const projects = useQuery(projectsQuery(ref));
  const projectKey = projects.data?.value.find(({ id }) => id === projectId)?.key ?? '';
  const pickers = usePickers(ref, projectId, projectKey, { issueTypeId });
  // In the same render: the page goes to the refused field, which has to be there by then. It stays open once mended.
  const refusedBelow = settable.some(({ fieldId }) => refusals.byField[fieldId] !== undefined);
  // A refusal that names no field may mean one that is folded away.
  const namesNone = refusals.onTop !== null && Object.keys(refusals.byField).length === 0;
  // Once only: a person may fold it again.
  const [seen, setSeen] = useState(sought);
  if (seen !== sought) setSeen(sought);
  const soughtBelow = seen !== sought && settable.some(({ fieldId }) => fieldId === sought?.fieldId);
  if ((refusedBelow || namesNone || soughtBelow) && !open) setOpen(true);

  const draw = (field: CreateField) => (
    <FormField
      key={field.fieldId}
      field={field}
      value={values[field.fieldId] ?? null}
      refusal={refusals.byField[field.fieldId] ?? null}
      hint={hintOf(field, values)}
      learned={learned.get(field.fieldId) ?? null}
      pickers={pickers}
      onChange={onChange}
      onFiles={onFiles}
    />
  );

  return (
    <>
      {refusals.onTop !== null && (
        <Notice kind="danger" title={refusals.onTop.title}>
          {refusals.onTop.detail}
          {refusals.onTop.whoCanMend !== undefined && ` Who can mend it: ${refusals.onTop.whoCanMend}`}
        </Notice>
      )}
      <h2 className={styles.group}>
        Required{' '}
        <span className={styles.groupCount}>
          {ready} of {demanded} ready{asked.length > 0 && `, ${asked.length} learned`}
        </span>
      </h2>
      <div className={styles.columns}>
        {required.map(draw)}
        {/* Optional by createmeta; without them Jira has refused. */}
        {asked.map(draw)}
        {/* Nobody files an issue without saying what it is about, whether Jira demands it or not. */}
        {said.map(draw)}
      </div>
      {settable.length > 0 && (
        <Disclosure
          title="Optional"
          words={optionalWords(settable, typed)}
          summary={<OptionalSummary fields={settable} typed={typed} />}
          open={open}
          onOpenChange={setOpen}
        >
          <div className={styles.columns}>{settable.map(draw)}</div>
        </Disclosure>
      )}
      {attachments}
      {elsewhere.length > 0 && (
        <p className={styles.hint}>Not set on create: {elsewhere.map(({ name }) => name).join(', ')}.</p>
      )}
    </>
  );
}

/** What the control by itself cannot know: how the compiler sends it. */
function hintOf(field: CreateField, values: FilledForm['values']): string | undefined {
  if (field.required && field.operations.length === 0)
    return 'Jira says that nobody can set it here. What you enter is sent all the same.';
  if (isEmptiedOnPurpose(field, values)) return 'Sent empty, so that Jira does not fill it in';
  return undefined;
}
