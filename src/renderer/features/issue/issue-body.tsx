import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, type ReactNode } from 'react';
import type { Issue } from '@shared/jira/issue';
import { isJsonObject } from '@shared/json';
import { markOf } from '../../ui/change/mark-of';
import { FieldValue } from '../../ui/field-value/field-value';
import { PendingMark } from '../../ui/marks/pending-mark';
import { RichText } from '../../ui/rich-text/rich-text';
import { useSite } from '../../ui/session/site-context';
import { Activity } from './activity';
import type { CommentBoxHandle } from './comments/comment-box';
import { useBegunFields } from './comments/comment-drafts';
import { assignTo, inputOfEdit } from './changes/input-of-edit';
import { EditDocument } from './changes/edit-document';
import { EditField } from './changes/edit-field';
import { LinkDialog } from './changes/link-dialog';
import { mayEdit } from './changes/may-edit';
import { unreadAttachments } from './changes/pending';
import { PendingStrip } from './changes/pending-strip';
import { PendingValue } from './changes/pending-value';
import { StatusControl } from './changes/status-control';
import { useIssueChanges } from './changes/use-issue-changes';
import { useIssueEditing } from './changes/use-issue-editing';
import { useOffersAhead } from './changes/use-offers-ahead';
import { useIssueKeys } from './changes/use-issue-keys';
import { WorklogDialog } from './changes/worklog-dialog';
import { Attachments } from './attachments';
import { FoldedFields } from './folded-fields';
import { LinkedIssues } from './linked-issues';
import { editFieldsQuery } from './queries';
import {
  attachmentsOf,
  groupFields,
  isText,
  linksOf,
  statusOf,
  subtasksOf,
  textOf,
  type ShownField,
} from './read-fields';
import { useTextPorts } from './use-text-ports';
import styles from './issue.module.css';

/** What the person asked for in the menu of the bar. */
export type Asked = 'worklog' | 'link' | null;

export interface IssueBodyProps {
  readonly issue: Issue;
  /** When Jira gave it, epoch milliseconds. */
  readonly fetchedAt: number;
  readonly wide: boolean;
  readonly asked: Asked;
  readonly onAsked: (asked: Asked) => void;
}

