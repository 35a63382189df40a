import { classNames } from '../class-names';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  /** What is progressing, for assistive technology. */
  readonly label: string;
  /** Both in the same unit, for example rows. */
  readonly done: number;
  readonly of: number;
  /** Part of `of` that a person has to mend first; drawn in red at the end. */
  readonly held?: number;
}

/** Six pixels of accent. Words and figures stand beside it, not in it. */
export function ProgressBar({ label, done, of, held = 0 }: ProgressBarProps) {
  const share = (part: number) => (of > 0 ? Math.max(0, Math.min(100, (part / of) * 100)) : 0);
  const doneShare = share(done);
  const heldShare = Math.min(share(held), 100 - doneShare);
  return (
    <svg
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={done}
      className={styles.bar}
    >
      <rect className={styles.rest} width="100%" height="6" />
      <rect className={styles.done} width={`${doneShare}%`} height="6" />
      <rect className={classNames(styles.held)} x={`${100 - heldShare}%`} width={`${heldShare}%`} height="6" />
    </svg>
  );
}
