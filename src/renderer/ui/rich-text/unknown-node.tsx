import type { ReactNode } from 'react';
import styles from './unknown-node.module.css';

interface UnknownProps {
  readonly type: string;
  readonly children?: ReactNode;
}

/** A block that we have no drawing for: named, with everything that it holds. */
export function UnknownBlock({ type, children }: UnknownProps) {
  return (
    <div className={styles.block} role="group" aria-label={`Not drawn: ${type || 'node without a type'}`}>
      <span className={styles.name}>{type || 'node without a type'}</span>
      {children}
    </div>
  );
}

/** The same inside a line. */
export function UnknownInline({ type, children }: UnknownProps) {
  return (
    <span className={styles.inline} role="group" aria-label={`Not drawn: ${type || 'node without a type'}`}>
      <span className={styles.name}>{type || 'node without a type'}</span>
      {children}
    </span>
  );
}
