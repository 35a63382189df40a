import { useEffect, useRef } from 'react';
import type { FieldChoice } from './settle';

export interface ConflictKeys {
  /** For the next field that has no choice yet, or the last one. */
  readonly choose: (of: FieldChoice['of']) => void;
  readonly send: () => void;
}

const CHOICES: Readonly<Record<string, FieldChoice['of']>> = { '1': 'mine', '2': 'theirs', '3': 'other' };

/** `1` mine, `2` theirs, `3` another value, from wherever one is on the screen; `Ctrl Enter` sends. */
export function useConflictKeys(keys: ConflictKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.altKey || inDialog(event.target)) return;
      const held = event.ctrlKey || event.metaKey;
      const of = CHOICES[event.key];
      if (held && event.key === 'Enter') latest.current.send();
      else if (!held && of !== undefined && !isTyping(event.target)) latest.current.choose(of);
      else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function inDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"]') !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target instanceof HTMLTextAreaElement || target.matches('input:not([type="radio"])'))
  );
}
