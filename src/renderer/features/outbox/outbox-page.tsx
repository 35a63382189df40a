import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, CircleHelp, ClockArrowUp, Check, Send, SquarePlus, Trash2, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Change, ChangeState } from '@shared/ipc/change';
import type { Failure } from '@shared/ipc/failure';
import { call, failureOf } from '../../bridge';
import { outboxQuery } from '../../queries/outbox';
import { Button } from '../../ui/button/button';
import { needsPerson, onItsWay, stateWord } from '../../ui/change/change-state';
import { SegmentedControl } from '../../ui/choice/segmented-control';
import { EmptyState } from '../../ui/feedback/empty-state';
import { SkeletonRows } from '../../ui/feedback/skeleton';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { Icon } from '../../ui/icon/icon';
import { HeadBar } from '../../ui/layout/head-bar';
import { ListBox } from '../../ui/list-box/list-box';
import { RelativeTime } from '../../ui/marks/relative-time';
import { useSite } from '../../ui/session/site-context';
import { ChangeDetail } from './change-detail';
import { DiscardDialog } from './discard-dialog';
import styles from './outbox.module.css';

type Shown = 'all' | 'needs-you' | 'on-its-way' | 'applied';

const SHOWN: Readonly<Record<Shown, (status: ChangeState) => boolean>> = {
  all: () => true,
  'needs-you': needsPerson,
  'on-its-way': onItsWay,
  applied: (status) => status.state === 'applied',
};

/** Every change that is not in Jira yet, and what became of the others: state, reason, and what can be done. */
export function OutboxPage({ onCreate }: { readonly onCreate: () => void }) {
  const { ref } = useSite();
  const client = useQueryClient();
  const query = useQuery(outboxQuery(ref));
  const [shown, setShown] = useState<Shown>('all');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [discarding, setDiscarding] = useState<Change | null>(null);
  const changes = query.data ?? [];
  const rows = changes.filter(({ status }) => SHOWN[shown](status));
  const current = rows.find(({ id }) => id === currentId) ?? rows[0] ?? null;
  const count = (which: Shown): number => changes.filter(({ status }) => SHOWN[which](status)).length;

  async function act(acting: Promise<{ ok: true } | { ok: false; failure: Failure }>): Promise<void> {
    const outcome = await acting;
    setFailure(outcome.ok ? null : outcome.failure);
    await client.invalidateQueries({ queryKey: outboxQuery(ref).queryKey });
  }

  return (
    <div className={styles.outbox}>
      <section className={styles.list} aria-labelledby="outbox-title">
        <HeadBar title="Outbox" titleId="outbox-title" count={changes.length} />
        <div className={styles.bar}>
          <SegmentedControl<Shown>
            label="Show"
            value={shown}
            onChange={setShown}
            segments={[
              { value: 'all', label: 'All', count: count('all') },
              { value: 'needs-you', label: 'Needs you', count: count('needs-you') },
              { value: 'on-its-way', label: 'On its way', count: count('on-its-way') },
              { value: 'applied', label: 'Applied', count: count('applied') },
            ]}
          />
        </div>
        {failure !== null && <FailureNotice failure={failure} place="bar" />}
        {query.isError && (
          <FailureNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} place="bar" />
        )}
        {query.isPending && <SkeletonRows label="Reading the outbox" count={6} />}
        {query.isSuccess && rows.length === 0 && (
          <EmptyState
            icon={Send}
            action={
              <Button size="small" icon={SquarePlus} onClick={onCreate}>
                Create issue
              </Button>
            }
          >
            {changes.length === 0
              ? 'Nothing is waiting. What you create passes through here.'
              : 'No change is in this state.'}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <ListBox<Change>
            label="Changes"
            items={rows}
            itemKey={({ id }) => id}
            currentKey={current?.id ?? null}
            autoFocus
            onCurrentChange={({ id }) => setCurrentId(id)}
            renderRow={(change) => <ChangeRow change={change} />}
          />
        )}
      </section>
      {current !== null && (
        <ChangeDetail
          key={current.id}
          change={current}
          onRetry={() => void act(call('outbox.retry', { changeId: current.id }))}
          onDiscard={() => setDiscarding(current)}
          onResolve={(issueKey) => void act(call('outbox.resolve', { changeId: current.id, issueKey }))}
        />
      )}
      {discarding !== null && (
        <DiscardDialog
          change={discarding}
          onKeep={() => setDiscarding(null)}
          onDiscard={() => {
            setDiscarding(null);
            void act(call('outbox.discard', { changeId: discarding.id }));
          }}
        />
      )}
    </div>
  );
}

const ICONS: Readonly<Record<ChangeState['state'], LucideIcon>> = {
  queued: ClockArrowUp,
  sending: Send,
  unknown: CircleHelp,
  unsure: CircleHelp,
  applied: Check,
  rejected: CircleAlert,
  discarded: Trash2,
};

function ChangeRow({ change }: { readonly change: Change }) {
  const { status } = change;
  return (
    <div className={styles.row}>
      <Icon of={SquarePlus} tone="faint" />
      <code className={styles.where}>
        {status.state === 'applied' ? status.issueKey : change.subtitle.split(' · ')[0]}
      </code>
      <span className={styles.what} title={change.title}>
        {change.title}
      </span>
      <span className={styles.state} data-state={status.state}>
        <Icon of={ICONS[status.state]} size={14} />
        {stateWord(status)}
        <span className={styles.reason}>{reasonOf(status)}</span>
      </span>
      <span className={styles.age}>
        <RelativeTime iso={new Date(change.createdAt).toISOString()} style="list" />
      </span>
    </div>
  );
}

function reasonOf(status: ChangeState): string {
  switch (status.state) {
    case 'queued':
      return status.reason === null ? '' : describeFailure(status.reason).title;
    case 'rejected':
      return describeFailure(status.failure).title;
    case 'unknown':
      return `look ${status.looks + 1}`;
    case 'unsure':
      return status.candidates.length === 1 ? '1 candidate' : `${status.candidates.length} candidates`;
    default:
      return '';
  }
}
