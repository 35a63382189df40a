import styles from './picker.module.css';

/** Says of a text that was typed and left that the field has not taken it. */
export function UntakenNotice({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <p className={styles.untaken} role="status">
      “{text}” was not taken: nothing was chosen from the list.
    </p>
  );
}
