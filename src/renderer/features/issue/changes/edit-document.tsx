import { Pencil } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { fieldPlace } from '@shared/ipc/begun-comment';
import { describeFailure } from '@shared/ipc/describe-failure';
import { Button } from '../../../ui/button/button';
import { IconButton } from '../../../ui/button/icon-button';
import { markOf } from '../../../ui/change/mark-of';
import { PendingMark } from '../../../ui/marks/pending-mark';
import { useSite } from '../../../ui/session/site-context';
import { dropComment, keepComment, useCommentDraft, writeComment, type CommentPlace } from '../comments/comment-drafts';
import type { EditFieldProps } from './edit-field';
import { FieldEditor } from './field-editor';
import type { PendingField } from './pending';
import styles from './changes.module.css';

export interface EditDocumentProps extends Omit<EditFieldProps, 'returnTo' | 'pending'> {
  /** What was begun stays with the issue. */
  readonly issueId: string;
  /** What is on its way to Jira; the document is drawn as it will be. */
  readonly waiting: PendingField | undefined;
}

/**
 * Rich text with the way to its editor, which takes its place: text of any length is edited where it is read. What was begun and not
 * sent is offered again, but the editor does not open by itself: walking through issues would lose its keys to it.
 */
export function EditDocument({ issueId, waiting, children, ...props }: EditDocumentProps) {
  const { shown, open, onOpenChange } = props;
  const { ref: site } = useSite();
  const place: CommentPlace = { site, issueId, commentId: fieldPlace(shown.id) };
  const { begun, failure } = useCommentDraft(place);
  const pencil = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open) pencil.current?.focus();
    wasOpen.current = open;
  }, [open]);
  if (open) {
    return (
      <div className={styles.documentEditor}>
        <FieldEditor
          {...props}
          pending={waiting?.mine}
          onDone={() => onOpenChange(false)}
          text={{
            begun,
            keep: (next) => keepComment(place, next),
            write: () => writeComment(place),
            forget: async (sent) => void (await dropComment(place, sent)),
          }}
        />
        {failure !== null && (
          <p role="status" className={styles.notKept}>
            Not kept on this computer. {describeFailure(failure).title}
          </p>
        )}
      </div>
    );
  }
  return (
    <>
      {begun !== null && (
        <div className={styles.begun}>
          <p>A change of {shown.name} was begun.</p>
          <Button
            size="small"
            kind="quiet"
            onClick={() => {
              void dropComment(place, begun);
              // The button goes with the line.
              pencil.current?.focus();
            }}
          >
            Discard
          </Button>
          <Button size="small" onClick={() => onOpenChange(true)}>
            Go on
          </Button>
        </div>
      )}
      <div className={styles.editable}>
        <div
          className={styles.value}
          // For the mouse alone: the pencil is the control. A single click selects words and follows links.
          role="presentation"
          onDoubleClick={() => onOpenChange(true)}
        >
          {children}
        </div>
        {waiting !== undefined && !waiting.landed && <PendingMark state={markOf(waiting.change.status)} />}
        <IconButton
          ref={pencil}
          icon={Pencil}
          size="tiny"
          label={`Edit ${shown.name}`}
          onClick={() => onOpenChange(true)}
        />
      </div>
    </>
  );
}
