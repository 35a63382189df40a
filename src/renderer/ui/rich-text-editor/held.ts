import { useEffect, useState } from 'react';

export interface Held<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
}

function hold<T>(value: T): Held<T> {
  let held = value;
  return {
    get: () => held,
    set: (next) => {
      held = next;
    },
  };
}

/** A value that the editor's own machinery and React both know, and that nothing is drawn from. */
export function useHeld<T>(first: () => T): Held<T> {
  const [held] = useState(() => hold(first()));
  return held;
}

/** What was drawn last, for callbacks that are made once. */
export function useLatest<T>(value: T): () => T {
  const held = useHeld(() => value);
  useEffect(() => held.set(value));
  return held.get;
}
