import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '../../../ui/button/button';
import type { EditEnd, OnEnd } from './use-ending';
import { usePaletteKey } from './use-palette-key';
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
  const isPalette = usePaletteKey();
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    const first = focusIn(current);
    // What is written takes its place, as in a cell of text.
    if (first instanceof HTMLInputElement && first.type === 'text') first.select();
    if (first !== null) return undefined;
    // Its control waits for something that it offers: the keys are its own meanwhile.
    current.focus({ preventScroll: true });
    const waits = new MutationObserver(() => {
      if (document.activeElement !== current) waits.disconnect();
      else if (focusIn(current) !== null) waits.disconnect();
    });
    waits.observe(current, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
    return () => waits.disconnect();
  }, []);
  return (
    <div
      ref={box}
      role="presentation"
      tabIndex={-1}
      className={styles.box}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        // The list of several is closed first. Where one is chosen the list is all of the editor; and a closed picker keeps the key to itself.
        if (apply && event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true') return;
        event.preventDefault();
        event.stopPropagation();
        onEnd(null, 'stay');
      }}
      onKeyDown={(event) => {
        if (isPalette(event)) {
          onEnd(text(), 'stay');
          return;
        }
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

/** Goes to where one begins to write or to choose; `null` where nothing can be used yet. Chips of what is chosen stand before it. */
function focusIn(box: HTMLElement): HTMLElement | null {
  const typed = box.querySelector<HTMLElement>('input:enabled, textarea:enabled, [role="textbox"]');
  // The button that takes over what was chosen stands last: there is nothing to take over yet.
  const first =
    typed ?? (box.querySelector('input:disabled') === null ? box.querySelector<HTMLElement>('button') : null);
  first?.focus({ preventScroll: true });
  return first;
}

/** Where the cursor goes with a key that ends the editing; `null` for all others. */
export function endOf(event: Pick<KeyboardEvent, 'key' | 'shiftKey'>): Exclude<EditEnd, 'leave'> | null {
  if (event.key === 'Escape') return 'stay';
  if (event.key === 'Enter') return event.shiftKey ? 'up' : 'down';
  if (event.key === 'Tab') return event.shiftKey ? 'left' : 'right';
  return null;
}
