import type { ForAll } from './for-all';
import styles from './for-all-line.module.css';

export interface ForAllLineProps {
  readonly forAll: readonly ForAll[];
  /** Goes to where it is chosen. */
  readonly onChange: () => void;
}

/** Above the rows: what each of them gets beside its cells. */
export function ForAllLine({ forAll, onChange }: ForAllLineProps) {
  if (forAll.length === 0) return null;
  return (
    <div className={styles.line} role="group" aria-label="For all rows">
      <span className={styles.lead}>For all rows</span>
      {forAll.map(({ fieldId, name, text }) => (
        <button
          key={fieldId}
          type="button"
          className={styles.value}
          title={`${name}: ${text}. Change what all rows get`}
          onClick={onChange}
        >
          <span className={styles.name}>{name}</span>
          <span className={styles.text}>{text}</span>
        </button>
      ))}
    </div>
  );
}
