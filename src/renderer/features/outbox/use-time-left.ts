import { useEffect, useState } from 'react';
import type { ChangeGroup } from '@shared/ipc/change';
import { progressOf } from './group-progress';
import { timeLeft, withPace, type PaceSample } from './pace';

const EVERY_MS = 1_000;
const NONE: readonly PaceSample[] = [];

/** How long a group that is under way takes, by how fast it went while one looked: `4 min left`. */
export function useTimeLeft(group: ChangeGroup): string {
  const { done, needsYou, waiting } = progressOf(group);
  const settled = done + needsYou;
  const going = waiting > 0 && !group.paused;
  const [samples, setSamples] = useState(NONE);
  useEffect(() => {
    if (!going) return undefined;
    const look = (): void => setSamples((known) => withPace(known, { at: Date.now(), done: settled }));
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [going, settled]);
  return going ? timeLeft(samples, waiting) : '';
}
