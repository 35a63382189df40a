import { Skeleton } from '../../../ui/feedback/skeleton';
import styles from '../create.module.css';

/** Two fields that are still to come. */
export function FormSkeleton({ label }: { readonly label: string }) {
  return (
    <div role="status" className={styles.waiting}>
      <span className="visually-hidden">{label}</span>
      <Skeleton width="30" />
      <Skeleton shape="block" />
      <Skeleton width="45" />
      <Skeleton shape="block" />
    </div>
  );
}
