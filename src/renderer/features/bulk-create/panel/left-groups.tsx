import { Button } from '../../../ui/button/button';
import { Count } from '../../../ui/marks/count';
import type { LeftRows } from '../run/left-rows';
import styles from './problems-panel.module.css';

export interface LeftGroupsProps {
  /** What Jira refused, what is unsure, and what waits for those. */
  readonly left: readonly LeftRows[];
  readonly onGo: (row: number) => void;
  /** Shows a row in the outbox. */
  readonly onOutbox: (row: number) => void;
}

const LISTED_ROWS = 5;

/** What a run has left, each reason once and in its words, with the way to its first row. */
export function LeftGroups({ left, onGo, onOutbox }: LeftGroupsProps) {
  return left.map(({ key, title, sentence, rows, kind }) => {
    const [first] = rows;
    if (first === undefined) return null;
    return (
      <li key={key} className={styles.group}>
        <p className={styles.title}>
          <button type="button" className={styles.go} title="Go to the first row" onClick={() => onGo(first)}>
            {title}
          </button>
          <Count value={rows.length} />
        </p>
        <p className={styles.sentence}>
          {rowsIn(rows)} {sentence}
        </p>
        <p className={styles.acts}>
          <Button size="small" onClick={() => onGo(first)}>
            Go to row {first}
          </Button>
          {kind !== 'behind' && (
            <Button size="small" onClick={() => onOutbox(first)}>
              Open the outbox
            </Button>
          )}
        </p>
      </li>
    );
  });
}

/** `Row 4.` `Rows 4, 7, 9 and 12 more.` Pure. */
export function rowsIn(rows: readonly number[]): string {
  const [first] = rows;
  if (rows.length === 1) return `Row ${String(first)}.`;
  const more = rows.length - LISTED_ROWS;
  const listed = rows.slice(0, LISTED_ROWS).map(String).join(', ');
  return `Rows ${listed}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}.`;
}
