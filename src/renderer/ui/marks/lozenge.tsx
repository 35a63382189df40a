import type { ReactNode } from 'react';
import type { StatusCategory } from '@shared/jira/issue';
import { classNames } from '../class-names';
import styles from './lozenge.module.css';

export type LozengeTone = StatusCategory | 'danger' | 'warning' | 'accent';

export interface LozengeProps {
  readonly tone: LozengeTone;
  readonly children: ReactNode;
  readonly size?: 'control' | 'text';
}

/** A status in the open issue, and the status nodes of rich text. */
export function Lozenge({ tone, children, size = 'control' }: LozengeProps) {
  return (
    <span className={classNames(styles.lozenge, styles[tone], size === 'text' && styles.text)}>
      <span className={styles.words}>{children}</span>
    </span>
  );
}
