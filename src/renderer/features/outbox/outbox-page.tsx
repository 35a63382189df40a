import { useQuery } from '@tanstack/react-query';
import { Pause, Play, Send, SquarePlus } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Change, ChangeGroup } from '@shared/ipc/change';
import { call, failureOf } from '../../bridge';
import { outboxPausedQuery } from '../../queries/outbox';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Notice } from '../../ui/feedback/notice';
import { SkeletonRows } from '../../ui/feedback/skeleton';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { HeadBar } from '../../ui/layout/head-bar';
import { ListBox } from '../../ui/list-box/list-box';
import { useSite } from '../../ui/session/site-context';
import { arrange, ranksOf, type OutboxRow, type Rank } from './arrange';
import { CurrentDetail, type SheetCell } from './current-detail';
import { RowOf } from './row-of';
import { countOfGroup, isShown, ShowBar, type Shown } from './show-bar';
import { useEnterDetail } from './use-enter-detail';
import { useOutboxActs } from './use-outbox-acts';
import { useOutboxKeys } from './use-outbox-keys';
import { useOutgoing } from './use-outgoing';
import styles from './outbox.module.css';

export interface OutboxPageProps {
  /** A change of a group that one comes to see. */
  readonly wanted?: { readonly groupId: string; readonly changeId: string } | undefined;
  readonly onCreate: () => void;
  /** Goes to the sheet that a group was made from, and to one of its cells. */
  readonly onOpenSheet: (sheetId: string, cell: SheetCell | null) => void;
}

/** Every change that Jira does not have yet, and the last ones that it has: its state, its reason, what can be done. */
export function OutboxPage({ wanted, onCreate, onOpenSheet }: OutboxPageProps) {
  const { ref } = useSite();
  const [openGroups, setOpenGroups] = useState<readonly string[]>(wanted === undefined ? [] : [wanted.groupId]);
  const { outgoing, error, readAgain } = useOutgoing(ref, openGroups);
  const paused = useQuery(outboxPausedQuery(ref)).data ?? false;
  const [shown, setShown] = useState<Shown>('all');
  const [currentId, setCurrentId] = useState<string | null>(wanted?.changeId ?? null);
  const acts = useOutboxActs();
  const page = useRef<HTMLDivElement>(null);
  // What the pointer is on stays under it: the order is taken up again once the list is left.
  const [kept, setKept] = useState<ReadonlyMap<string, Rank> | null>(null);
  const rows = useMemo(
    () =>
      outgoing === null
        ? []
        : arrange(
            outgoing,
            ({ status }) => isShown(shown, status),
            kept,
            (group) => countOfGroup(shown, group) > 0,
          ),
    [outgoing, shown, kept],
  );
  const current = rows.find(({ id }) => id === currentId) ?? rows[0] ?? null;

  const enterDetail = useEnterDetail(page, current?.id ?? null);

  const fold = useCallback((groupId: string, open: boolean): void => {
    setOpenGroups((known) => [...known.filter((id) => id !== groupId), ...(open ? [groupId] : [])]);
  }, []);

  /** Enter, or a double click: a group opens to its rows, a change lets the keys go to what can be done about it. */
  function open(row: OutboxRow): void {
    if (row.type === 'group') fold(row.group.id, !row.open);
    else enterDetail();
  }

  useOutboxKeys({ rows, current, onCurrent: setCurrentId, onFold: fold });

  const all = outgoing?.changes ?? [];
  const groups = outgoing?.groups ?? [];
  const empty = outgoing !== null && all.length === 0 && groups.length === 0;
  return (
    <div ref={page} className={styles.outbox}>
      <section className={styles.list} aria-labelledby="outbox-title">
        <HeadBar
          title="Outbox"
          titleId="outbox-title"
          count={outgoing === null ? undefined : countOf(all, groups)}
          actions={
            <Button
              size="small"
              icon={paused ? Play : Pause}
              onClick={() =>
                void acts.act(call('outbox.pause', { site: ref, changeId: null, groupId: null, paused: !paused }))
              }
            >
              {paused ? 'Resume all' : 'Pause all'}
            </Button>
          }
        />
        <ShowBar shown={shown} onShow={setShown} changes={all} groups={groups} />
        {paused && (
          <Notice kind="warning" title="Everything is held back." place="bar">
            Nothing is sent to this site until you let it go.
          </Notice>
        )}
        {acts.failure !== null && <FailureNotice failure={acts.failure} place="bar" />}
        {error !== null && <FailureNotice failure={failureOf(error)} onRetry={readAgain} place="bar" />}
        {outgoing === null && error === null && <SkeletonRows label="Reading the outbox" count={6} />}
        {outgoing !== null && rows.length === 0 && (
          <EmptyState
            icon={Send}
            action={
              <Button size="small" icon={SquarePlus} onClick={onCreate}>
                Create issue
              </Button>
            }
          >
            {empty
              ? 'Nothing is waiting. What you create and change passes through here.'
              : 'No change is in this state.'}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <div
            className={styles.rows}
            onPointerEnter={() => setKept(outgoing === null ? null : ranksOf(outgoing))}
            onPointerLeave={() => setKept(null)}
          >
            <ListBox<OutboxRow>
              label="Changes"
              items={rows}
              itemKey={({ id }) => id}
              currentKey={current?.id ?? null}
              autoFocus
              onCurrentChange={({ id }) => setCurrentId(id)}
              onOpen={open}
              renderRow={(row) => <RowOf row={row} />}
            />
          </div>
        )}
      </section>
      {current !== null && (
        <CurrentDetail
          row={current}
          acts={acts}
          onOpenSheet={onOpenSheet}
          onShow={(id) => {
            setShown('all');
            setCurrentId(id);
          }}
          onCreate={onCreate}
        />
      )}
    </div>
  );
}

function countOf(changes: readonly Change[], groups: readonly ChangeGroup[]): number {
  return groups.reduce((sum, { total }) => sum + total, changes.length);
}
