import type { ReactNode } from 'react';
import { classNames } from '../class-names';
import { Count } from '../marks/count';
import styles from './head-bar.module.css';

export interface HeadBarProps {
  readonly title: string;
  readonly count?: number | undefined;
  /** Beside the title: a JQL, "Draft saved 14:08". */
  readonly aside?: ReactNode;
  /** At the right. */
  readonly actions?: ReactNode;
  readonly level?: 1 | 2;
  readonly titleId?: string | undefined;
  /** Wider side padding, above a form. */
  readonly wide?: boolean;
}

/** The 48 px on top of a panel. */
export function HeadBar({ title, count, aside, actions, level = 1, titleId, wide = false }: HeadBarProps) {
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <header className={classNames(styles.bar, wide && styles.wide)}>
      <Title id={titleId} className={styles.title}>
        {title}
      </Title>
      {count !== undefined && <Count value={count} />}
      {aside && <span className={styles.aside}>{aside}</span>}
      <span className={styles.gap} />
      {actions}
    </header>
  );
}