/** Everything below the bar: summary, fields by their schema, documents, attachments, links, what happened. */
export function IssueBody({ issue, fetchedAt, wide, asked, onAsked }: IssueBodyProps) {
  const { ref, account, openIssue } = useSite();
  const changes = useIssueChanges(issue, fetchedAt);
  const { pending } = changes;
  useOffersAhead(ref, issue.key);
  // Read ahead, or once something is to be edited.
  const offered = useQuery({ ...editFieldsQuery(ref, issue.key), enabled: false }).data?.value;
  const begun = useBegunFields(ref, issue.id);
  const comment = useRef<CommentBoxHandle>(null);
  const place = useRef<HTMLDivElement>(null);
  const { editing, lifted, focused, noteFocus, editByKey, open } = useIssueEditing(place, begun);
  const me = account.personId === null ? null : { accountId: account.personId, displayName: account.displayName };
  useIssueKeys({
    edit: (what) => {
      if (what === 'status' || issue.fields[what] !== undefined) editByKey(what);
    },
    comment: () => {
      noteFocus();
      comment.current?.focus();
    },
    assignToMe: me === null ? null : () => void changes.add(assignTo(me, issue.fields['assignee'] ?? null)),
    undo: changes.undo,
  });
  const projectId = projectIdOf(issue);
  const groups = useMemo(
    () => groupFields(issue, new Set([...pending.byField.keys(), ...lifted])),
    [issue, pending, lifted],
  );
  const commented = { issueKey: issue.key, projectId };
  const attachments = useMemo(() => attachmentsOf(issue), [issue]);
  const waitingFiles = unreadAttachments(pending.attachments, attachments);
  const links = linksOf(issue);
  const subtasks = subtasksOf(issue);
  const status = statusOf(issue.fields['status']);
  const description: ShownField = {
    id: 'description',
    name: issue.names['description'] ?? 'Description',
    schema: issue.schema['description'],
    value: issue.fields['description'] ?? null,
  };

  const ports = useTextPorts(attachments);

  const shown = (field: ShownField) => {
    const value = <FieldValue value={field.value} schema={field.schema} onOpenIssue={openIssue} {...ports} />;
    const waiting = pending.byField.get(field.id);
    return waiting === undefined ? value : <PendingValue pending={waiting}>{value}</PendingValue>;
  };
  /** What a key or its pencil has opened says by itself why it cannot be edited. */
  const isFixed = (field: ShownField): boolean => editing !== field.id && !mayEdit(field, offered);
  const editField = (field: ShownField, children: ReactNode) => (
    <EditField
      issueKey={issue.key}
      projectId={projectId}
      shown={field}
      pending={pending.byField.get(field.id)?.mine}
      open={editing === field.id}
      onOpenChange={(opening) => open(field.id, opening)}
      returnTo={focused}
      onSave={(edit) => changes.add(inputOfEdit(edit))}
    >
      {children}
    </EditField>
  );
  const editable = (field: ShownField, children: ReactNode = shown(field)) =>
    isFixed(field) ? children : editField(field, children);
  const editableDocument = (field: ShownField) => {
    const waiting = pending.byField.get(field.id);
    const doc = waiting === undefined ? field.value : waiting.mine;
    const text =
      doc === null ? <p className={styles.none}>No {field.name.toLowerCase()}.</p> : <RichText doc={doc} {...ports} />;
    if (isFixed(field) && !begun.has(field.id)) return text;
    return (
      <EditDocument
        issueKey={issue.key}
        issueId={issue.id}
        projectId={projectId}
        shown={field}
        waiting={waiting}
        open={editing === field.id}
        onOpenChange={(opening) => open(field.id, opening)}
        onSave={(edit) => changes.add(inputOfEdit(edit))}
      >
        {text}
      </EditDocument>
    );
  };
  const row = (field: ShownField, inside: ReactNode, whole = false) => (
    <div key={field.id} data-whole={whole || undefined}>
      <dt title={field.name}>{field.name}</dt>
      <dd>{inside}</dd>
    </div>
  );
  // A text is never edited in something that Escape closes: it takes the whole width of where it stands.
  const draw = (field: ShownField) =>
    isText(field) ? row(field, editableDocument(field), editing === field.id) : row(field, editable(field));
  const summary = {
    id: 'summary',
    name: issue.names['summary'] ?? 'Summary',
    schema: issue.schema['summary'],
    value: issue.fields['summary'] ?? null,
  };
  const newSummary = pending.byField.get('summary');

  return (
    <div ref={place} className={styles.scroll} data-wide={wide || undefined} tabIndex={-1}>
      {/* Its fill reaches past it: the column keeps its edges. */}
      <div>
        {editable(
          summary,
          <h2 className={styles.summary}>
            {textOf(newSummary?.mine ?? summary.value)}
            {newSummary !== undefined && !newSummary.landed && (
              <>
                {' '}
                <PendingMark state={markOf(newSummary.change.status)} />
              </>
            )}
          </h2>,
        )}
      </div>
      <PendingStrip pending={pending} onUndo={changes.undo} />
      <dl className={styles.fields}>
        {status !== null && (
          <div>
            <dt>Status</dt>
            <dd>
              <StatusControl
                issueKey={issue.key}
                projectId={projectId}
                status={status}
                pending={pending.status}
                open={editing === 'status'}
                onOpenChange={(opening) => open('status', opening)}
                returnTo={focused}
                onAdd={changes.add}
              />
            </dd>
          </div>
        )}
        {groups.leading.map(draw)}
      </dl>
      <section aria-label="Description">{editableDocument(description)}</section>
      {groups.documents.map((field) => (
        <section key={field.id} aria-label={field.name}>
          <h3>{field.name}</h3>
          {editableDocument(field)}
        </section>
      ))}
      {attachments.length + waitingFiles.length > 0 && (
        <Attachments
          site={ref}
          issueKey={issue.key}
          attachments={attachments}
          waiting={waitingFiles}
          onTakeBack={changes.takeBack}
        />
      )}
      {subtasks.length > 0 && (
        <LinkedIssues title="Subtasks" rows={subtasks.map((each) => ({ id: each.key, says: null, issue: each }))} />
      )}
      {links.length > 0 && <LinkedIssues title="Links" rows={links} />}
      <FoldedFields groups={groups} draw={draw} read={(field) => row(field, shown(field))} />
      <Activity
        site={ref}
        issueId={issue.id}
        issue={commented}
        ports={ports}
        pending={pending}
        onAdd={changes.add}
        onFiles={(files) => void changes.attach(files, attachments)}
        commentRef={comment}
        returnTo={focused}
      />
      {asked === 'worklog' && <WorklogDialog issueKey={issue.key} onClose={() => onAsked(null)} onAdd={changes.add} />}
      {asked === 'link' && <LinkDialog issueKey={issue.key} onClose={() => onAsked(null)} onAdd={changes.add} />}
    </div>
  );
}

function projectIdOf({ fields }: Issue): string {
  const { project } = fields;
  return isJsonObject(project) ? textOf(project['id']) : '';
}
