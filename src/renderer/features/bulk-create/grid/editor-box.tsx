import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from '../../../ui/class-names';
import { Button } from '../../../ui/button/button';
import type { EditEnd, OnEnd } from './use-ending';
import { usePaletteKey } from './use-palette-key';
import styles from './cell-editor.module.css';

export interface EditorBoxProps {
  readonly children: ReactNode;
  /** What it says now; `null` where nothing was changed. */
  readonly text: () => string | null;
  readonly apply?: boolean;
  /** What is written takes the place of the text: a letter opened the box. */
  readonly replaces?: boolean;
  /** Two controls beside each other. */
  readonly wide?: boolean;
  readonly onEnd: OnEnd;
}

/** A box over the cell, as wide as the control needs. Leaving it takes what was chosen; Escape does not. */
export function EditorBox({ children, text, apply = false, replaces = false, wide = false, onEnd }: EditorBoxProps) {
  const [startsOver] = useState(replaces);
  const box = useRef<HTMLDivElement>(null);
  const isPalette = usePaletteKey();
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    const first = focusIn(current);
    // A list is searched for what is written, not for that and what was chosen before.
    if (first instanceof HTMLInputElement && first.type === 'text') {
      if (startsOver || first.getAttribute('role') === 'combobox') first.select();
      else caretToEnd(first);
    }
    if (first !== null) return undefined;
    // Its control waits for something that it offers: the keys are its own meanwhile.
    current.focus({ preventScroll: true });
    const waits = new MutationObserver(() => {
      if (document.activeElement !== current) waits.disconnect();
      else if (focusIn(current) !== null) waits.disconnect();
    });
    waits.observe(current, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
    return () => waits.disconnect();
  }, [startsOver]);
  return (
    <div
      ref={box}
      role="presentation"
      tabIndex={-1}
      className={classNames(styles.box, wide && styles.wide)}
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
          Apply
        </Button>
      )}
    </div>
  );
}

/** Goes to where one begins to write or to choose; `null` where nothing can be used yet. Chips of what is chosen stand before it. */
function focusIn(box: HTMLElement): HTMLElement | null {
  const typed = box.querySelector<HTMLElement>('input:enabled, textarea:enabled, [role="textbox"]');
  // The button that applies what was chosen stands last: there is nothing to apply yet.
  const first =
    typed ?? (box.querySelector('input:disabled') === null ? box.querySelector<HTMLElement>('button') : null);
  first?.focus({ preventScroll: true });
  return first;
}

/** One writes on where the text ends, with that end in sight. */
export function caretToEnd(box: HTMLInputElement | HTMLTextAreaElement): void {
  box.setSelectionRange(box.value.length, box.value.length);
  box.scrollLeft = box.scrollWidth;
  box.scrollTop = box.scrollHeight;
}

/** Where the cursor goes with a key that ends the editing; `null` for all others. */
export function endOf(event: Pick<KeyboardEvent, 'key' | 'shiftKey'>): Exclude<EditEnd, 'leave'> | null {
  if (event.key === 'Escape') return 'stay';
  if (event.key === 'Enter') return event.shiftKey ? 'up' : 'down';
  if (event.key === 'Tab') return event.shiftKey ? 'left' : 'right';
  return null;
}
