import type { ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';
import { Icon } from '../icon/icon';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  readonly icon?: LucideIcon | undefined;
  /** One sentence: "No issue matches, of 3,210 mirrored issues." */
  readonly children: ReactNode;
  /** One button: what to do next. */
  readonly action?: ReactNode;
}

export function EmptyState({ icon, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {icon && <Icon of={icon} size={20} tone="faint" />}
      <p>{children}</p>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
