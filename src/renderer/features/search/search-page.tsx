import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { couldNotAsk } from '@shared/ipc/not-asked';
import type { IssueReference } from '@shared/jira/issue-key';
import { failureOf } from '../../bridge';
import { outboxQuery } from '../../queries/outbox';
import { Button } from '../../ui/button/button';
import { LinkButton } from '../../ui/button/link-button';
import { changedRow, changesByIssue, type ChangedRow } from '../../ui/change/changed-row';
import { EmptyState } from '../../ui/feedback/empty-state';
import { SkeletonRows } from '../../ui/feedback/skeleton';
import { useAfter } from '../../ui/feedback/use-after';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { RefreshTrouble } from '../../ui/failure/refresh-trouble';
import { IssueLine, IssueLineHead } from '../../ui/list-box/issue-line';
import { ListBox } from '../../ui/list-box/list-box';
import type { RowState } from '../../ui/list-box/list-row';
import type { Pager } from '../../ui/list-box/pager';
import { PendingMark } from '../../ui/marks/pending-mark';
import { RelativeTime } from '../../ui/marks/relative-time';
import { useSite } from '../../ui/session/site-context';
import { JqlBox } from './jql-box';
import { NotAskedNotice } from './not-asked-notice';
import { OfflineHelp, type OfflineHelpProps } from './offline-help';
import { searchFromTop, searchQuery } from './queries';
import { useSearch } from './search-state';
import styles from './search.module.css';

export interface SearchPageProps {
  readonly onCreate: () => void;
  /** Opens what was typed instead of a JQL: a key, or a link that may lead to another site. */
  readonly onOpen: (reference: IssueReference) => void;
  /** Draws the issue beside the list. */
  readonly renderIssue: (issueKey: string, pager: Pager) => ReactNode;
}

const NEAR_THE_END = 20;

