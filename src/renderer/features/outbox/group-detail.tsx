import { FileSpreadsheet, Pause, Play, Square } from 'lucide-react';
import type { ChangeGroup, ChangeLine } from '@shared/ipc/change';
import { Button } from '../../ui/button/button';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { HeadBar } from '../../ui/layout/head-bar';
import { RelativeTime } from '../../ui/marks/relative-time';
import { progressOf, stateCounts } from './group-progress';
import { useTimeLeft } from './use-time-left';
import styles from './outbox.module.css';

export interface GroupActions {
  readonly pause: (paused: boolean) => void;
  /** Asks before. */
  readonly stop: () => void;
  readonly retry: () => void;
  readonly lookAgain: () => void;
  /** Asks before. */
  readonly discardRefused: () => void;
  /** `null` where it was made from no sheet, or that is gone. */
  readonly openSheet: (() => void) | null;
}

export interface GroupDetailProps {
  readonly group: ChangeGroup;
  /** None until they are read. */
  readonly lines: readonly ChangeLine[];
  readonly actions: GroupActions;
}

/** A group: how far it is, and what can be done to all of it at once. */
export function GroupDetail({ group, lines, actions }: GroupDetailProps) {
  const { applied, needsYou, waiting, stopped, words } = progressOf(group);
  const left = useTimeLeft(group);
  const { rejected: refused = 0, unsure = 0 } = group.counts;
  const held = heldBehind(lines);
  return (
    <aside className={styles.detail} aria-label="Group">
      <HeadBar level={2} title={group.title} aside={`${group.total.toLocaleString('en')} changes`} />
      <div className={styles.detailScroll}>
        <p className={styles.detailTitle}>{`${stopped ? 'Stopped, ' : ''}${words}${left === '' ? '' : `, ${left}`}`}</p>
        <ProgressBar label="Done" done={applied} of={group.total} held={needsYou} />
        <dl className={styles.counts}>
          {stateCounts(group, heldBehind(lines.filter(({ kind }) => kind === 'create'))).map(
            ({ state, label, count }) => (
              <div key={label} data-state={state}>
                <dt>{label}</dt>
                <dd>{count.toLocaleString('en')}</dd>
              </div>
            ),
          )}
        </dl>
        {held > 0 && (
          <p>
            {held.toLocaleString('en')} of those that wait {held === 1 ? 'stands' : 'stand'} behind a row that needs
            you.
          </p>
        )}
        <p className={styles.quiet}>
          Journalled <RelativeTime iso={new Date(group.createdAt).toISOString()} />. One that is refused never stops the
          others.
        </p>
        {(unsure > 0 || refused > 0) && (
          <div className={styles.groupActs}>
            {unsure > 0 && (
              <Button size="small" onClick={actions.lookAgain}>
                Look again for {unsure === 1 ? 'the unsure one' : `${unsure.toLocaleString('en')} unsure`}
              </Button>
            )}
            {refused > 0 && (
              <Button size="small" onClick={actions.retry}>
                Try {refused === 1 ? 'the refused one' : `${refused.toLocaleString('en')} refused`} again
              </Button>
            )}
            {refused > 0 && (
              <Button size="small" onClick={actions.discardRefused}>
                Discard {refused === 1 ? 'the refused one' : `${refused.toLocaleString('en')} refused`}
              </Button>
            )}
          </div>
        )}
      </div>
      {(waiting > 0 || actions.openSheet !== null) && (
        <footer className={styles.detailFoot}>
          {waiting > 0 && (
            <Button icon={group.paused ? Play : Pause} onClick={() => actions.pause(!group.paused)}>
              {group.paused ? 'Resume' : 'Pause'}
            </Button>
          )}
          {actions.openSheet !== null && (
            <Button icon={FileSpreadsheet} onClick={actions.openSheet}>
              Open the sheet
            </Button>
          )}
          <span className={styles.gap} />
          {waiting > 0 && (
            <Button icon={Square} onClick={actions.stop}>
              Stop
            </Button>
          )}
        </footer>
      )}
    </aside>
  );
}

/** How many wait for one that does not go on by itself. Pure. */
function heldBehind(lines: readonly ChangeLine[]): number {
  return lines.filter(({ status, waitsFor }) => status.state === 'queued' && (waitsFor ?? null) !== null).length;
}
