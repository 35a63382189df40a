import { useState } from 'react';
import type { ChangeInput } from '@shared/ipc/change-input';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { JsonObject, JsonValue } from '@shared/json';
import { Button } from '../../../ui/button/button';
import { dropComment, keepComment, useCommentDraft, writeComment, type CommentPlace } from './comment-drafts';
import { commentProblem, saysSomething } from './comment-problem';
import { CommentText, type CommentedIssue } from './comment-text';
import styles from './comments.module.css';

export interface CommentEditProps {
  readonly place: CommentPlace & { readonly commentId: string };
  readonly issue: CommentedIssue;
  /** What the comment says in Jira. */
  readonly said: JsonValue;
  /** What stands in the comment: what it says in Jira, or is to say there. */
  readonly shown: JsonValue;
  /** It was asked for just now: the cursor goes into it. */
  readonly autoFocus: boolean;
  readonly onAdd: (input: ChangeInput) => Promise<boolean>;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onDone: () => void;
}

const EMPTY: JsonObject = { version: 1, type: 'doc', content: [] };

/** A comment of one's own in the editor. What is not touched stays as it is, and what is not changed is not sent. */
export function CommentEdit({ place, issue, said, shown, autoFocus, onAdd, onFiles, onDone }: CommentEditProps) {
  const { begun, failure } = useCommentDraft(place);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  function change(next: JsonObject | null): void {
    setProblem(null);
    const body = next ?? EMPTY;
    const same = JSON.stringify(body) === JSON.stringify(shown);
    keepComment(place, same ? null : { body, base: begun?.base ?? said });
  }

  async function save(): Promise<void> {
    if (busy) return;
    if (begun === null) return onDone();
    const why = saysSomething(begun.body) ? commentProblem(begun.body) : 'A comment has to say something.';
    setProblem(why);
    if (why !== null) return;
    setBusy(true);
    await writeComment(place);
    const { commentId } = place;
    const kept = await onAdd({ kind: 'edit-comment', commentId, base: begun.base, mine: begun.body });
    const cleared = kept && (await dropComment(place, begun));
    setBusy(false);
    if (cleared) onDone();
  }

  function cancel(): void {
    if (begun !== null) void dropComment(place, begun);
    onDone();
  }

  return (
    <form
      className={styles.box}
      aria-label="Edit comment"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <CommentText
        issue={issue}
        label="Comment"
        value={begun?.body ?? shown}
        autoFocus={autoFocus}
        onChange={change}
        onSend={() => void save()}
        // What was changed stays open: a key that is pressed by mistake throws nothing away.
        onEscape={() => begun === null && onDone()}
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
        <Button size="small" kind="quiet" onClick={cancel}>
          Cancel
        </Button>
        <Button type="submit" size="small" kind="primary" keys="Ctrl ↵" busy={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}
