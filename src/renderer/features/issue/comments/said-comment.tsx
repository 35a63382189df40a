import { Pencil } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Comment } from '@shared/jira/issue';
import { IconButton } from '../../../ui/button/icon-button';
import { markOf } from '../../../ui/change/mark-of';
import { Avatar } from '../../../ui/marks/avatar';
import { PendingMark } from '../../../ui/marks/pending-mark';
import { RelativeTime } from '../../../ui/marks/relative-time';
import { RichText } from '../../../ui/rich-text/rich-text';
import type { RichTextPorts } from '../../../ui/rich-text/rich-text-context';
import type { PendingComment } from '../changes/pending';
import type { CommentBoxProps } from './comment-box';
import { useCommentDraft, type CommentPlace } from './comment-drafts';
import { CommentEdit } from './comment-edit';
import styles from './comments.module.css';

interface SaidCommentProps extends Pick<CommentBoxProps, 'site' | 'issueId' | 'issue' | 'onAdd' | 'onFiles'> {
  readonly ports: RichTextPorts;
  readonly comment: Comment;
  /** What it is to say, which Jira does not have yet. */
  readonly waiting: PendingComment | undefined;
}

/** A comment that Jira has, by anybody. */
export function SaidComment({ comment, ports, waiting, ...props }: SaidCommentProps & { readonly isOwn: boolean }) {
  const { isOwn, ...own } = props;
  if (isOwn) return <OwnComment {...own} {...{ comment, ports, waiting }} />;
  return (
    <li className={styles.comment}>
      <Avatar person={comment.author} decorative />
      <div className={styles.said}>
        <Who comment={comment} />
        <RichText doc={comment.body} {...ports} />
      </div>
    </li>
  );
}

/** One's own, which can be said anew: its editor takes its place, and is open for as long as something was changed and not sent. */
function OwnComment({ site, issueId, issue, comment, ports, waiting, onAdd, onFiles }: SaidCommentProps) {
  const place: CommentPlace & { readonly commentId: string } = { site, issueId, commentId: comment.id };
  const { begun } = useCommentDraft(place);
  const [asked, setAsked] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const isOpen = asked || begun !== null;
  const wasAsked = useRef(false);
  useEffect(() => {
    if (wasAsked.current && !isOpen) pencil.current?.focus();
    wasAsked.current = isOpen;
  }, [isOpen]);
  const body = waiting?.body ?? comment.body;
  return (
    <li className={styles.comment}>
      <Avatar person={comment.author} decorative />
      <div className={styles.said}>
        <Who comment={comment}>
          {waiting !== undefined && !waiting.landed && <PendingMark state={markOf(waiting.change.status)} withWord />}
          {!isOpen && (
            <span className={styles.pencil}>
              <IconButton ref={pencil} icon={Pencil} size="tiny" label="Edit comment" onClick={() => setAsked(true)} />
            </span>
          )}
        </Who>
        {isOpen ? (
          <CommentEdit
            place={place}
            issue={issue}
            said={comment.body}
            shown={body}
            autoFocus={asked}
            onAdd={onAdd}
            onFiles={onFiles}
            onDone={() => setAsked(false)}
          />
        ) : (
          <RichText doc={body} {...ports} />
        )}
      </div>
    </li>
  );
}

function Who({ comment, children }: { readonly comment: Comment; readonly children?: React.ReactNode }) {
  return (
    <p className={styles.who}>
      <strong>{comment.author?.displayName ?? 'Somebody'}</strong>
      <RelativeTime iso={comment.created} />
      {comment.updated !== comment.created && <span>edited</span>}
      {children}
    </p>
  );
}
