import { ChevronDown, ChevronsDown, ChevronsUp, ChevronUp, Equal, type LucideIcon } from 'lucide-react';
import { classNames } from '../class-names';
import { Icon } from '../icon/icon';
import { priorityRank, type PriorityRank } from './priority-rank';
import styles from './priority-icon.module.css';

const SHAPES: Readonly<Record<PriorityRank, LucideIcon>> = {
  highest: ChevronsUp,
  high: ChevronUp,
  medium: Equal,
  low: ChevronDown,
  lowest: ChevronsDown,
};

export interface PriorityIconProps {
  readonly priority: { readonly id: string; readonly name: string };
  /** The name stands beside the icon. Without it the icon carries the name itself. */
  readonly withName?: boolean;
  readonly pending?: boolean;
}

export function PriorityIcon({ priority, withName = false, pending = false }: PriorityIconProps) {
  const rank = priorityRank(priority);
  const icon = <Icon of={SHAPES[rank]} stroke={1.8} className={styles[rank]} />;
  if (withName) {
    return (
      <span className={styles.named}>
        {icon}
        {priority.name}
      </span>
    );
  }
  return (
    <span
      role="img"
      aria-label={priority.name}
      title={priority.name}
      className={classNames(styles.alone, pending && styles.pending)}
    >
      {icon}
    </span>
  );
}
