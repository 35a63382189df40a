import { CircleCheck, CircleHelp, ClockArrowUp, type LucideIcon } from 'lucide-react';
import { describeFailure } from '@shared/ipc/describe-failure';
import { whenSent } from '@shared/ipc/when-sent';
import type { Change } from '@shared/ipc/change';
import { useQuery } from '@tanstack/react-query';
import { outboxQuery } from '../../../queries/outbox';
import { useFollowUps } from '../../../queries/use-follow-ups';
import { Button } from '../../../ui/button/button';
import { onItsWay } from '../../../ui/change/change-state';
import { FollowUps } from '../../../ui/change/follow-ups';
import { waitingBefore, whyItWaits } from '../../../ui/change/why-it-waits';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Icon } from '../../../ui/icon/icon';
import { KeyLink } from '../../../ui/marks/key-link';
import { useSite } from '../../../ui/session/site-context';
import { FollowersResult } from './followers-result';
import styles from '../create.module.css';

export interface CreateResultProps {
  readonly change: Change;
  readonly onOpenIssue: (issueKey: string) => void;
  readonly onOpenOutbox: () => void;
  readonly onAnother: () => void;
  /** The form again, with what was sent in it. */
  readonly onLikeThis: () => void;
}

/** What became of the issue: there with its key, or on its way with the reason why. It goes on following the outbox. */
export function CreateResult({ change: first, onOpenIssue, onOpenOutbox, onAnother, onLikeThis }: CreateResultProps) {
  const { ref } = useSite();
  const changes = useQuery(outboxQuery(ref));
  const change = changes.data?.find(({ id }) => id === first.id) ?? first;
  const { status } = change;
  const followUps = useFollowUps(change);
  const applied = status.state === 'applied' ? status.issueKey : null;
  return (
    <section className={styles.result} aria-label="Created">
      <div className={styles.resultInside} role="status">
        <Icon of={resultIcon(status.state)} size={20} tone={applied === null ? 'faint' : 'success'} />
        <h1 className={styles.resultTitle}>
          {applied === null ? (
            waitingTitle(change)
          ) : (
            <>
              <KeyLink issueKey={applied} onOpen={onOpenIssue} /> is in Jira
            </>
          )}
        </h1>
        <p className={styles.resultSummary}>{change.title}</p>
        {status.state === 'queued' && <p className={styles.hint}>{hintOf(change, changes.data ?? [])}</p>}
        {status.state === 'unknown' && (
          <p className={styles.hint}>It is looked for before anything is sent again, so that it is not there twice.</p>
        )}
        <FollowersResult changes={changes.data ?? []} createId={change.id} />
        {onItsWay(status) && (
          <FollowUps
            summary={change.title}
            pickers={followUps.pickers}
            onAdd={followUps.add}
            onAttach={() => void followUps.attach()}
          />
        )}
        {followUps.failure !== null && <FailureNotice failure={followUps.failure} />}
        <div className={styles.resultActs}>
          {applied === null ? (
            <Button kind="primary" autoFocus onClick={onOpenOutbox}>
              Show the outbox
            </Button>
          ) : (
            <Button kind="primary" autoFocus onClick={() => onOpenIssue(applied)}>
              Open {applied}
            </Button>
          )}
          <Button onClick={onLikeThis}>Create another like this</Button>
          <Button kind="quiet" onClick={onAnother}>
            Create another
          </Button>
        </div>
      </div>
    </section>
  );
}

function resultIcon(state: Change['status']['state']): LucideIcon {
  if (state === 'applied') return CircleCheck;
  return state === 'unknown' || state === 'unsure' ? CircleHelp : ClockArrowUp;
}

/** Why it is not sent now, and when it is. */
function hintOf(change: Change, others: readonly Change[]): string {
  const why = whyItWaits(change, others);
  if (why !== null) return `${describeFailure(why).title} ${whenSent(why.kind)}`;
  const before = waitingBefore(change, others);
  if (before === 0) return 'It is sent next.';
  return before === 1 ? 'One change goes before it.' : `${before.toLocaleString('en')} changes go before it.`;
}

function waitingTitle(change: Change): string {
  switch (change.status.state) {
    case 'unknown':
      return 'No answer from Jira. Looking for the issue.';
    case 'unsure':
      return 'It cannot be told whether Jira has it';
    case 'rejected':
      return 'Jira refused it meanwhile';
    case 'discarded':
      return 'Discarded';
    default:
      return 'Waiting to be sent';
  }
}
