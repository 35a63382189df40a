import { createContext, useContext } from 'react';

/** Whether keys are called as a Mac keyboard calls them. Hints are written with `Ctrl` and `Alt` everywhere. */
export const MacKeysContext = createContext(false);

const MAC: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥' };

/** `Ctrl ↵` as it is on this keyboard. */
export function useKeyNames(keys: string): string {
  const mac = useContext(MacKeysContext);
  return mac ? keys.replace(/[A-Z][a-z]+/g, (name) => MAC[name] ?? name) : keys;
}
