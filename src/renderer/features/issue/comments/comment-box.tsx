import { useImperativeHandle, useRef, useState, type Ref, type RefObject } from 'react';
import type { ChangeInput } from '@shared/ipc/change-input';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import { Button } from '../../../ui/button/button';
import { giveFocusBack } from '../../../ui/focus/last-place';
import { Kbd } from '../../../ui/kbd/kbd';
import { dropComment, keepComment, useCommentDraft, writeComment, type CommentPlace } from './comment-drafts';
import { commentProblem, saysSomething } from './comment-problem';
import { CommentText, type CommentedIssue } from './comment-text';
import styles from './comments.module.css';

/** What a key of the issue does with the box. */
export interface CommentBoxHandle {
  readonly focus: () => void;
}

export interface CommentBoxProps {
  readonly site: SiteRef;
  /** What was begun stays with it. */
  readonly issueId: string;
  readonly issue: CommentedIssue;
  readonly onAdd: (input: ChangeInput) => Promise<boolean>;
  readonly onFiles: (files: readonly File[]) => void;
  readonly ref: Ref<CommentBoxHandle>;
  /** Where the focus came from when a key led here: Escape and sending lead back. */
  readonly returnTo: RefObject<HTMLElement | null>;
}

/** What one wants to say: a line until it is wanted, or something was begun. It is cleared only once it is on the disk. */
export function CommentBox({ site, issueId, issue, onAdd, onFiles, ref, returnTo }: CommentBoxProps) {
  const place: CommentPlace = { site, issueId, commentId: null };
  const { begun, failure } = useCommentDraft(place);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const body = begun?.body ?? null;
  const isOpen = asked || body !== null;

  useImperativeHandle(ref, () => ({
    focus: () => {
      setAsked(true);
      form.current?.querySelector<HTMLElement>('[role="textbox"], textarea')?.focus();
    },
  }));

  function change(next: JsonObject | null): void {
    setProblem(null);
    // While it is open, what was emptied is as good as nothing.
    setAsked(true);
    keepComment(place, saysSomething(next) ? { body: next, base: null } : null);
  }

  async function send(): Promise<void> {
    if (begun === null || busy) return;
    const why = commentProblem(begun.body);
    setProblem(why);
    if (why !== null) return;
    setBusy(true);
    await writeComment(place);
    const kept = await onAdd({ kind: 'comment', body: begun.body });
    const cleared = kept && (await dropComment(place, begun));
    setBusy(false);
    if (cleared) leave();
  }

  function leave(): void {
    // What had the focus here goes.
    const { current: closing } = form;
    setAsked(false);
    // The history, for one, is gone while the comments are there.
    if (returnTo.current?.isConnected === true) returnTo.current.focus();
    else giveFocusBack(closing);
  }

  function escape(): void {
    // What was begun is kept; the key that led here leads back.
    if (body === null) leave();
    else returnTo.current?.focus();
  }

  if (!isOpen)
    return (
      <button
        type="button"
        className={styles.closed}
        aria-keyshortcuts="c"
        onClick={() => {
          returnTo.current = null;
          setAsked(true);
        }}
      >
        Write a comment <Kbd keys="c" />
      </button>
    );
  return (
    <form
      ref={form}
      className={styles.box}
      aria-label="Comment"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <CommentText
        issue={issue}
        label="Write a comment"
        placeholder="Write a comment"
        value={body}
        autoFocus={asked}
        onChange={change}
        onSend={() => void send()}
        onEscape={escape}
        onFiles={onFiles}
      />
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.foot}>
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
