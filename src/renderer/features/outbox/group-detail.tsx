import type { ChangeGroup } from '@shared/ipc/change';
import { Button } from '../../ui/button/button';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { HeadBar } from '../../ui/layout/head-bar';
import { RelativeTime } from '../../ui/marks/relative-time';
import { progressOf } from './group-progress';
import styles from './outbox.module.css';

export interface GroupDetailProps {
  readonly group: ChangeGroup;
  readonly onPause: (paused: boolean) => void;
  readonly onRetry: () => void;
  readonly onDiscard: () => void;
}

/** A group: how far it is, and what can be done to all of it at once. */
export function GroupDetail({ group, onPause, onRetry, onDiscard }: GroupDetailProps) {
  const { done, needsYou, waiting, words } = progressOf(group);
  const refused = group.counts.rejected ?? 0;
  return (
    <aside className={styles.detail} aria-label="Group">
      <HeadBar level={2} title={group.title} aside={`${group.total.toLocaleString('en')} changes`} />
      <div className={styles.detailScroll}>
        <p className={styles.detailTitle}>{words}</p>
        <ProgressBar label="Done" done={done} of={group.total} held={needsYou} />
        <p className={styles.quiet}>
          Journalled <RelativeTime iso={new Date(group.createdAt).toISOString()} />. One that is refused never stops the
          others.
        </p>
      </div>
      {(waiting > 0 || needsYou > 0) && (
        <footer className={styles.detailFoot}>
          {waiting > 0 && <Button onClick={() => onPause(!group.paused)}>{group.paused ? 'Resume' : 'Pause'}</Button>}
          {refused > 0 && (
            <Button onClick={onRetry}>Try {refused === 1 ? 'the refused one' : `${refused} refused`} again</Button>
          )}
          <span className={styles.gap} />
          <Button onClick={onDiscard}>Discard what is left</Button>
        </footer>
      )}
    </aside>
  );
}
