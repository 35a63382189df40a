import { classNames } from '../class-names';
import styles from './count.module.css';

export interface CountProps {
  readonly value: number;
  /** `badge`: on a ground of its own, for the folded rail. */
  readonly look?: 'plain' | 'badge';
  readonly tone?: 'danger' | undefined;
}

const formatted = new Intl.NumberFormat('en');

/** How many. Tabular and quiet; a badge where nothing stands beside it. */
export function Count({ value, look = 'plain', tone }: CountProps) {
  return (
    <span className={classNames(styles.count, look === 'badge' && styles.badge, tone === 'danger' && styles.danger)}>
      {formatted.format(value)}
    </span>
  );
}
