import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { lastsForSession, protectionQuery } from '../../queries/protection';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { useToasts } from '../../ui/overlay/toasts';
import { isUntouched, withoutParent } from './drafts/draft';
import { CreateResult } from './ended/create-result';
import { DropVeil } from './files/drop-veil';
import { takesFiles, whyNoFiles } from './files/form-files';
import { FormFilesStrip } from './files/form-files-strip';
import { useFileDrop } from './files/use-file-drop';
import { CreateForm } from './form/create-form';
import { MANY_FIELDS } from './form/find-field';
import { FormSkeleton } from './form/form-skeleton';
import { LongFormBar } from './form/long-form-bar';
import { ProjectAndType } from './form/project-and-type';
import { isInDialog, useFormKeys } from './form/use-form-keys';
import { FormDialogs } from './form-dialogs';
import { FormFooter } from './form-footer';
import { FormHead } from './form-head';
import { FormNotices } from './form-notices';
import { PayloadSide } from './payload/payload-side';
import { MendingNotice } from './submit/mending-notice';
import { withParent } from './submit/refusals';
import { PlaceholdersDialog } from './templates/placeholders-dialog';
import { useCreatePage } from './use-create-page';
import styles from './create.module.css';

export interface CreatePageProps {
  /** Another number: the person asked for the form anew, and what became of the last issue has been seen. */
  readonly visit: number;
  readonly onOpenOutbox: () => void;
}

/** Create: project, issue type, then the form that createmeta asks for, with the bytes it will send beside it. */
export function CreatePage({ visit, onOpenOutbox }: CreatePageProps) {
  const form = useRef<HTMLFormElement>(null);
  const page = useCreatePage(form, { visit, onOpenOutbox });
  const { kept, draft, filled, meta, ended, sending, refusals, tools, files } = page;
  const { projectId, issueTypeId } = draft;
  const { fields, preview } = filled;
  const protection = useQuery(protectionQuery);
  const [payloadOpen, setPayloadOpen] = useState(false);
  const attaches = takesFiles(fields);
  const refused = fields.filter(({ fieldId }) => refusals.byField[fieldId] !== undefined);
  const troubled = refused.length > 0 ? refused : filled.missing;
  const toNext = (towards: 'down' | 'up'): void =>
    page.focusNext(
      troubled.map(({ fieldId }) => fieldId),
      towards,
    );
  useFormKeys({ next: sending || troubled.length === 0 ? null : toNext });
  const toasts = useToasts();
  const whyNot = sending ? 'The form is being sent' : whyNoFiles(fields);
  const drop = useFileDrop({
    whyNot,
    onFiles: files.add,
    onRefused: (text) => toasts.show({ id: 'form-files', kind: 'refused', text }),
  });

  if (ended !== null) {
    return (
      <CreateResult
        change={ended.change}
        onOpenIssue={page.openIssue}
        onOpenOutbox={onOpenOutbox}
        onAnother={() => page.begin(null)}
        onLikeThis={() => page.begin(ended.sent)}
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
        void page.submit();
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
          onClear={page.clear}
          onPayload={() => setPayloadOpen(true)}
        />
        {fields.length > MANY_FIELDS && (
          <LongFormBar
            fields={fields}
            left={{ what: refused.length > 0 ? 'mend' : 'fill in', count: troubled.length }}
            disabled={sending}
            onFind={page.focusField}
            onNext={() => toNext('down')}
          />
        )}
        <form
          ref={form}
          className={styles.scroll}
          aria-label="Issue"
          // What is typed while it is sent could no longer be part of it.
          inert={sending}
          aria-busy={sending}
          onSubmit={(event) => {
            event.preventDefault();
            void page.submit();
          }}
        >
          {page.mending && <MendingNotice onCancel={page.cancelMending} />}
          <ProjectAndType
            projectId={projectId}
            issueTypeId={issueTypeId}
            under={draft.under}
            readAt={meta.data?.fetchedAt ?? null}
            onChange={page.chooseForm}
            onFree={() => kept.change(withoutParent)}
            onReadAgain={() => void page.readAgain().then((why) => why !== null && page.setFailure(why))}
          />
          <FormNotices page={page} />
          {projectId !== null && issueTypeId !== null && meta.isPending && (
            <FormSkeleton label="Reading the fields of this issue type" />
          )}
          {projectId !== null && fields.length > 0 && (
            <CreateForm
              form={filled}
              refusals={withParent(refusals, filled.parentProblem)}
              projectId={projectId}
              issueTypeId={issueTypeId}
              sought={page.sought}
              onChange={page.type}
              onFiles={attaches ? files.addFromText : undefined}
              attachments={
                attaches && (
                  <FormFilesStrip
                    site={page.site}
                    held={files}
                    over={drop.over && !sending}
                    problem={refusals.byField['attachment']?.problem ?? null}
                  />
                )
              }
            />
          )}
        </form>
        <FormFooter
          missing={filled.missing}
          refused={refused}
          isLearned={(fieldId) => filled.learned.has(fieldId)}
          canSend={preview !== null}
          sending={sending}
          another={page.another}
          onAnother={page.setAnother}
          onFocus={page.focusField}
          onNext={page.focusNext}
          onSubmit={() => void page.submit()}
        />
        {drop.over && <DropVeil whyNot={whyNot} />}
      </section>
      <PayloadSide
        draft={draft}
        preview={preview}
        fields={fields}
        refused={Object.keys(refusals.byField)}
        edited={page.edited}
        open={payloadOpen}
        onOpenChange={setPayloadOpen}
        onPasted={page.fillFrom}
      />
      <FormDialogs tools={tools} draft={draft} fields={fields} />
      {page.placeholders.unresolved !== null && (
        <PlaceholdersDialog
          unresolved={page.placeholders.unresolved}
          onFill={page.placeholders.fill}
          onSendAsIs={page.placeholders.sendAsIs}
          onClose={page.placeholders.close}
        />
      )}
    </div>
  );
}
