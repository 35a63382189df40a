import { assertNever } from '@shared/assert-never';
import type { StatusCategory } from '@shared/jira/issue';
import { classNames } from '../class-names';
import styles from './status-mark.module.css';

/** Ring, half or tick: the category of a status, told by shape as well as by colour. */
export function StatusMark({ category }: { readonly category: StatusCategory }) {
  return (
    <svg
      aria-hidden="true"
      className={classNames(styles.mark, styles[category])}
      width="14"
      height="14"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {shape(category)}
    </svg>
  );
}

function shape(category: StatusCategory) {
  switch (category) {
    case 'new':
      return <circle cx="8" cy="8" r="5.2" />;
    case 'indeterminate':
      return (
        <>
          <circle cx="8" cy="8" r="5.2" />
          <path d="M8 5.2a2.8 2.8 0 0 1 0 5.6z" fill="currentColor" />
        </>
      );
    case 'done':
      return (
        <>
          <circle cx="8" cy="8" r="5.9" fill="currentColor" stroke="none" />
          <path className={styles.knock} d="m5.4 8.2 1.8 1.8 3.4-3.8" />
        </>
      );
    case 'undefined':
      return <circle cx="8" cy="8" r="5.2" strokeDasharray="2.2 2.4" />;
    default:
      return assertNever(category);
  }
}
