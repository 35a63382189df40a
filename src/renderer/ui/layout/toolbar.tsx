import type { ReactNode } from 'react';
import { Toolbar as Base } from '@base-ui/react/toolbar';
import styles from './toolbar.module.css';

export interface ToolbarProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Buttons in a row, with lines between groups. Tab reaches each. */
export function Toolbar({ label, children }: ToolbarProps) {
  return (
    <Base.Root aria-label={label} className={styles.toolbar}>
      {children}
    </Base.Root>
  );
}

export function ToolbarRule() {
  return <span aria-hidden="true" className={styles.rule} />;
}