/** A JQL, its results, and the current one open beside them. */
export function SearchPage({ onCreate, onOpen, renderIssue }: SearchPageProps) {
  const { ref, openIssue } = useSite();
  const client = useQueryClient();
  const { text, jql, currentKey, change } = useSearch(ref);
  const box = useRef<HTMLTextAreaElement>(null);
  const [seen, setSeen] = useState({ jql, last: 0 });
  const onLastSeen = useCallback((last: number) => setSeen({ jql, last }), [jql]);
  const results = useInfiniteQuery(searchQuery(ref, jql));
  const outbox = useQuery(outboxQuery(ref)).data;
  const pages = results.data?.pages;
  const rows = useMemo(() => {
    const changes = changesByIssue(outbox ?? []);
    return (pages ?? []).flatMap(({ value, fetchedAt }) =>
      value.rows.map((row) => changedRow(row, changes.get(row.key), fetchedAt)),
    );
  }, [pages, outbox]);
  const first = results.data?.pages[0];
  const at = rows.findIndex(({ row }) => row.key === currentKey);
  const firstKey = rows[0]?.row.key ?? null;

  // A list always has a current row: it is what the panel shows and the keys act on.
  useEffect(() => {
    if (at < 0 && firstKey !== null && results.isSuccess) change({ currentKey: firstKey });
  }, [at, change, firstKey, results.isSuccess]);

  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = results;
  const reached = Math.max(at, seen.jql === jql ? seen.last : 0);
  useEffect(() => {
    // A page that failed is asked for again by a person, not by the list.
    const mayRead = hasNextPage && !isFetching && !isFetchNextPageError;
    if (mayRead && reached >= rows.length - NEAR_THE_END) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchNextPageError, isFetching, reached, rows.length]);

  function run(next: string): void {
    change({ text: next, jql: next.trim(), currentKey: null });
    if (next.trim() === jql) readAgain();
  }

  function readAgain(): void {
    setSeen({ jql, last: 0 });
    change({ currentKey: null });
    void searchFromTop(client, ref, jql);
  }

  function move(by: 1 | -1): void {
    const next = rows[at + by];
    if (next !== undefined) change({ currentKey: next.row.key });
  }

  const total = first?.value.total ?? null;
  // What matters then is what there is instead.
  const failure = results.isError ? failureOf(results.error) : null;
  const notAsked = rows.length === 0 && failure !== null && couldNotAsk(failure) ? failure : null;
  return (
    <div
      className={styles.search}
      // Not a control: it hears what bubbles up from the controls within.
      role="presentation"
      onKeyDown={(event) => {
        if (
          event.key !== '/' ||
          event.target instanceof HTMLInputElement ||
          event.target instanceof HTMLTextAreaElement
        )
          return;
        event.preventDefault();
        box.current?.focus();
        box.current?.select();
      }}
    >
      <h1 className="visually-hidden">Search</h1>
      <section className={styles.list} aria-label="Search">
        <JqlBox
          ref={box}
          value={text}
          busy={results.isFetching}
          onChange={(next) => change({ text: next })}
          onRun={run}
          onOpen={onOpen}
        />
        <div className={styles.about}>
          {results.isSuccess && <strong>{counted(rows.length, total, hasNextPage)}</strong>}
          {first !== undefined && (
            <span>
              Asked Jira <RelativeTime iso={new Date(first.fetchedAt).toISOString()} />
            </span>
          )}
          {first !== undefined && results.isStale && !results.isFetching && (
            <LinkButton onClick={readAgain}>Jira has newer results: read again</LinkButton>
          )}
        </div>
        {failure !== null && notAsked === null && (
          <FailureNotice
            failure={failure}
            onRetry={isFetchNextPageError ? () => void fetchNextPage() : readAgain}
            place="bar"
          />
        )}
        {first?.trouble != null && couldNotAsk(first.trouble) ? (
          <NotAskedNotice aged={first} onRetry={readAgain} />
        ) : (
          <RefreshTrouble aged={first} />
        )}
        {results.isPending ? (
          <WaitForJira key={jql} onRun={run} onRetry={readAgain} />
        ) : notAsked !== null ? (
          <OfflineHelp failure={notAsked} onRun={run} onRetry={readAgain} />
        ) : rows.length === 0 && failure !== null ? (
          <EmptyState
            icon={SearchX}
            action={
              <Button size="small" keys="/" onClick={() => box.current?.focus()}>
                Edit the query
              </Button>
            }
          >
            {failure.kind === 'jira-rejected'
              ? 'Nothing to show until the query is mended.'
              : 'Nothing to show until Jira answers.'}
          </EmptyState>
        ) : rows.length === 0 ? (
          <EmptyState
            icon={SearchX}
            action={
              <>
                <Button size="small" keys="/" onClick={() => box.current?.focus()}>
                  Edit the query
                </Button>
                <Button size="small" kind="quiet" onClick={onCreate}>
                  Create issue
                </Button>
              </>
            }
          >
            No issue matches.
          </EmptyState>
        ) : (
          <>
            <IssueLineHead />
            <ListBox<ChangedRow>
              // Another query begins at its top.
              key={jql}
              label="Issues"
              items={rows}
              itemKey={keyOf}
              currentKey={currentKey}
              autoFocus
              onLastSeen={onLastSeen}
              onCurrentChange={({ row }) => change({ currentKey: row.key })}
              onOpen={({ row }) => openIssue(row.key)}
              renderRow={drawRow}
            />
          </>
        )}
      </section>
      <section className={styles.beside} aria-label="Issue">
        {currentKey === null ? null : renderIssue(currentKey, { at: at + 1, of: total ?? rows.length, onMove: move })}
      </section>
    </div>
  );
}

/** Nobody looks at an empty list for longer than this without being told what there is meanwhile. */
const PATIENCE_MS = 3_000;

function WaitForJira({ onRun, onRetry }: Pick<OfflineHelpProps, 'onRun' | 'onRetry'>) {
  const long = useAfter(PATIENCE_MS);
  return long ? (
    <OfflineHelp failure={null} onRun={onRun} onRetry={onRetry} />
  ) : (
    <SkeletonRows label="Reading issues from Jira" count={14} />
  );
}

const keyOf = ({ row }: ChangedRow): string => row.key;

function drawRow({ row, pending, changed }: ChangedRow, state: RowState): ReactNode {
  return (
    <IssueLine
      issue={row}
      state={state}
      changed={changed}
      pending={pending === null ? undefined : <PendingMark state={pending} />}
    />
  );
}

function counted(shown: number, total: number | null, more: boolean): string {
  if (!more) return shown === 1 ? '1 issue' : `${shown.toLocaleString()} issues`;
  return total === null ? `${shown.toLocaleString()} issues and more` : `About ${total.toLocaleString()} issues`;
}
