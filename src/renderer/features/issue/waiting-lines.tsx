import { Skeleton } from '../../ui/feedback/skeleton';
import styles from './comments/comments.module.css';

/** Two lines of what is being read. */
export function WaitingLines({ label }: { readonly label: string }) {
  return (
    <div role="status" className={styles.reading}>
      <span className="visually-hidden">{label}</span>
      <Skeleton width="75" />
      <Skeleton width="45" />
    </div>
  );
}
