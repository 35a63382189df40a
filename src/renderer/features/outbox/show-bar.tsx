import type { Change, ChangeGroup, ChangeState } from '@shared/ipc/change';
import { needsPerson, onItsWay } from '../../ui/change/change-state';
import { SegmentedControl } from '../../ui/choice/segmented-control';
import { progressOf } from './group-progress';
import styles from './outbox.module.css';

export type Shown = 'all' | 'needs-you' | 'on-its-way' | 'applied' | 'set-aside';

export function isShown(shown: Shown, status: ChangeState): boolean {
  switch (shown) {
    case 'all':
      return true;
    case 'needs-you':
      return needsPerson(status);
    case 'on-its-way':
      return onItsWay(status);
    case 'applied':
      return status.state === 'applied';
    case 'set-aside':
      return status.state === 'discarded';
  }
}

/** How many changes of a group are shown so. Pure. */
export function countOfGroup(shown: Shown, group: ChangeGroup): number {
  switch (shown) {
    case 'all':
      return group.total;
    case 'needs-you':
      return progressOf(group).needsYou;
    case 'on-its-way':
      return progressOf(group).waiting;
    case 'applied':
      return group.counts.applied ?? 0;
    case 'set-aside':
      return group.counts.discarded ?? 0;
  }
}

export interface ShowBarProps {
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
  readonly changes: readonly Change[];
  readonly groups: readonly ChangeGroup[];
}

/** Which changes are listed, each with how many there are, those of groups counted in: the parts add up to all. */
export function ShowBar({ shown, onShow, changes, groups }: ShowBarProps) {
  const count = (which: Shown): number =>
    groups.reduce(
      (sum, group) => sum + countOfGroup(which, group),
      changes.filter(({ status }) => isShown(which, status)).length,
    );
  const setAside = count('set-aside');
  return (
    <div className={styles.bar}>
      <SegmentedControl<Shown>
        label="Show"
        value={shown}
        onChange={onShow}
        segments={[
          { value: 'all', label: 'All', count: count('all') },
          { value: 'needs-you', label: 'Needs you', count: count('needs-you') },
          { value: 'on-its-way', label: 'On its way', count: count('on-its-way') },
          { value: 'applied', label: 'Applied', count: count('applied') },
          // Discarded by hand, or replaced by what was said anew.
          ...(setAside > 0 || shown === 'set-aside'
            ? [{ value: 'set-aside' as const, label: 'Set aside', count: setAside }]
            : []),
        ]}
      />
    </div>
  );
}
