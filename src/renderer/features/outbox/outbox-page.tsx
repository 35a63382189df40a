import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Pause, Play, Send, SquarePlus } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { Change, ChangeGroup, FieldConflict } from '@shared/ipc/change';
import type { ChangeInput } from '@shared/ipc/change-input';
import type { Failure } from '@shared/ipc/failure';
import type { Outcome } from '@shared/ipc/outcome';
import { call, failureOf } from '../../bridge';
import { outboxPausedQuery, outboxQuery } from '../../queries/outbox';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Notice } from '../../ui/feedback/notice';
import { SkeletonRows } from '../../ui/feedback/skeleton';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { HeadBar } from '../../ui/layout/head-bar';
import { ListBox } from '../../ui/list-box/list-box';
import { useSite } from '../../ui/session/site-context';
import { arrange, nextThatNeedsYou, ranksOf, type OutboxRow, type Rank } from './arrange';
import { ChangeEditor } from './change-editor';
import { ChangeDetail } from './change-detail';
import { DiscardDialog } from './discard-dialog';
import { editableInput } from './edit-input';
import { GroupDetail } from './group-detail';
import { putBackEdit } from './put-back';
import { RowOf } from './row-of';
import { isShown, ShowBar, type Shown } from './show-bar';
import { useOutgoing } from './use-outgoing';
import styles from './outbox.module.css';

export interface OutboxPageProps {
  readonly onCreate: () => void;
}

