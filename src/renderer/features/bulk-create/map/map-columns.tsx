import { useState } from 'react';
import type { ColumnGuess } from '@shared/bulk/guess-mapping';
import type { BoundColumn } from '@shared/bulk/mapping';
import { Disclosure } from '../../../ui/layout/disclosure';
import { MapColumn, type MapColumnProps } from './map-column';
import { useGrowing } from '../use-growing';
import styles from './map-page.module.css';

export interface MapColumnsProps extends Pick<MapColumnProps, 'sheet' | 'site' | 'options' | 'onChange'> {
  readonly guesses: readonly ColumnGuess[];
  readonly bound: readonly BoundColumn[];
  /** A column whose row is to be seen first. */
  readonly column: number | null;
}

/** Each line has a control of its own. */
const LINES_AT_FIRST = 4;
const LINES_EACH_FRAME = 3;

/** Fewer are no burden, and a fold over them would be one. */
const FOLDED_FROM = 4;

/** One line for each column of the file; those that say nothing, or go nowhere, are folded where there are many of them. */
export function MapColumns({ guesses, bound, column, sheet, site, options, onChange }: MapColumnsProps) {
  // As it was when the page came: a line does not run away under the hand that changes it.
  const [unused] = useState(() => unusedColumns(guesses, bound));
  const folded = guesses.filter((guess) => unused.has(guess.column));
  const line = (guess: ColumnGuess) => (
    <MapColumn
      key={guess.column}
      guess={guess}
      mapping={bound[guess.column]?.mapping ?? null}
      sheet={sheet}
      site={site}
      options={options}
      isFirstSeen={guess.column === column}
      onChange={onChange}
    />
  );
  const isFolded = folded.length >= FOLDED_FROM;
  const listed = isFolded ? guesses.filter((guess) => !unused.has(guess.column)) : guesses;
  const drawn = useGrowing(listed.length, LINES_AT_FIRST, LINES_EACH_FRAME);
  const list = <ul className={styles.columns}>{listed.slice(0, drawn).map(line)}</ul>;
  if (!isFolded) return list;
  return (
    <>
      {list}
      <div className={styles.folded}>
        <Disclosure
          title="Left out or empty"
          count={folded.length}
          summary={folded
            .map(({ header }) => header.trim())
            .filter(Boolean)
            .join(', ')}
          defaultOpen={column !== null && unused.has(column)}
        >
          <ul className={styles.columns}>{folded.map(line)}</ul>
        </Disclosure>
      </div>
    </>
  );
}

/** Columns that fill no field, or have no text in any row. Pure. */
function unusedColumns(guesses: readonly ColumnGuess[], bound: readonly BoundColumn[]): ReadonlySet<number> {
  return new Set(
    guesses.flatMap(({ column, target, isEmpty }) => {
      const { kind } = bound[column]?.mapping.target ?? target;
      return kind === 'none' || isEmpty ? [column] : [];
    }),
  );
}
