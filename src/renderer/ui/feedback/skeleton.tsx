import { classNames } from '../class-names';
import { useAfter } from './use-after';
import styles from './skeleton.module.css';

/** Skeletons appear only when the wait is worth drawing. */
const SHOWN_AFTER_MS = 150;

export interface SkeletonProps {
  readonly width?: '30' | '45' | '60' | '75' | '90';
  readonly shape?: 'line' | 'title' | 'dot' | 'block';
}

/** One bar in the place of something that is on its way. */
export function Skeleton({ width = '90', shape = 'line' }: SkeletonProps) {
  return <span aria-hidden="true" className={classNames(styles.bar, styles[`w${width}`], styles[shape])} />;
}

const WIDTHS = ['75', '60', '90', '45', '75', '60', '30'] as const;

export interface SkeletonRowsProps {
  /** What is being read: "Reading 9 issues from Jira". */
  readonly label: string;
  readonly count: number;
}

/** Issue rows of the real height, while the mirror has nothing to show. */
export function SkeletonRows({ label, count }: SkeletonRowsProps) {
  const shown = useAfter(SHOWN_AFTER_MS);
  return (
    <div role="status" className={styles.rows}>
      <span className="visually-hidden">{label}</span>
      {shown &&
        Array.from({ length: count }, (_, index) => (
          <div className={styles.row} key={index}>
            <Skeleton shape="dot" />
            <Skeleton shape="dot" />
            <Skeleton />
            <Skeleton width={WIDTHS[index % WIDTHS.length] ?? '60'} />
            <Skeleton />
            <Skeleton shape="dot" />
          </div>
        ))}
    </div>
  );
}

/** An issue's title, fields and text, while the mirror has nothing to show. */
export function SkeletonIssue({ label }: { readonly label: string }) {
  const shown = useAfter(SHOWN_AFTER_MS);
  return (
    <div role="status" className={styles.issue}>
      <span className="visually-hidden">{label}</span>
      {shown && (
        <>
          <Skeleton shape="title" width="75" />
          <div className={styles.fields}>
            {Array.from({ length: 8 }, (_, index) => (
              <Skeleton key={index} width={WIDTHS[index % WIDTHS.length] ?? '60'} />
            ))}
          </div>
          <div className={styles.text}>
            <Skeleton width="90" />
            <Skeleton width="75" />
            <Skeleton width="60" />
          </div>
          <Skeleton shape="block" />
          <div className={styles.text}>
            <Skeleton width="75" />
            <Skeleton width="45" />
          </div>
        </>
      )}
    </div>
  );
}
