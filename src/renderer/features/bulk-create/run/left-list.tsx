import { useState } from 'react';
import { CircleAlert, CircleHelp, Minus, OctagonX, Square, type LucideIcon } from 'lucide-react';
import { Button } from '../../../ui/button/button';
import { LinkButton } from '../../../ui/button/link-button';
import { Icon } from '../../../ui/icon/icon';
import type { LeftRows } from './left-rows';
import styles from './result-page.module.css';

export interface LeftListProps {
  readonly left: readonly LeftRows[];
  readonly summaryOf: (row: number) => string;
  /** Goes to a row in the grid. */
  readonly onGo: (row: number) => void;
  /** Of all reasons. */
  readonly all: boolean;
}

export const MOST_REASONS = 12;
/** Rows that are told apart at once: a reason may have thousands. */
const MOST_ROWS = 50;
const LISTED = 6;
const number = new Intl.NumberFormat('en');

/** Why rows are not in Jira, each reason with its rows on demand. */
export function LeftList({ left, summaryOf, onGo, all }: LeftListProps) {
  return (
    <ul className={styles.list}>
      {(all ? left : left.slice(0, MOST_REASONS)).map((each) => (
        <Reason key={each.key} of={each} summaryOf={summaryOf} onGo={onGo} />
      ))}
    </ul>
  );
}

interface ReasonProps extends Pick<LeftListProps, 'summaryOf' | 'onGo'> {
  readonly of: LeftRows;
}

function Reason({ of: { title, sentence, rows, kind }, summaryOf, onGo }: ReasonProps) {
  const [open, setOpen] = useState(false);
  const [most, setMost] = useState(MOST_ROWS);
  const only = rows.length === 1 ? (rows[0] ?? null) : null;
  return (
    <li className={styles.group}>
      <div className={styles.reason}>
        <span className={styles.mark} data-kind={kind}>
          <Icon of={MARKS[kind]} />
        </span>
        <div className={styles.words}>
          <p className={styles.what}>{title}</p>
          {sentence !== '' && <p className={styles.sentence}>{sentence}</p>}
        </div>
        <p className={styles.rows}>
          {only !== null ? (
            <LinkButton title={summaryOf(only)} onClick={() => onGo(only)}>
              Row {only}
            </LinkButton>
          ) : (
            <LinkButton expanded={open} onClick={() => setOpen(!open)}>
              {open ? 'Hide' : 'Show'} {number.format(rows.length)} rows
            </LinkButton>
          )}
          {only === null && !open && `: ${listed(rows)}`}
        </p>
      </div>
      {open && (
        <ul className={styles.each} aria-label={`Rows: ${title}`}>
          {rows.slice(0, most).map((row) => (
            <li key={row} className={styles.issue}>
              <LinkButton onClick={() => onGo(row)}>Row {row}</LinkButton>
              <span className={styles.summary} title={summaryOf(row)}>
                {summaryOf(row)}
              </span>
            </li>
          ))}
          {rows.length > most && (
            <li className={styles.issue}>
              <Button size="small" kind="quiet" onClick={() => setMost(most + MOST_ROWS)}>
                Show {number.format(Math.min(MOST_ROWS, rows.length - most))} more
              </Button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

const MARKS: Readonly<Record<LeftRows['kind'], LucideIcon>> = {
  decide: CircleHelp,
  refused: CircleAlert,
  behind: OctagonX,
  held: OctagonX,
  stopped: Square,
  other: Minus,
};

/** `4, 7, 12 …` Pure. */
function listed(rows: readonly number[]): string {
  return `${rows.slice(0, LISTED).map(String).join(', ')}${rows.length > LISTED ? ' …' : ''}`;
}
