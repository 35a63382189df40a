import { useState, type Ref, type RefObject } from 'react';
import { textToAdf } from '@shared/adf/from-text';
import type { ChangeInput } from '@shared/ipc/change-input';
import { describeFailure } from '@shared/ipc/describe-failure';
import { Button } from '../../../ui/button/button';
import { TextArea } from '../../../ui/field/text-area';
import { giveFocusBack } from '../../../ui/focus/last-place';
import { dropComment, keepComment, useCommentDraft, writeComment, type CommentPlace } from './comment-drafts';
import styles from './changes.module.css';

export interface CommentBoxProps {
  /** The issue, with its site: what was begun stays with it. */
  readonly place: CommentPlace;
  readonly onAdd: (input: ChangeInput) => Promise<boolean>;
  readonly ref: Ref<HTMLTextAreaElement>;
  /** Where the focus came from when a key led here: Escape and sending lead back. */
  readonly returnTo: RefObject<HTMLElement | null>;
}

/** What one wants to say. It is cleared only once it is on the disk. */
export function CommentBox({ place, onAdd, ref, returnTo }: CommentBoxProps) {
  const { text, failure } = useCommentDraft(place);
  const [busy, setBusy] = useState(false);
  const body = textToAdf(text);

  async function send(): Promise<void> {
    if (body === null || busy) return;
    setBusy(true);
    await writeComment(place);
    const kept = await onAdd({ kind: 'comment', body });
    if (kept) await dropComment(place, text);
    setBusy(false);
    if (!kept) return;
    // The button that was pressed sends nothing any more, and cannot keep the focus.
    if (returnTo.current === null) giveFocusBack();
    else returnTo.current.focus();
  }

  return (
    <form
      className={styles.commentBox}
      aria-label="Comment"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {/* Not a control: it hears what bubbles up from the text. */}
      <div
        role="presentation"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
          if (event.key === 'Escape') returnTo.current?.focus();
        }}
      >
        <TextArea
          ref={ref}
          label="Write a comment"
          placeholder="Write a comment"
          value={text}
          onChange={(next) => keepComment(place, next)}
        />
      </div>
      <div className={styles.commentFoot}>
        {failure !== null && (
          <p role="status" className={styles.notKept}>
            Not kept on this computer. {describeFailure(failure).title}
          </p>
        )}
        <Button type="submit" size="small" keys="Ctrl ↵" busy={busy} disabled={body === null}>
          Comment
        </Button>
      </div>
    </form>
  );
}
