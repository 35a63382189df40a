/** How many of a group were settled at a moment. */
export interface PaceSample {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly done: number;
}

/** What was settled longer ago says little of how fast it goes now: a lot of fifty takes seconds. */
const LOOKS_BACK_MS = 60_000;
const LEAST_MS = 2_000;

/** The samples that still count, with a new one. A group of which less is done than before begins anew. Pure. */
export function withPace(samples: readonly PaceSample[], sample: PaceSample): readonly PaceSample[] {
  const recent = samples.filter(({ at, done }) => at >= sample.at - LOOKS_BACK_MS && done <= sample.done);
  return [...recent, sample];
}

/** `4 min left`; empty where it cannot be told yet. Pure. */
export function timeLeft(samples: readonly PaceSample[], left: number): string {
  const [first] = samples;
  const last = samples.at(-1);
  if (left === 0 || first === undefined || last === undefined || last.at - first.at < LEAST_MS) return '';
  const gained = last.done - first.done;
  if (gained <= 0) return '';
  const minutes = Math.round(((left / gained) * (last.at - first.at)) / 60_000);
  return minutes < 1 ? 'under a minute left' : `${minutes.toLocaleString('en')} min left`;
}
