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

export interface ShowBarProps {
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
  readonly changes: readonly Change[];
  readonly groups: readonly ChangeGroup[];
}

/** Which changes are listed, each with how many there are, those of groups counted in: the parts add up to all. */
export function ShowBar({ shown, onShow, changes, groups }: ShowBarProps) {
  const single = (which: Shown): number => changes.filter(({ status }) => isShown(which, status)).length;
  const grouped = (of: (group: ChangeGroup) => number): number => groups.reduce((sum, group) => sum + of(group), 0);
  const setAside = single('set-aside') + grouped(({ counts }) => counts.discarded ?? 0);
  return (
    <div className={styles.bar}>
      <SegmentedControl<Shown>
        label="Show"
        value={shown}
        onChange={onShow}
        segments={[
          { value: 'all', label: 'All', count: single('all') + grouped(({ total }) => total) },
          {
            value: 'needs-you',
            label: 'Needs you',
            count: single('needs-you') + grouped((group) => progressOf(group).needsYou),
          },
          {
            value: 'on-its-way',
            label: 'On its way',
            count: single('on-its-way') + grouped((group) => progressOf(group).waiting),
          },
          {
            value: 'applied',
            label: 'Applied',
            count: single('applied') + grouped(({ counts }) => counts.applied ?? 0),
          },
          // Discarded by hand, or replaced by what was said anew.
          ...(setAside > 0 || shown === 'set-aside'
            ? [{ value: 'set-aside' as const, label: 'Set aside', count: setAside }]
            : []),
        ]}
      />
    </div>
  );
}
