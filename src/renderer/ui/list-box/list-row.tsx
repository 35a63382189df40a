import { memo, type ReactNode } from 'react';
import { classNames } from '../class-names';
import styles from './list-box.module.css';

export interface RowState {
  readonly current: boolean;
  readonly selected: boolean;
}

export interface ListRowProps<T> {
  readonly id: string;
  readonly item: T;
  readonly index: number;
  readonly count: number;
  readonly top: number;
  readonly height: number;
  readonly current: boolean;
  readonly selected: boolean;
  readonly multiple: boolean;
  readonly renderRow: (item: T, state: RowState) => ReactNode;
}

/** One row in its place. Drawn again only when something of it changes, not when the list scrolls. */
export const ListRow = memo(function ListRow<T>(props: ListRowProps<T>) {
  const { id, item, index, count, top, height, current, selected, multiple, renderRow } = props;
  return (
    <div
      id={id}
      role="option"
      aria-selected={multiple ? selected : current}
      aria-setsize={count}
      aria-posinset={index + 1}
      data-index={index}
      data-current={current || undefined}
      className={classNames(styles.row, selected && styles.selected, current && styles.current)}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {renderRow(item, { current, selected })}
    </div>
  );
}) as <T>(props: ListRowProps<T>) => ReactNode;
