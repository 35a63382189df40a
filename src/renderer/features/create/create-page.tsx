import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { NotUnderstood } from '@shared/fields/read-payload';
import type { Change } from '@shared/ipc/change';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { failureOf } from '../../bridge';
import { lastsForSession, protectionQuery } from '../../queries/protection';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { RefreshTrouble } from '../../ui/failure/refresh-trouble';
import { useToasts } from '../../ui/overlay/toasts';
import { useSite } from '../../ui/session/site-context';
import { BegunNotice } from './templates/begun-notice';
import { CreateForm } from './form/create-form';
import { CreateResult } from './ended/create-result';
import {
  EMPTY_DRAFT,
  emptyLike,
  isUntouched,
  withoutParent,
  withRestored,
  withTyped,
  type Draft,
} from './drafts/draft';
import { FormDialogs } from './form-dialogs';
import { useEndedForm } from './ended/ended-form';
import { FormFooter } from './form-footer';
import { FormHead } from './form-head';
import { MendingNotice } from './submit/mending-notice';
import { takesFiles, withFiles } from './files/form-files';
import { FormFilesStrip } from './files/form-files-strip';
import { FormSkeleton } from './form/form-skeleton';
import { onlyFitting } from './drafts/left-out';
import { LeftOutNotice } from './drafts/left-out-notice';
import { NotUnderstoodNotice } from './payload/not-understood-notice';
import { PayloadSide } from './payload/payload-side';
import { ProjectAndType } from './form/project-and-type';
import { tellEnding } from './ended/tell-ending';
import { useDraft } from './drafts/use-draft';
import { useFileDrop } from './files/use-file-drop';
import { useFilledForm } from './form/use-filled-form';
import { useFormFiles } from './files/use-form-files';
import { withParent } from './submit/refusals';
import { useFormTools } from './use-form-tools';
import { useFormFocus } from './form/use-form-focus';
import type { Pasted } from './payload/use-paste-payload';
import { useMending } from './submit/use-mending';
import { useSubmit } from './submit/use-submit';
import styles from './create.module.css';

export interface CreatePageProps {
  /** Another number: the person asked for the form anew, and what became of the last issue has been seen. */
  readonly visit: number;
  readonly onOpenOutbox: () => void;
}

