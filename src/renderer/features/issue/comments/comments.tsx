import { useQuery } from '@tanstack/react-query';
import { failureOf } from '../../../bridge';
import { markOf } from '../../../ui/change/mark-of';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { RefreshTrouble } from '../../../ui/failure/refresh-trouble';
import { Avatar } from '../../../ui/marks/avatar';
import { PendingMark } from '../../../ui/marks/pending-mark';
import { RichText } from '../../../ui/rich-text/rich-text';
import type { RichTextPorts } from '../../../ui/rich-text/rich-text-context';
import { useSite } from '../../../ui/session/site-context';
import { unreadComments, type Pending } from '../changes/pending';
import { commentsQuery } from '../queries';
import { WaitingLines } from '../waiting-lines';
import { CommentBox, type CommentBoxProps } from './comment-box';
import { SaidComment } from './said-comment';
import styles from './comments.module.css';

export interface CommentsProps extends Omit<CommentBoxProps, 'ref'> {
  readonly ports: RichTextPorts;
  /** What Jira does not have yet. */
  readonly pending: Pick<Pending, 'comments' | 'commentEdits'>;
  readonly commentRef: CommentBoxProps['ref'];
}

/** What was said, what is on its way, and what one wants to say: for that nothing has to be read before. */
export function Comments({ commentRef, ports, pending, ...box }: CommentsProps) {
  return (
    <>
      <WhatWasSaid ports={ports} pending={pending} {...box} />
      <CommentBox ref={commentRef} {...box} />
    </>
  );
}

function WhatWasSaid({ ports, pending, ...box }: Omit<CommentsProps, 'commentRef'>) {
  const { account } = useSite();
  const { site, issue } = box;
  const query = useQuery(commentsQuery(site, issue.issueKey));
  const comments = query.data?.value ?? [];
  const unread = unreadComments(pending.comments, comments, account.personId);
  return (
    <>
      {query.isError && (
        <div className={styles.failed}>
          <FailureNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query.isPending && <WaitingLines label="Reading the comments" />}
      <RefreshTrouble aged={query.data} />
      {query.isSuccess && comments.length + unread.length === 0 && <p className={styles.none}>No comments.</p>}
      {comments.length + unread.length > 0 && (
        <ol className={styles.comments}>
          {comments.map((comment) => (
            <SaidComment
              key={comment.id}
              {...box}
              ports={ports}
              comment={comment}
              waiting={pending.commentEdits.get(comment.id)}
              isOwn={account.personId !== null && comment.author?.accountId === account.personId}
            />
          ))}
          {unread.map(({ change, body, landed }) => (
            <li key={change.id} className={styles.comment}>
              <Avatar person={account} decorative />
              <div className={styles.said}>
                <p className={styles.who}>
                  <strong>{account.displayName}</strong>
                  {!landed && <PendingMark state={markOf(change.status)} withWord />}
                </p>
                <RichText doc={body} {...ports} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
