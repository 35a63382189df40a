import { useContext, useEffect, useRef } from 'react';
import { MacKeysContext } from '../../../ui/kbd/key-names';

export interface FormKeys {
  /** Ctrl F, on macOS Cmd F; `null` leaves the key to the program, which goes to its search. */
  readonly find?: (() => void) | null;
  /** F8, and with Shift the other way. */
  readonly next?: ((towards: 'down' | 'up') => void) | null;
}

/** The keys of the create form, wherever on its screen the focus is; a dialog keeps them to itself. */
export function useFormKeys(keys: FormKeys): void {
  const mac = useContext(MacKeysContext);
  const latest = useRef(keys);
  useEffect(() => void (latest.current = keys));

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const { key, altKey, shiftKey, target } = event;
      if (event.defaultPrevented || altKey || isInDialog(target)) return;
      const [command, other] = mac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
      const { find = null, next = null } = latest.current;
      if (find !== null && command && !other && !shiftKey && key === 'f') find();
      else if (next !== null && !command && !other && key === 'F8') next(shiftKey ? 'up' : 'down');
      else return;
      event.preventDefault();
    }
    // Before the window hears it, where the keys of the whole program are.
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [mac]);
}

/** What is done in a dialog is not done in the form behind it. */
export function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null;
}
