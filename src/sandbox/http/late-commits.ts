import type { Schedule } from '../schedule';

/** Operations whose client has lost its connection and that are carried out later. */
export class LateCommits {
  private readonly waiting = new Set<() => void>();
  private closed = false;

  constructor(
    private readonly schedule: Schedule,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** How many there are still to come. */
  get pending(): number {
    return this.waiting.size;
  }

  add(commit: () => unknown, milliseconds: number): void {
    if (this.closed) return;
    const takeBack = this.schedule(() => {
      Promise.resolve()
        .then(commit)
        .catch(this.onError)
        .finally(() => this.waiting.delete(takeBack));
    }, milliseconds);
    this.waiting.add(takeBack);
  }

  /** Those that wait never happen. */
  close(): void {
    this.closed = true;
    for (const takeBack of this.waiting) takeBack();
    this.waiting.clear();
  }
}
