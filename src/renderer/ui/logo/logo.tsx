import styles from './logo.module.css';

/** The program's mark: three lines of a list, one of them marked. */
export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 40 40" aria-hidden="true">
      <rect className={styles.ground} x="1" y="1" width="38" height="38" rx="9" />
      <path className={styles.lines} d="M10 14h20M10 20h13M10 26h20" />
      <circle className={styles.mark} cx="29" cy="20" r="2.6" />
    </svg>
  );
}
