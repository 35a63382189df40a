import { describeFailure } from '@shared/ipc/describe-failure';
import type { SyncState } from '@shared/ipc/sync';
import { Button } from '../../../ui/button/button';
import { Notice } from '../../../ui/feedback/notice';
import { ProgressBar } from '../../../ui/feedback/progress-bar';
import { RelativeTime } from '../../../ui/marks/relative-time';
import { clockText } from '../../../ui/marks/relative-time-text';
import { phaseWords } from './phase-words';
import settings from '../settings.module.css';
import styles from './mirror.module.css';

export interface SyncProgressProps {
  readonly state: SyncState;
  readonly onSyncNow: () => void;
  readonly onPause: (paused: boolean) => void;
}

/** How far the mirror is: figures, what is being read, why it rests. */
export function SyncProgress({ state, onSyncNow, onPause }: SyncProgressProps) {
  const { running, waiting, trouble, mirrored, lastSyncAt, paused } = state;
  return (
    <>
      <dl className={settings.facts}>
        <div>
          <dt>Issues here</dt>
          <dd className={styles.figure}>
            {mirrored.issues.toLocaleString('en')}
            <span className={styles.gone}>{goneText(state)}</span>
          </dd>
        </div>
        <div>
          <dt>On the disk</dt>
          <dd className={styles.figure}>{sizeText(mirrored.bytes)}, all sites together, encrypted</dd>
        </div>
        <div>
          <dt>Last synced</dt>
          <dd>{lastSyncAt === null ? 'Never' : <RelativeTime iso={new Date(lastSyncAt).toISOString()} />}</dd>
        </div>
      </dl>
      {running !== null && (
        <div className={styles.running} role="status">
          <span>{phaseWords(running)}</span>
          {running.total !== null && (
            <ProgressBar label="Sync" done={running.done} of={Math.max(running.done, running.total)} />
          )}
        </div>
      )}
      {waiting !== null && (
        <Notice kind="plain" title={waiting.why}>
          It goes on at {clockText(waiting.until)}.
        </Notice>
      )}
      {trouble !== null && (
        <Notice kind="warning" title={describeFailure(trouble).title}>
          The sync goes on from where it stopped.
        </Notice>
      )}
      <div className={settings.buttons}>
        <Button size="small" onClick={onSyncNow} disabled={running !== null || state.scopes.length === 0}>
          Sync now
        </Button>
        <Button size="small" onClick={() => onPause(!paused)}>
          {paused ? 'Resume sync' : 'Pause sync'}
        </Button>
      </div>
    </>
  );
}

/** What the census found missing, said only where there is any. */
function goneText({ mirrored: { deleted, noAccess } }: SyncState): string {
  const parts = [
    deleted > 0 ? `${deleted.toLocaleString('en')} deleted in Jira` : '',
    noAccess > 0 ? `${noAccess.toLocaleString('en')} no longer visible to this account` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` · ${parts.join(', ')}`;
}

function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
