import { useCallback, useEffect, useRef, useState } from 'react';
import type { EarlierRows } from '@shared/ipc/bulk';
import type { Failure } from '@shared/ipc/failure';
import type { Outcome } from '@shared/ipc/outcome';

export interface Earlier {
  /** `null` until it is known, and where it cannot be. */
  readonly found: EarlierRows | null;
  readonly failure: Failure | null;
  /** Answers whether the person was shown what is found by the time that they press the button. */
  readonly wasShown: () => Promise<boolean>;
}

/** Which of the rows that are about to be sent an earlier run has made: asked once the last look opens, and again for another plan. */
export function useEarlier(plan: unknown, look: () => Promise<Outcome<EarlierRows>>): Earlier {
  const [found, setFound] = useState<EarlierRows | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const asking = useRef<Promise<EarlierRows | null>>(Promise.resolve(null));
  const ask = useRef(look);
  useEffect(() => {
    ask.current = look;
  });
  useEffect(() => {
    let isOpen = true;
    const asked = ask.current().then((outcome) => (outcome.ok ? outcome.value : outcome.failure));
    asking.current = asked.then((answer) => ('others' in answer ? answer : null));
    void asked.then((answer) => {
      if (!isOpen) return;
      setFound('others' in answer ? answer : null);
      setFailure('others' in answer ? null : answer);
    });
    return () => {
      isOpen = false;
    };
  }, [plan]);
  const wasShown = useCallback(async () => {
    const now = await asking.current;
    return now === null || now.rows.length === 0 || now === found;
  }, [found]);
  return { found, failure, wasShown };
}
