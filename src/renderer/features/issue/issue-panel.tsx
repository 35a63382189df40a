import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  ArrowLeft,
  ChevronDown,
  ChevronUp,
  Clock,
  Ellipsis,
  ExternalLink,
  Eye,
  EyeOff,
  FileJson,
  FileText,
  Link,
  Link2,
  Paperclip,
} from 'lucide-react';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Issue } from '@shared/jira/issue';
import { issueToMarkdown } from './issue-to-markdown';
import { ask, call, failureOf } from '../../bridge';
import { IconButton } from '../../ui/button/icon-button';
import { SkeletonIssue } from '../../ui/feedback/skeleton';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { RefreshTrouble } from '../../ui/failure/refresh-trouble';
import type { Pager } from '../../ui/list-box/pager';
import { IssueTypeIcon } from '../../ui/marks/issue-type-icon';
import { RelativeTime } from '../../ui/marks/relative-time';
import { Menu } from '../../ui/overlay/menu';
import { useToasts } from '../../ui/overlay/toasts';
import { useSite } from '../../ui/session/site-context';
import { useOpenIssue } from '../../ui/session/open-issue';
import { beginActs, type BeginAs } from './begin-acts';
import { useFollow } from './changes/followed-changes';
import { IssueBody, type Asked } from './issue-body';
import { issueQuery } from './queries';
import { issueTypeOf, isWatched } from './read-fields';
import styles from './issue.module.css';

export interface IssuePanelProps {
  readonly issueKey: string;
  readonly pager?: Pager;
  readonly onBack?: (() => void) | undefined;
  /** The panel has the screen to itself. */
  readonly wide?: boolean;
  /** Begins a create form from the issue. */
  readonly onBegin?: ((as: BeginAs, issueKey: string) => void) | undefined;
}

/** One issue, beside a list or alone: its bar with what can be done, and everything Jira has of it. */
export function IssuePanel({ issueKey, pager, onBack, wide = false, onBegin }: IssuePanelProps) {
  const { ref, site, account } = useSite();
  const query = useQuery(issueQuery(ref, issueKey));
  const toasts = useToasts();
  const follow = useFollow();
  const issue = query.data?.value;
  const [asked, setAsked] = useState<Asked>(null);
  // Issues move: what Jira calls it now goes before what was asked for.
  const key = issue?.key ?? issueKey;
  const url = `${site.url}/browse/${key}`;
  const type = issueTypeOf(issue?.fields['issuetype']);

  const watched = issue !== undefined && isWatched(issue);

  const setOpenIssue = useOpenIssue((open) => open.set);
  useEffect(() => {
    setOpenIssue(issue ?? null);
    return () => setOpenIssue(null);
  }, [issue, setOpenIssue]);

  // A screen of its own takes the focus along; beside a list the list keeps it.
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (wide) panel.current?.focus();
  }, [wide]);

  async function copy(text: string, what: string): Promise<void> {
    await ask('app.copy', { text });
    toasts.show({ kind: 'done', text: `${what} copied` });
  }

  async function attach({ id, key: at }: Issue): Promise<void> {
    const attached = await call('changes.attach', { site: ref, issue: { id, key: at }, after: null });
    if (!attached.ok) toasts.show({ kind: 'refused', text: describeFailure(attached.failure).title });
  }

  async function watch({ id, key: at }: Issue): Promise<void> {
    if (account.personId === null) return;
    const input = { kind: 'watch', accountId: account.personId, watching: !watched } as const;
    const added = await call('changes.add', { site: ref, issue: { id, key: at }, input, after: null });
    if (!added.ok) toasts.show({ kind: 'refused', text: describeFailure(added.failure).title });
    else follow(added.value, id);
  }

  return (
    <section ref={panel} tabIndex={-1} className={styles.panel} aria-label={`Issue ${key}`}>
      {/* Beside a list the screen has a heading of its own. */}
      {wide && <h1 className="visually-hidden">Issue {key}</h1>}
      <header className={styles.bar}>
        {onBack && <IconButton label="Back" icon={ArrowLeft} keys="Alt ←" onClick={onBack} />}
        {type !== null && <IssueTypeIcon type={type} />}
        <code className={styles.key}>{key}</code>
        <IconButton label="Copy link" icon={Link} onClick={() => void copy(url, 'Link')} />
        <span className={styles.gap} />
        {query.data !== undefined && (
          <span className={styles.age}>
            Read <RelativeTime iso={new Date(query.data.fetchedAt).toISOString()} />
          </span>
        )}
        {pager !== undefined && (
          <>
            <span className={styles.pager}>
              {pager.at} of {pager.of.toLocaleString()}
            </span>
            <IconButton label="Next issue" icon={ChevronDown} keys="j" onClick={() => pager.onMove(1)} />
            <IconButton label="Issue before" icon={ChevronUp} keys="k" onClick={() => pager.onMove(-1)} />
          </>
        )}
        <IconButton
          label="Open in browser"
          icon={ExternalLink}
          onClick={() => void call('app.openExternal', { url })}
        />
        <Menu
          align="end"
          trigger={<IconButton label="More" icon={Ellipsis} />}
          groups={[
            ...(issue === undefined || onBegin === undefined
              ? []
              : [
                  beginActs(issue).map(({ as, label, icon }) => ({
                    id: as,
                    label,
                    icon,
                    onSelect: () => onBegin(as, issue.key),
                  })),
                ]),
            [
              {
                id: 'attach',
                label: 'Attach files',
                icon: Paperclip,
                disabled: issue === undefined,
                onSelect: () => issue && void attach(issue),
              },
              {
                id: 'link-issue',
                label: 'Link to another issue',
                icon: Link2,
                disabled: issue === undefined,
                onSelect: () => setAsked('link'),
              },
              {
                id: 'watch',
                label: watched ? 'Stop watching' : 'Watch',
                icon: watched ? EyeOff : Eye,
                disabled: issue === undefined || account.personId === null,
                onSelect: () => issue && void watch(issue),
              },
              {
                id: 'worklog',
                label: 'Log work',
                icon: Clock,
                disabled: issue === undefined,
                onSelect: () => setAsked('worklog'),
              },
            ],
            [
              { id: 'link', label: 'Copy link', icon: Link, onSelect: () => void copy(url, 'Link') },
              {
                id: 'markdown',
                label: 'Copy as Markdown',
                icon: FileText,
                disabled: issue === undefined,
                onSelect: () => issue && void copy(issueToMarkdown(issue, url), 'Markdown'),
              },
              {
                id: 'json',
                label: 'Copy as JSON',
                icon: FileJson,
                disabled: issue === undefined,
                onSelect: () => issue && void copy(JSON.stringify(issue, null, 2), 'JSON'),
              },
            ],
          ]}
        />
      </header>
      {query.isError && (
        <FailureNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} place="bar" />
      )}
      <RefreshTrouble aged={query.data} />
      {query.isPending && <SkeletonIssue label={`Reading ${issueKey}`} />}
      {query.data !== undefined && issue !== undefined && (
        <IssueBody
          key={issue.id}
          issue={issue}
          fetchedAt={query.data.fetchedAt}
          wide={wide}
          asked={asked}
          onAsked={setAsked}
        />
      )}
    </section>
  );
}