/** Every change that Jira does not have yet, and the last ones that it has: its state, its reason, what can be done. */
export function OutboxPage({ onCreate }: OutboxPageProps) {
  const { ref } = useSite();
  const client = useQueryClient();
  const [openGroups, setOpenGroups] = useState<readonly string[]>([]);
  const { outgoing, error, readAgain } = useOutgoing(ref, openGroups);
  const paused = useQuery(outboxPausedQuery(ref)).data ?? false;
  const [shown, setShown] = useState<Shown>('all');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [discarding, setDiscarding] = useState<Change | ChangeGroup | null>(null);
  const [editing, setEditing] = useState<{ readonly change: Change; readonly input: ChangeInput } | null>(null);
  // What the pointer is on stays under it: the order is taken up again once the list is left.
  const [kept, setKept] = useState<ReadonlyMap<string, Rank> | null>(null);
  const rows = useMemo(
    () => (outgoing === null ? [] : arrange(outgoing, ({ status }) => isShown(shown, status), kept)),
    [outgoing, shown, kept],
  );
  const current = rows.find(({ id }) => id === currentId) ?? rows[0] ?? null;

  async function act(acting: Promise<Outcome<unknown>>): Promise<boolean> {
    const outcome = await acting;
    setFailure(outcome.ok ? null : outcome.failure);
    await client.invalidateQueries({ queryKey: outboxQuery(ref).queryKey });
    return outcome.ok;
  }

  /** What is wrong with the answer is told beside it. */
  async function resolve(changeId: string, issueKey: string | null, confirmed: boolean): Promise<Failure | null> {
    const outcome = await call('outbox.resolve', { site: ref, changeId, issueKey, confirmed });
    await client.invalidateQueries({ queryKey: outboxQuery(ref).queryKey });
    return outcome.ok ? null : outcome.failure;
  }

  function toggle(row: OutboxRow): void {
    if (row.type !== 'group') return;
    const { id } = row.group;
    setOpenGroups((open) => (open.includes(id) ? open.filter((each) => each !== id) : [...open, id]));
  }

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
      const next = nextThatNeedsYou(rows, currentId);
      if (next !== null) setCurrentId(next);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [rows, currentId]);

  async function reopen(change: Change): Promise<void> {
    if (await act(call('outbox.reopen', { site: ref, changeId: change.id }))) {
      await client.invalidateQueries({ queryKey: ['draft', ref.accountId, ref.cloudId] });
      onCreate();
    }
  }

  /** A create goes back into its form; what is done to an issue is said anew here. */
  function editOf(change: Change): (() => void) | null {
    if (mayReopen(change)) return () => void reopen(change);
    const input = editableInput(change);
    return input === null ? null : () => setEditing({ change, input });
  }

  function putBack(change: Change, field: FieldConflict): void {
    if (change.status.state !== 'applied') return;
    const { issueId: id, issueKey: key } = change.status;
    const input = { kind: 'edit', fields: [putBackEdit(field)] } as const;
    void act(call('changes.add', { site: ref, issue: { id, key }, input, after: null }));
  }

  const all = outgoing?.changes ?? [];
  const empty = outgoing !== null && all.length === 0 && outgoing.groups.length === 0;
  return (
    <div className={styles.outbox}>
      <section className={styles.list} aria-labelledby="outbox-title">
        <HeadBar
          title="Outbox"
          titleId="outbox-title"
          count={outgoing === null ? undefined : countOf(all, outgoing.groups)}
          actions={
            <Button
              size="small"
              icon={paused ? Play : Pause}
              onClick={() =>
                void act(call('outbox.pause', { site: ref, changeId: null, groupId: null, paused: !paused }))
              }
            >
              {paused ? 'Resume all' : 'Pause all'}
            </Button>
          }
        />
        <ShowBar shown={shown} onShow={setShown} changes={all} groups={outgoing?.groups ?? []} />
        {paused && (
          <Notice kind="warning" title="Everything is held back." place="bar">
            Nothing is sent to this site until you let it go.
          </Notice>
        )}
        {failure !== null && <FailureNotice failure={failure} place="bar" />}
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
            onPointerEnter={() => setKept(ranksOf(outgoing?.changes ?? []))}
            onPointerLeave={() => setKept(null)}
          >
            <ListBox<OutboxRow>
              label="Changes"
              items={rows}
              itemKey={({ id }) => id}
              currentKey={current?.id ?? null}
              autoFocus
              onCurrentChange={({ id }) => setCurrentId(id)}
              onOpen={toggle}
              renderRow={(row) => <RowOf row={row} />}
            />
          </div>
        )}
      </section>
      {current?.type === 'group' && (
        <GroupDetail
          key={current.id}
          group={current.group}
          onPause={(hold) =>
            void act(call('outbox.pause', { site: ref, changeId: null, groupId: current.group.id, paused: hold }))
          }
          onRetry={() => void act(call('outbox.retryGroup', { site: ref, groupId: current.group.id }))}
          onDiscard={() => setDiscarding(current.group)}
        />
      )}
      {current?.type === 'change' && (
        <ChangeDetail
          key={current.id}
          change={current.change}
          actions={{
            retry: () => void act(call('outbox.retry', { site: ref, changeId: current.id })),
            discard: () => setDiscarding(current.change),
            pause: (hold) =>
              void act(call('outbox.pause', { site: ref, changeId: current.id, groupId: null, paused: hold })),
            edit: editOf(current.change),
            resolve: (issueKey, confirmed) => resolve(current.id, issueKey, confirmed),
            show: (id) => {
              setShown('all');
              setCurrentId(id);
            },
            settle: (choices) =>
              void act(call('outbox.settle', { site: ref, changeId: current.id, choices: { ...choices } })),
            putBack: (field) => putBack(current.change, field),
          }}
        />
      )}
      {editing !== null && (
        <ChangeEditor
          {...editing}
          onClose={() => setEditing(null)}
          onSave={(input) => act(call('outbox.edit', { site: ref, changeId: editing.change.id, input }))}
        />
      )}
      {discarding !== null && (
        <DiscardDialog
          what={discarding}
          onKeep={() => setDiscarding(null)}
          onDiscard={() => {
            setDiscarding(null);
            void act(
              'total' in discarding
                ? call('outbox.discardGroup', { site: ref, groupId: discarding.id })
                : call('outbox.discard', { site: ref, changeId: discarding.id }),
            );
          }}
        />
      )}
    </div>
  );
}

function countOf(changes: readonly Change[], groups: readonly ChangeGroup[]): number {
  return groups.reduce((sum, { total }) => sum + total, changes.length);
}

/** A create has its form; it can be opened again as long as Jira does not have it and may not have it. */
function mayReopen({ kind, status }: Change): boolean {
  return kind === 'create' && (status.state === 'rejected' || status.state === 'queued');
}
