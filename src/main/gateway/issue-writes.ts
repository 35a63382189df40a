/** Contract §4: 20 writes in 2 s and 100 in 30 s on one issue. Kept a little below: the way there is not always equally long. */
const WINDOWS = [
  { most: 18, ms: 2_000 },
  { most: 95, ms: 30_000 },
] as const;
const LONGEST_MS = 30_000;

/** The latest writes on one issue, oldest first, and until when it is left alone. Epoch milliseconds. */
export interface IssueWrites {
  readonly sent: readonly number[];
  readonly heldUntil: number;
}

export const NO_WRITES: IssueWrites = { sent: [], heldUntil: 0 };

/** The earliest moment for one more write on the issue. Pure. */
export function writeReadyAt({ sent, heldUntil }: IssueWrites, now: number): number {
  const ends = WINDOWS.map(({ most, ms }) => {
    const first = sent[sent.length - most];
    return first === undefined ? now : first + ms;
  });
  return Math.max(now, heldUntil, ...ends);
}

export function wrote(writes: IssueWrites, now: number): IssueWrites {
  return { ...writes, sent: [...writes.sent.filter((at) => at > now - LONGEST_MS), now] };
}

/** Whether nothing of it matters any more. */
export function isForgotten({ sent, heldUntil }: IssueWrites, now: number): boolean {
  return heldUntil <= now && (sent.at(-1) ?? 0) <= now - LONGEST_MS;
}
