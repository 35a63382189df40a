import { useState } from 'react';
import { CircleAlert, CircleCheck, CircleHelp, ClockArrowUp, type LucideIcon } from 'lucide-react';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Change, ChangeState } from '@shared/ipc/change';
import type { Failure } from '@shared/ipc/failure';
import { useSite } from '../../../ui/session/site-context';
import { call } from '../../../bridge';
import { Button } from '../../../ui/button/button';
import { needsPerson, stateWord } from '../../../ui/change/change-state';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Icon } from '../../../ui/icon/icon';
import { countedFollowers, followersOf } from './followers';
import styles from './followers-result.module.css';

export interface FollowersResultProps {
  /** All of the site. */
  readonly changes: readonly Change[];
  readonly createId: string;
}

/** What follows the issue, files and links: how many are in Jira, where each stands, and a way to send a refused one again. */
export function FollowersResult({ changes, createId }: FollowersResultProps) {
  const { ref } = useSite();
  const [failure, setFailure] = useState<Failure | null>(null);
  const followers = followersOf(changes, createId);
  if (followers.length === 0) return null;

  async function retry(changeId: string): Promise<void> {
    const outcome = await call('outbox.retry', { site: ref, changeId });
    setFailure(outcome.ok ? null : outcome.failure);
  }

  return (
    <div className={styles.followers}>
      <p className={styles.count}>{countedFollowers(followers)}</p>
      {failure !== null && <FailureNotice failure={failure} />}
      <ul className={styles.list} aria-label="Files and links">
        {followers.map(({ id, kind, title, body, status }) => (
          <li key={id} className={styles.follower}>
            <Icon of={iconOf(status)} tone={toneOf(status)} />
            <span className={styles.words}>
              <span className={styles.title} title={title}>
                {kind === 'attach' && typeof body['name'] === 'string' ? body['name'] : title}
              </span>
              {status.state === 'rejected' && <span className={styles.why}>{whyRefused(status.failure)}</span>}
            </span>
            <span className={styles.state}>{status.state === 'applied' ? 'In Jira' : stateWord(status)}</span>
            {status.state === 'rejected' && (
              <Button size="small" onClick={() => void retry(id)}>
                Try again
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function whyRefused(failure: Failure): string {
  const { title, detail } = describeFailure(failure);
  return `${title} ${detail ?? ''}`.trim();
}

function iconOf(status: ChangeState): LucideIcon {
  if (status.state === 'applied') return CircleCheck;
  if (status.state === 'rejected') return CircleAlert;
  return needsPerson(status) || status.state === 'unknown' ? CircleHelp : ClockArrowUp;
}

function toneOf({ state }: ChangeState): 'success' | 'danger' | 'faint' {
  if (state === 'applied') return 'success';
  return state === 'rejected' ? 'danger' : 'faint';
}
