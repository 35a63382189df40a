import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { initialValues, splitFields } from '@shared/fields/form';
import type { Change } from '@shared/ipc/change';
import type { Failure } from '@shared/ipc/failure';
import { call, failureOf } from '../../bridge';
import { outboxQuery } from '../../queries/outbox';
import { lastsForSession, protectionQuery } from '../../queries/protection';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { RefreshTrouble } from '../../ui/failure/refresh-trouble';
import { Dialog } from '../../ui/overlay/dialog';
import { useToasts } from '../../ui/overlay/toasts';
import { useSite } from '../../ui/session/site-context';
import { CreateForm } from './create-form';
import { CreateResult } from './create-result';
import { EMPTY_DRAFT, isUntouched, withDefaults, withRestored, withTyped, type Draft } from './draft';
import { FormFooter } from './form-footer';
import { FormHead } from './form-head';
import { FormSkeleton } from './form-skeleton';
import { filledIds, leftOutNames, onlyFitting } from './left-out';
import { LeftOutNotice } from './left-out-notice';
import { PayloadPanel } from './payload-panel';
import { previewPayload } from './preview-payload';
import { ProjectAndType } from './project-and-type';
import { createFieldsQuery } from './queries';
import { NO_REFUSALS, placeProblems, placeRefusals, type Refusals } from './refusals';
import { useSending } from './sending';
import { tellEnding } from './tell-ending';
import { useDraft } from './use-draft';
import { useFormFocus } from './use-form-focus';
import styles from './create.module.css';

export interface CreatePageProps {
  /** Another number: the person asked for the form anew, and what became of the last issue has been seen. */
  readonly visit: number;
  readonly onOpenOutbox: () => void;
}

/** What became of the form that was sent, what stood in it, and the visit that is told. */
interface Ended {
  readonly change: Change;
  readonly sent: Draft;
  readonly visit: number;
}

