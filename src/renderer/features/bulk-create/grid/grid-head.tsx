import { memo } from 'react';
import { classNames } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon/icon';
import { iconOf } from './column-icon';
import type { GridColumn } from './grid-column';
import { placeOf } from './place-of';
import { WidthHandle } from './width-handle';
import styles from './bulk-grid.module.css';

export interface GridHeadProps {
  readonly columns: readonly GridColumn[];
  readonly inSight: readonly number[];
  readonly lefts: readonly number[];
  /** The column that stands still; `null` for none. */
  readonly frozen: number | null;
  readonly onMap: (column: number) => void;
  /** `null`: as wide as what stands in it. `done`: to be kept. */
  readonly onWidth: (column: number, width: number | null, done: boolean) => void;
}

/** What each column is called in the file, and below it what it is for. It stands still while rows scroll by. */
export const GridHead = memo(function GridHead({ columns, inSight, lefts, frozen, onMap, onWidth }: GridHeadProps) {
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      <div role="columnheader" aria-colindex={1} className={classNames(styles.number, styles.headCell)}>
        <span className={styles.source}>Row</span>
      </div>
      <div role="columnheader" aria-colindex={2} className={classNames(styles.stateCell, styles.headCell)}>
        <span className={styles.source}>Run</span>
        <span className={styles.target}>State</span>
      </div>
      {inSight.map((at) => {
        const column = columns[at];
        if (column === undefined) return null;
        return (
          <div
            key={at}
            role="columnheader"
            aria-label={`${column.header}, ${column.name}`}
            aria-colindex={at + 3}
            className={classNames(styles.headCell, styles.cellHead, at === frozen && styles.frozen)}
            style={placeOf(at, column.width, lefts, frozen)}
          >
            <button
              type="button"
              tabIndex={-1}
              className={styles.map}
              title={titleOf(column)}
              onClick={() => onMap(column.column)}
            >
              <span className={styles.source}>
                <span className={styles.text}>
                  {column.header.trim() === '' ? `Column ${String(at + 1)}` : column.header}
                </span>
                {column.required && <span>required</span>}
              </span>
              <span className={styles.target}>
                <Icon of={iconOf(column)} size={14} />
                <span className={styles.text}>{column.name}</span>
              </span>
            </button>
            <WidthHandle width={column.width} onWidth={(width, done) => onWidth(column.column, width, done)} />
          </div>
        );
      })}
    </div>
  );
});

function titleOf({ header, name, target }: GridColumn): string {
  return target.kind === 'none'
    ? `${header} is left out. Choose a field`
    : `${header} is ${name}. Choose another field`;
}
