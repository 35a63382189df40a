import styles from './spinner.module.css';

/** Something is on its way. Without a label it is decoration for words that say so. */
export function Spinner({ label }: { readonly label?: string }) {
  return (
    <svg
      className={styles.spinner}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d="M8 2.75a5.25 5.25 0 1 1-5.05 3.8" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
}
