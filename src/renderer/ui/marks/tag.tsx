import type { ReactNode } from 'react';
import styles from './tag.module.css';

/** A label, component or other short word on its own. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className={styles.tag}>{children}</span>;
}

/** Tags in a row that wraps. */
export function Tags({ children }: { readonly children: ReactNode }) {
  return <span className={styles.tags}>{children}</span>;
}