/** Create: project, issue type, then the form that createmeta asks for, with the bytes it will send beside it. */
export function CreatePage({ visit, onOpenOutbox }: CreatePageProps) {
  const { ref, account, openIssue } = useSite();
  const client = useQueryClient();
  const toasts = useToasts();
  const kept = useDraft(ref);
  const draft = kept.draft ?? EMPTY_DRAFT;
  const { projectId, issueTypeId } = draft;
  const query = createFieldsQuery(ref, projectId, issueTypeId);
  const meta = useQuery(query);
  const protection = useQuery(protectionQuery);
  const fields = useMemo(() => meta.data?.value ?? [], [meta.data]);

  const [refusals, setRefusals] = useState<Refusals>(NO_REFUSALS);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { sending, setSending } = useSending(ref);
  const [another, setAnother] = useState(false);
  const [ended, setEnded] = useState<Ended | null>(null);
  const result = ended?.visit === visit ? ended : null;
  const [payloadOpen, setPayloadOpen] = useState(false);
  /** How often the form was begun anew after another one had ended. */
  const [begun, setBegun] = useState(0);
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    return () => void (here.current = false);
  }, []);

  const defaults = useMemo(() => initialValues(fields), [fields]);
  const values = useMemo(() => withDefaults(draft.values, defaults), [defaults, draft.values]);
  const preview = useMemo(
    () =>
      projectId === null || issueTypeId === null || fields.length === 0
        ? null
        : previewPayload({ fields, projectId, issueTypeId, values }),
    [fields, issueTypeId, projectId, values],
  );
  const { required } = useMemo(() => splitFields(fields), [fields]);
  const demanded = required.filter((field) => field.operations.length > 0);
  const ready = demanded.filter((field) => preview?.problems[field.fieldId] === undefined).length;
  const missing = demanded.filter((field) => preview?.problems[field.fieldId] !== undefined);

  const left = useMemo(() => (fields.length === 0 ? [] : leftOutNames(draft, fields)), [draft, fields]);

  const drawn = kept.draft !== null && result === null;
  const begins = !drawn ? null : projectId === null ? 'project' : fields.length > 0 ? 'summary' : null;
  const { form, focusField, showRefused } = useFormFocus(begins, `${visit} ${begun}`);

  /** Another project or type is another form: what was refused of the former says nothing about it. */
  function chooseForm(next: Pick<Draft, 'projectId' | 'issueTypeId'>): void {
    if (next.projectId !== projectId || next.issueTypeId !== issueTypeId) {
      setRefusals(NO_REFUSALS);
      setFailure(null);
      // Another form makes another issue: the refused one stays in the outbox until a person decides about it.
      kept.change((now) => ({ ...now, ...next, replaces: null }));
    }
  }

  /** Takes values out of the draft, with a way back. */
  function takeOut(next: (now: Draft) => Draft, text: string): void {
    const before = draft;
    kept.change(next);
    const undo = (): void => kept.change((now) => withRestored(now, before));
    toasts.show({ kind: 'undone', text, action: { label: 'Undo', run: undo } });
  }

  /** Jira's no, or ours: kept until each field is mended, and shown to the person at once. */
  function refuse(next: Refusals): void {
    setRefusals(next);
    showRefused(next);
  }

  // The person comes back to a form that Jira refused while they were elsewhere, or before a restart.
  const shown = useRef<string | null>(null);
  const refusedBefore = useQuery(outboxQuery(ref)).data?.find(({ id }) => id === draft.replaces);
  useEffect(() => {
    if (refusedBefore?.status.state !== 'rejected' || fields.length === 0 || sending) return;
    if (shown.current === refusedBefore.id) return;
    shown.current = refusedBefore.id;
    setRefusals(placeRefusals(refusedBefore.status.failure, fields, values));
  }, [fields, refusedBefore, sending, values]);

  function settle(change: Change, sent: Draft): void {
    const { status } = change;
    const tell = (): void => tellEnding(change, { toasts, openIssue, onOpenOutbox });
    if (status.state === 'rejected') {
      kept.change((now) => ({ ...now, replaces: change.id }));
      if (!here.current) return tell();
      shown.current = change.id;
      refuse(placeRefusals(status.failure, fields, values));
      setFailure(status.failure.kind === 'jira-rejected' ? null : status.failure);
      void readAgain(false);
      return;
    }
    kept.beginAnew(sent);
    if (!here.current) return tell();
    if (!another || status.state !== 'applied') return setEnded({ change, sent, visit });
    tell();
    focusField('summary');
  }

  async function submit(): Promise<void> {
    if (sending || projectId === null || issueTypeId === null || preview === null) return;
    if (Object.keys(preview.problems).length > 0) return refuse(placeProblems(preview.problems));
    const sent = onlyFitting(draft, fields);
    const focused = document.activeElement;
    setSending(true);
    setRefusals(NO_REFUSALS);
    setFailure(null);
    await kept.flush();
    const outcome = await call('create.submit', {
      site: ref,
      projectId,
      issueTypeId,
      values,
      filled: filledIds(sent),
      replaces: draft.replaces,
    });
    // At once: what follows puts the focus into the form, which is inert until then.
    flushSync(() => setSending(false));
    if (here.current && document.activeElement === document.body && focused instanceof HTMLElement) focused.focus();
    if (outcome.ok) settle(outcome.value, sent);
    else await refuseOurselves(outcome.failure);
  }

  /** It did not even get into the outbox. */
  async function refuseOurselves(next: Failure): Promise<void> {
    if (next.kind !== 'invalid-input') return setFailure(next);
    if (Object.keys(next.fields).length === 0) {
      // What this form replaced has gone through meanwhile: sent again, it is an issue of its own.
      kept.change((now) => ({ ...now, replaces: null }));
      return setFailure(next);
    }
    // Jira's fields may have changed since they were drawn; what they no longer hold is told above the form.
    await meta.refetch();
    refuse(placeProblems(next.fields));
  }

  /** Jira's present fields and values. After a refusal nobody has asked for them: then a failure has no words of its own. */
  async function readAgain(asked: boolean): Promise<void> {
    if (projectId === null || issueTypeId === null) return;
    const fresh = await call('create.fields', { site: ref, projectId, issueTypeId, fresh: true });
    if (fresh.ok) client.setQueryData(query.queryKey, fresh.value);
    else if (asked) setFailure(fresh.failure);
  }

  /** The form once more, for another issue of this project and type. */
  function begin(like: Draft | null): void {
    if (like !== null) kept.change((now) => withRestored(now, { ...like, replaces: null }));
    setEnded(null);
    setBegun((times) => times + 1);
  }

  if (result !== null) {
    return (
      <CreateResult
        change={result.change}
        onOpenIssue={openIssue}
        onOpenOutbox={onOpenOutbox}
        onAnother={() => begin(null)}
        onLikeThis={() => begin(result.sent)}
      />
    );
  }

  // What is typed before the kept draft has been read would be overwritten by it.
  if (kept.draft === null) {
    return kept.failure === null ? (
      <FormSkeleton label="Reading the draft" />
    ) : (
      <FailureNotice failure={kept.failure} onRetry={kept.retry} place="bar" />
    );
  }

  const payload = (
    <PayloadPanel
      preview={preview}
      origin={account.apiOrigin}
      cloudId={ref.cloudId}
      refused={Object.keys(refusals.byField)}
    />
  );
  return (
    <div
      className={styles.create}
      // Not a control: it hears what bubbles up from the fields.
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || payloadOpen) return;
        event.preventDefault();
        void submit();
      }}
    >
      <section className={styles.form} aria-labelledby="create-title">
        <FormHead
          savedAt={kept.savedAt}
          sessionOnly={protection.data !== undefined && lastsForSession(protection.data)}
          untouched={isUntouched(draft)}
          sending={sending}
          onClear={() => takeOut((now) => ({ ...now, values: {}, names: {}, replaces: null }), 'Form cleared')}
          onPayload={() => setPayloadOpen(true)}
        />
        <form
          ref={form}
          className={styles.scroll}
          aria-label="Issue"
          // What is typed while it is sent could no longer be part of it.
          inert={sending}
          aria-busy={sending}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <ProjectAndType
            projectId={projectId}
            issueTypeId={issueTypeId}
            readAt={meta.data?.fetchedAt ?? null}
            onChange={chooseForm}
            onReadAgain={() => void readAgain(true)}
          />
          {kept.failure !== null && <FailureNotice failure={kept.failure} onRetry={kept.retry} />}
          <LeftOutNotice
            names={left}
            onTakeOut={() => takeOut((now) => onlyFitting(now, fields), `${left.join(', ')} taken out of the draft`)}
          />
          {failure !== null && <FailureNotice failure={failure} onRetry={() => void submit()} />}
          <RefreshTrouble aged={meta.data} />
          {meta.isError && <FailureNotice failure={failureOf(meta.error)} onRetry={() => void meta.refetch()} />}
          {projectId !== null && issueTypeId !== null && meta.isPending && (
            <FormSkeleton label="Reading the fields of this issue type" />
          )}
          {projectId !== null && fields.length > 0 && (
            <CreateForm
              fields={fields}
              values={values}
              ready={ready}
              demanded={demanded.length}
              refusals={refusals}
              projectId={projectId}
              onChange={(field, value) => {
                const { fieldId } = field;
                kept.change((now) => withTyped(now, field, value));
                setRefusals(({ byField: { [fieldId]: _mended, ...byField }, onTop }) => ({ byField, onTop }));
              }}
            />
          )}
        </form>
        <FormFooter
          missing={missing}
          refused={fields.filter(({ fieldId }) => refusals.byField[fieldId] !== undefined)}
          canSend={preview !== null}
          sending={sending}
          another={another}
          onAnother={setAnother}
          onFocus={focusField}
          onSubmit={() => void submit()}
        />
      </section>
      <aside className={styles.payload} aria-label="Payload">
        {payload}
      </aside>
      <Dialog open={payloadOpen} onOpenChange={setPayloadOpen} title="Payload" width="wide">
        <div className={styles.payloadDialog}>{payload}</div>
      </Dialog>
    </div>
  );
}
