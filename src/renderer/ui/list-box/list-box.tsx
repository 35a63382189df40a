import { useEffect, useId, useMemo, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { ListRow, type RowState } from './list-row';
import { moveInList } from './move';
import { useNarrow } from './use-narrow';
import styles from './list-box.module.css';

/** Below this width a row folds into two lines. */
const FOLDS_UNDER = 520;
const ROW = 32;
const FOLDED_ROW = 50;

export interface ListBoxProps<T> {
  /** Name of the list: "Incoming, 14 days". */
  readonly label: string;
  readonly items: readonly T[];
  readonly itemKey: (item: T) => string;
  /** Draws the inside of a row; it may hold no control of its own, the keys act on the row. */
  readonly renderRow: (item: T, state: RowState) => ReactNode;
  readonly currentKey: string | null;
  /** The row that the panel shows and the keys act on. */
  readonly onCurrentChange: (item: T) => void;
  /** Enter or a double click. */
  readonly onOpen?: ((item: T) => void) | undefined;
  readonly selectedKeys?: ReadonlySet<string> | undefined;
  /** `x`, Space, or a click with Ctrl or Cmd. */
  readonly onToggle?: ((item: T) => void) | undefined;
  /** The last row that is in sight, whenever that changes: who reads by pages reads on. */
  readonly onLastSeen?: ((index: number) => void) | undefined;
  readonly autoFocus?: boolean;
}

const NONE: ReadonlySet<string> = new Set();

/** A list of any length: only what is in sight is in the page. */
export function ListBox<T>(props: ListBoxProps<T>) {
  const {
    label,
    items,
    itemKey,
    renderRow,
    currentKey,
    onCurrentChange,
    onOpen,
    selectedKeys = NONE,
    onToggle,
    onLastSeen,
  } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const narrow = useNarrow(box, FOLDS_UNDER);
  const rowHeight = narrow ? FOLDED_ROW : ROW;
  const currentIndex = useMemo(
    () => (currentKey === null ? -1 : items.findIndex((item) => itemKey(item) === currentKey)),
    [items, itemKey, currentKey],
  );

  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The current row stays in the page while it is scrolled away: aria-activedescendant points at it.
    rangeExtractor: (range: Range) => withIndex(defaultRangeExtractor(range), currentIndex),
  });

  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);
  useEffect(() => {
    if (currentIndex >= 0) virtualizer.scrollToIndex(currentIndex, { align: 'auto' });
  }, [currentIndex, virtualizer, rowHeight]);
  useEffect(() => {
    if (props.autoFocus) box.current?.focus();
  }, [props.autoFocus]);

  const lastSeen = virtualizer.range?.endIndex ?? 0;
  useEffect(() => onLastSeen?.(lastSeen), [lastSeen, onLastSeen]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const current = items[currentIndex];
    const page = Math.floor((box.current?.clientHeight ?? 0) / rowHeight);
    const target = moveInList(event.key, currentIndex, items.length, page);
    if (target !== null) {
      const item = items[target];
      if (item !== undefined && target !== currentIndex) onCurrentChange(item);
    } else if (event.key === 'Enter' && current !== undefined && onOpen) onOpen(current);
    else if ((event.key === 'x' || event.key === ' ') && current !== undefined && onToggle) onToggle(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function itemAt(event: MouseEvent): T | undefined {
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    return row === null ? undefined : items[Number(row.getAttribute('data-index'))];
  }

  return (
    <div className={styles.frame}>
      <div
        ref={box}
        role="listbox"
        aria-label={label}
        aria-multiselectable={onToggle ? true : undefined}
        aria-activedescendant={currentIndex >= 0 ? `${id}-${currentIndex}` : undefined}
        tabIndex={0}
        className={styles.list}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const item = itemAt(event);
          if (item === undefined) return;
          if ((event.ctrlKey || event.metaKey) && onToggle) onToggle(item);
          else onCurrentChange(item);
        }}
        onDoubleClick={(event) => {
          const item = itemAt(event);
          if (item !== undefined) onOpen?.(item);
        }}
      >
        <div role="presentation" className={styles.canvas} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const item = items[index];
            if (item === undefined) return null;
            const key = itemKey(item);
            return (
              <ListRow
                key={key}
                id={`${id}-${index}`}
                item={item}
                index={index}
                count={items.length}
                top={start}
                height={rowHeight}
                current={index === currentIndex}
                selected={selectedKeys.has(key)}
                multiple={onToggle !== undefined}
                renderRow={renderRow}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function withIndex(indexes: readonly number[], index: number): number[] {
  return index < 0 || indexes.includes(index) ? [...indexes] : [...indexes, index].toSorted((a, b) => a - b);
}
