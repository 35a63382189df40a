import { useCallback, useImperativeHandle, useRef, type Ref } from 'react';
import { Combobox as Base } from '@base-ui/react/combobox';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import popup from '../overlay/popup.module.css';
import { classNames } from '../class-names';
import { OptionRow } from './option-row';
import type { Option, OptionSource } from './option';
import styles from './picker.module.css';

/** As high as the token says, `--row`. */
const ROW = 32;
/** Above and below the rows: `--space-1`. */
const PADDING = 4;

/** From so many on, only the rows in sight are drawn. */
export const MANY = 100;

/** By how many there are, not by how many match: a list must not change its kind while one types. */
export function isLong(source: OptionSource, of: number | null): boolean {
  return typeof source !== 'function' && of !== null && of > MANY;
}

export interface OptionListHandle {
  readonly show: (index: number) => void;
}

export interface OptionListProps {
  readonly name: string;
  readonly options: readonly Option[];
  readonly query: string;
  readonly virtual: boolean;
  readonly handle: Ref<OptionListHandle>;
}

/** The rows of a picker. A long list holds only those in sight, and the one that the keys are at. */
export function OptionList({ name, options, query, virtual, handle }: OptionListProps) {
  if (!virtual) {
    return (
      <Base.List className={classNames(popup.scroll, styles.list)} aria-label={name}>
        {(option: Option) => <OptionRow key={option.id} option={option} query={query} />}
      </Base.List>
    );
  }
  return (
    <Base.List className={styles.long} aria-label={name}>
      {options.length > 0 && <LongList options={options} query={query} handle={handle} />}
    </Base.List>
  );
}

function LongList({ options, query, handle }: Pick<OptionListProps, 'options' | 'query' | 'handle'>) {
  const box = useRef<HTMLDivElement>(null);
  const current = useRef(-1);
  const virtualizer = useVirtualizer({
    count: options.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    getItemKey: useCallback((index: number) => options[index]?.id ?? index, [options]),
    paddingStart: PADDING,
    paddingEnd: PADDING,
    scrollPaddingStart: PADDING,
    scrollPaddingEnd: PADDING,
    overscan: 8,
    // The row that aria-activedescendant points at has to be there.
    rangeExtractor: (range: Range) => withIndex(defaultRangeExtractor(range), current.current, range.count),
  });
  useImperativeHandle(
    handle,
    () => ({
      show(index) {
        current.current = index;
        if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
      },
    }),
    [virtualizer],
  );
  return (
    <div ref={box} role="presentation" className={classNames(popup.scroll, styles.scroller)}>
      <div role="presentation" className={styles.canvas} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const option = options[index];
          return option === undefined ? null : (
            <OptionRow key={key} option={option} query={query} place={{ index, count: options.length, top: start }} />
          );
        })}
      </div>
    </div>
  );
}

function withIndex(indexes: readonly number[], index: number, count: number): number[] {
  return index < 0 || index >= count || indexes.includes(index)
    ? [...indexes]
    : [...indexes, index].toSorted((a, b) => a - b);
}
