import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { classNames } from '../../../ui/class-names';
import { caretToEnd, endOf } from './editor-box';
import { useEnding, type OnEnd } from './use-ending';
import { usePaletteKey } from './use-palette-key';
import styles from './cell-editor.module.css';

export interface TextEditorProps {
  /** Of the column. */
  readonly label: string;
  readonly text: string;
  /** A box of several lines. */
  readonly long: boolean;
  /** Whether the field takes line breaks. */
  readonly breaks: boolean;
  /** What is written takes the place of the text: a letter opened the box. */
  readonly replaces: boolean;
  /** Stands at the end of its cell, as the numbers above and below do. */
  readonly atEnd: boolean;
  readonly onEnd: OnEnd;
}

/** A cell as text. One writes on at its end, or over all of it where a letter opened the box. */
export function TextEditor({ label, text, long, breaks, replaces, atEnd, onEnd }: TextEditorProps) {
  const [value, setValue] = useState(text);
  const end = useEnding(onEnd, () => (value === text ? null : value));
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [startsOver] = useState(replaces);
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return;
    current.focus({ preventScroll: true });
    if (startsOver) current.select();
    else caretToEnd(current);
  }, [startsOver]);
  const isPalette = usePaletteKey();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isPalette(event)) {
      end(value, 'stay');
      return;
    }
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    // A line break in the cell, as spreadsheets have it.
    if (event.key === 'Enter' && (event.altKey || event.shiftKey) && long && breaks) {
      event.preventDefault();
      const { current } = box;
      if (current === null) return;
      current.setRangeText('\n', current.selectionStart ?? 0, current.selectionEnd ?? 0, 'end');
      setValue(current.value);
      return;
    }
    const where = endOf(event);
    if (where === null) return;
    event.preventDefault();
    end(event.key === 'Escape' ? null : value, where);
  };
  const shared = {
    'aria-label': `${label}, editing`,
    value,
    spellCheck: long,
    onKeyDown,
    onBlur: () => end(value, 'leave'),
  };
  return long ? (
    <textarea
      {...shared}
      ref={box}
      rows={6}
      className={styles.long}
      onChange={(event) => setValue(event.target.value)}
    />
  ) : (
    <input
      {...shared}
      ref={box}
      // As wide as the cell, which may be narrower than a box is by itself.
      size={1}
      className={classNames(styles.line, atEnd && styles.atEnd)}
      onChange={(event) => setValue(event.target.value)}
    />
  );
}