/** Create: project, issue type, then the form that createmeta asks for, with the bytes it will send beside it. */
export function CreatePage({ visit, onOpenOutbox }: CreatePageProps) {
  const { ref, openIssue } = useSite();
  const toasts = useToasts();
  const kept = useDraft(ref);
  const draft = kept.draft ?? EMPTY_DRAFT;
  const { projectId, issueTypeId } = draft;
  const { form: filled, meta, readAgain } = useFilledForm(ref, draft);
  const { fields, preview, leftOut } = filled;
  const protection = useQuery(protectionQuery);

  const [another, setAnother] = useState(false);
  const { ended: result, setEnded } = useEndedForm(ref, visit);
  const [payloadOpen, setPayloadOpen] = useState(false);
  /** The field that was edited last, which the payload marks. */
  const [edited, setEdited] = useState<string | null>(null);
  const [notUnderstood, setNotUnderstood] = useState<readonly NotUnderstood[]>([]);
  /** How often the form was begun anew after another one had ended. */
  const [begun, setBegun] = useState(0);

  const drawn = kept.draft !== null && result === null;
  const begins = !drawn ? null : projectId === null ? 'project' : fields.length > 0 ? 'summary' : null;
  const { form, focusField, showRefused } = useFormFocus(begins, `${visit} ${begun}`);

  const tell = (change: Change): void => tellEnding(change, { toasts, openIssue, onOpenOutbox });
  const { sending, refusals, failure, setFailure, submit, mended, forget } = useSubmit({
    site: ref,
    draft,
    kept,
    form: filled,
    readAgain,
    refetch: meta.refetch,
    showRefused,
    onEnded(change, sent) {
      if (!another || change.status.state !== 'applied') return setEnded({ change, sent, visit });
      tell(change);
      tools.begunAt(sent);
      focusField('summary');
    },
    onEndedElsewhere: tell,
  });

  const mending = useMending(ref, draft.replaces, sending);

  /** Another form stands there now. */
  function shown(): void {
    forget();
    setEdited(null);
    setEnded(null);
    setNotUnderstood([]);
    setBegun((times) => times + 1);
  }
  const tools = useFormTools({ kept, sending, onShown: shown });

  const { change } = kept;
  const type = useCallback(
    (field: CreateField, value: JsonValue | null) => {
      change((now) => withTyped(now, field, value));
      mended(field.fieldId);
      setEdited(field.fieldId);
    },
    [change, mended],
  );

  function chooseForm(next: Pick<Draft, 'projectId' | 'issueTypeId'>): void {
    if (next.projectId === projectId && next.issueTypeId === issueTypeId) return;
    forget();
    setEdited(null);
    // Another form makes another issue: the refused one stays in the outbox until a person decides about it.
    kept.change((now) => ({ ...now, ...next, replaces: null }));
    tools.begunAt(next);
  }

  /** Takes values out of the draft, with a way back. */
  function takeOut(next: (now: Draft) => Draft, text: string): void {
    const [before, { id }] = [draft, kept];
    kept.change(next);
    const undo = (): void =>
      id === null ? undefined : kept.bringBack(id, (now) => (now === null ? before : withRestored(now, before)));
    toasts.show({ kind: 'undone', text, action: { label: 'Undo', run: undo } });
  }

  /** A pasted body takes the place of what stood in the form, with a way back. */
  function fillFrom(pasted: Extract<Pasted, { ok: true }>): void {
    const [before, { id }] = [draft, kept];
    forget();
    setEdited(null);
    setNotUnderstood(pasted.notUnderstood);
    kept.change((now) => withFiles(pasted.draft, now.files ?? []));
    const undo = (): void => {
      setNotUnderstood([]);
      if (id !== null) kept.bringBack(id, () => before);
    };
    const text = 'The form was filled from the payload';
    toasts.show({ kind: 'undone', text, ...(isUntouched(before) ? {} : { action: { label: 'Undo', run: undo } }) });
    focusField('summary');
  }

  /** The form once more, for another issue of this project and type. */
  function begin(like: Draft | null): void {
    if (like !== null) kept.change((now) => withRestored(now, withFiles({ ...like, replaces: null }, [])));
    setEnded(null);
    setBegun((times) => times + 1);
    if (like === null) tools.begunAt(draft);
  }

  const attaches = takesFiles(fields);
  const held = useFormFiles(ref, kept, () => mended('attachment'));
  const drop = useFileDrop(attaches && !sending, held.add);

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

  return (
    <div
      className={styles.create}
      // Not a control: it hears what bubbles up from the fields.
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isInDialog(event.target)) return;
        event.preventDefault();
        void submit();
      }}
    >
      <section className={styles.form} aria-labelledby="create-title" {...drop.handlers}>
        <FormHead
          savedAt={kept.savedAt}
          sessionOnly={protection.data !== undefined && lastsForSession(protection.data)}
          untouched={isUntouched(draft)}
          sending={sending}
          template={draft.template}
          tools={tools}
          onClear={() =>
            takeOut(
              (now) => ({ ...emptyLike(now), ...(now.under === undefined ? {} : { under: now.under }) }),
              'Form cleared',
            )
          }
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
          {mending && (
            <MendingNotice
              onCancel={() =>
                takeOut((now) => withFiles({ ...now, values: {}, names: {}, replaces: null }, []), 'Mending cancelled')
              }
            />
          )}
          <ProjectAndType
            projectId={projectId}
            issueTypeId={issueTypeId}
            under={draft.under}
            readAt={meta.data?.fetchedAt ?? null}
            onChange={chooseForm}
            onFree={() => kept.change(withoutParent)}
            onReadAgain={() => void readAgain().then((why) => why !== null && setFailure(why))}
          />
          {tools.begun !== null && (
            <BegunNotice
              begun={tools.begun}
              fields={fields}
              values={filled.values}
              onLink={type}
              onClose={tools.understood}
            />
          )}
          {kept.failure !== null && <FailureNotice failure={kept.failure} onRetry={kept.retry} />}
          <LeftOutNotice
            names={leftOut}
            onTakeOut={() => takeOut((now) => onlyFitting(now, fields), `${leftOut.join(', ')} taken out of the draft`)}
          />
          <NotUnderstoodNotice parts={notUnderstood} onClose={() => setNotUnderstood([])} />
          {failure !== null && <FailureNotice failure={failure} onRetry={() => void submit()} />}
          <RefreshTrouble aged={meta.data} />
          {meta.isError && <FailureNotice failure={failureOf(meta.error)} onRetry={() => void meta.refetch()} />}
          {projectId !== null && issueTypeId !== null && meta.isPending && (
            <FormSkeleton label="Reading the fields of this issue type" />
          )}
          {projectId !== null && fields.length > 0 && (
            <CreateForm
              form={filled}
              refusals={withParent(refusals, filled.parentProblem)}
              projectId={projectId}
              issueTypeId={issueTypeId}
              onChange={type}
              onFiles={attaches ? held.add : undefined}
              attachments={
                attaches && (
                  <FormFilesStrip
                    site={ref}
                    held={held}
                    over={drop.over}
                    problem={refusals.byField['attachment']?.problem ?? null}
                  />
                )
              }
            />
          )}
        </form>
        <FormFooter
          missing={filled.missing}
          refused={fields.filter(({ fieldId }) => refusals.byField[fieldId] !== undefined)}
          canSend={preview !== null}
          sending={sending}
          another={another}
          onAnother={setAnother}
          onFocus={focusField}
          onSubmit={() => void submit()}
        />
      </section>
      <PayloadSide
        draft={draft}
        preview={preview}
        fields={fields}
        refused={Object.keys(refusals.byField)}
        edited={edited}
        open={payloadOpen}
        onOpenChange={setPayloadOpen}
        onPasted={fillFrom}
      />
      <FormDialogs
        tools={tools}
        draft={draft}
        fields={fields}
        onTemplate={(template) => kept.change((now) => ({ ...now, template }))}
      />
    </div>
  );
}

function isInDialog(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null;
}
