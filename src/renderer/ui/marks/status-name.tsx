import type { Status } from '@shared/jira/issue';
import { classNames } from '../class-names';
import { StatusMark } from './status-mark';
import styles from './status-name.module.css';

export interface StatusNameProps {
  readonly status: Pick<Status, 'name' | 'category'>;
  /** The change has not reached Jira yet: a dashed underline. */
  readonly pending?: boolean;
  readonly size?: 'text' | 'small';
}

/** A status as lists show it: the mark, then the name. */
export function StatusName({ status, pending = false, size = 'text' }: StatusNameProps) {
  return (
    <span className={classNames(styles.status, size === 'small' && styles.small)} title={status.name}>
      <StatusMark category={status.category} />
      <span className={classNames(styles.name, pending && styles.pending)}>{status.name}</span>
    </span>
  );
}
