import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import type { HistoryEntry } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import { failureOf } from '../../bridge';
import { markOf } from '../../ui/change/mark-of';
import { Tabs } from '../../ui/choice/tabs';
import { Skeleton } from '../../ui/feedback/skeleton';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { RefreshTrouble } from '../../ui/failure/refresh-trouble';
import { Icon } from '../../ui/icon/icon';
import { Avatar } from '../../ui/marks/avatar';
import { PendingMark } from '../../ui/marks/pending-mark';
import { RelativeTime } from '../../ui/marks/relative-time';
import { RichText } from '../../ui/rich-text/rich-text';
import type { RichTextPorts } from '../../ui/rich-text/rich-text-context';
import { useSite } from '../../ui/session/site-context';
import { CommentBox, type CommentBoxProps } from './changes/comment-box';
import { unreadComments, type Pending } from './changes/pending';
import { commentsQuery, historyQuery } from './queries';
import styles from './issue.module.css';

export interface ActivityProps {
  readonly site: SiteRef;
  readonly issueId: string;
  readonly issueKey: string;
  readonly ports: RichTextPorts;
  /** Comments that Jira does not have yet. */
  readonly pending: Pending['comments'];
  readonly onAdd: CommentBoxProps['onAdd'];
  readonly commentRef: CommentBoxProps['ref'];
  readonly returnTo: CommentBoxProps['returnTo'];
}

/** What was said and what was changed. History is asked for only when it is looked at. */
export function Activity(props: ActivityProps) {
  const { site, issueKey } = props;
  const [tab, setTab] = useState<'comments' | 'history'>('comments');
  const comments = useQuery(commentsQuery(site, issueKey));
  return (
    <section className={styles.activity} aria-label="Activity">
      <Tabs
        label="Activity"
        value={tab}
        onChange={setTab}
        tabs={[
          {
            value: 'comments',
            label: 'Comments',
            ...(comments.data === undefined ? {} : { count: comments.data.value.length }),
            panel: <Comments {...props} />,
          },
          {
            value: 'history',
            label: 'History',
            panel: tab === 'history' ? <History site={site} issueKey={issueKey} /> : null,
          },
        ]}
      />
    </section>
  );
}

function Comments({ site, issueId, issueKey, ports, pending, onAdd, commentRef, returnTo }: ActivityProps) {
  const { account } = useSite();
  const query = useQuery(commentsQuery(site, issueKey));
  if (query.isError) return <FailureNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Waiting label="Reading the comments" />;
  const comments = query.data.value;
  const unread = unreadComments(pending, comments, account.personId);
  return (
    <>
      <RefreshTrouble aged={query.data} />
      {comments.length + unread.length === 0 ? (
        <p className={styles.none}>No comments.</p>
      ) : (
        <ol className={styles.comments}>
          {comments.map((comment) => (
            <li key={comment.id} className={styles.comment}>
              <Avatar person={comment.author} decorative />
              <div className={styles.said}>
                <p className={styles.who}>
                  <strong>{comment.author?.displayName ?? 'Somebody'}</strong>
                  <RelativeTime iso={comment.created} />
                  {comment.updated !== comment.created && <span>edited</span>}
                </p>
                <RichText doc={comment.body} {...ports} />
              </div>
            </li>
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
      <CommentBox ref={commentRef} returnTo={returnTo} place={{ site, issueId }} onAdd={onAdd} />
    </>
  );
}

function History({ site, issueKey }: Pick<ActivityProps, 'site' | 'issueKey'>) {
  const query = useQuery(historyQuery(site, issueKey));
  if (query.isError) return <FailureNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Waiting label="Reading the history" />;
  const entries = query.data.value.toReversed();
  return (
    <>
      <RefreshTrouble aged={query.data} />
      {entries.length === 0 ? (
        <p className={styles.none}>Nothing has been changed since it was created.</p>
      ) : (
        <ol className={styles.comments}>
          {entries.map((entry) => (
            <li key={entry.id} className={styles.comment}>
              <Avatar person={entry.author} decorative />
              <div className={styles.said}>
                <p className={styles.who}>
                  <strong>{entry.author?.displayName ?? 'Somebody'}</strong>
                  <RelativeTime iso={entry.created} />
                </p>
                {entry.items.map((item, index) => (
                  <HistoryItem key={index} item={item} />
                ))}
              </div>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function HistoryItem({ item }: { readonly item: HistoryEntry['items'][number] }) {
  return (
    <p className={styles.changed}>
      <span className={styles.changedField}>{item.field}</span>
      <s>{cut(item.from) ?? 'none'}</s>
      <Icon of={ArrowRight} size={12} tone="faint" />
      <span>{cut(item.to) ?? 'none'}</span>
    </p>
  );
}

function cut(text: string | null): string | null {
  if (text === null || text === '') return null;
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

function Waiting({ label }: { readonly label: string }) {
  return (
    <div role="status">
      <span className="visually-hidden">{label}</span>
      <Skeleton width="75" />
      <Skeleton width="45" />
    </div>
  );
}
