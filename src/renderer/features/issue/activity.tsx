import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useImperativeHandle, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { HistoryEntry } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import { failureOf } from '../../bridge';
import { Tabs } from '../../ui/choice/tabs';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { RefreshTrouble } from '../../ui/failure/refresh-trouble';
import { Icon } from '../../ui/icon/icon';
import { Avatar } from '../../ui/marks/avatar';
import { RelativeTime } from '../../ui/marks/relative-time';
import type { CommentBoxHandle } from './comments/comment-box';
import { Comments, type CommentsProps } from './comments/comments';
import { commentsQuery, historyQuery } from './queries';
import { WaitingLines } from './waiting-lines';
import styles from './comments/comments.module.css';

/** What was said and what was changed. History is asked for only when it is looked at. */
export function Activity({ commentRef, ...props }: CommentsProps) {
  const { site, issue } = props;
  const { issueKey } = issue;
  const [tab, setTab] = useState<'comments' | 'history'>('comments');
  const comments = useQuery(commentsQuery(site, issueKey));
  const box = useRef<CommentBoxHandle>(null);
  useImperativeHandle(commentRef, () => ({
    focus: () => {
      // The box is there only beside the comments, and the key that wants it is pressed beside the history as well.
      flushSync(() => setTab('comments'));
      box.current?.focus();
    },
  }));
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
            panel: <Comments {...props} commentRef={box} />,
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

function History({ site, issueKey }: { readonly site: SiteRef; readonly issueKey: string }) {
  const query = useQuery(historyQuery(site, issueKey));
  if (query.isError)
    return (
      <div className={styles.failed}>
        <FailureNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />
      </div>
    );
  if (query.isPending) return <WaitingLines label="Reading the history" />;
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
