import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '../../../ui/button/button';
import type { EditEnd, OnEnd } from './use-ending';
import styles from './cell-editor.module.css';

export interface EditorBoxProps {
  readonly children: ReactNode;
  /** What it says now; `null` where nothing was changed. */
  readonly text: () => string | null;
  readonly apply?: boolean;
  readonly onEnd: OnEnd;
}

/** A box over the cell, as wide as the control needs. Leaving it takes what was chosen; Escape does not. */
export function EditorBox({ children, text, apply = false, onEnd }: EditorBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Chips of what is chosen stand before the box: their buttons are not where one begins.
    const typed = box.current?.querySelector<HTMLElement>('input, textarea, [role="textbox"]');
    const first = typed ?? box.current?.querySelector<HTMLElement>('button');
    first?.focus({ preventScroll: true });
    // What is written takes its place, as in a cell of text.
    if (first instanceof HTMLInputElement && first.type === 'text') first.select();
  }, []);
  return (
    <div
      ref={box}
      role="presentation"
      className={styles.box}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.defaultPrevented || event.nativeEvent.isComposing) return;
        const where = endOf(event);
        if (where === null) return;
        event.preventDefault();
        onEnd(event.key === 'Escape' ? null : text(), where);
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        // A list of the control stands outside of the box: going there does not leave it.
        if (!(relatedTarget instanceof Node) || currentTarget.contains(relatedTarget)) return;
        if (relatedTarget instanceof Element && relatedTarget.closest('[role="listbox"], [role="dialog"]') !== null)
          return;
        onEnd(text(), 'leave');
      }}
    >
      {children}
      {apply && (
        <Button size="small" kind="primary" keys="↵" onClick={() => onEnd(text(), 'down')}>
          Take over
        </Button>
      )}
    </div>
  );
}

/** Where the cursor goes with a key that ends the editing; `null` for all others. */
export function endOf(event: Pick<KeyboardEvent, 'key' | 'shiftKey'>): Exclude<EditEnd, 'leave'> | null {
  if (event.key === 'Escape') return 'stay';
  if (event.key === 'Enter') return event.shiftKey ? 'up' : 'down';
  if (event.key === 'Tab') return event.shiftKey ? 'left' : 'right';
  return null;
}
