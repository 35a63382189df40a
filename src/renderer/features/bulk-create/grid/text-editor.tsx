import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { endOf } from './editor-box';
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
  readonly onEnd: OnEnd;
}

/** A cell as text. All of it is marked: what is written takes its place, an arrow goes into it. */
export function TextEditor({ label, text, long, breaks, onEnd }: TextEditorProps) {
  const [value, setValue] = useState(text);
  const end = useEnding(onEnd, () => (value === text ? null : value));
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.select();
  }, []);
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
    <input {...shared} ref={box} className={styles.line} onChange={(event) => setValue(event.target.value)} />
  );
}
