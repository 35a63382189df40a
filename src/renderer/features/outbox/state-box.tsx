import type { ReactNode } from 'react';
import styles from './outbox.module.css';

export interface StateBoxProps {
  readonly title: string;
  readonly tone: 'danger' | 'plain';
  readonly children?: ReactNode;
}

/** What happened in a line, and what follows from it. */
export function StateBox({ title, tone, children }: StateBoxProps) {
  return (
    <div className={styles.reasonBox} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <strong>{title}</strong>
      {children !== '' && children !== undefined && <p>{children}</p>}
    </div>
  );
}
