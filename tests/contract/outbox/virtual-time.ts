import { setTimeout as wait } from 'node:timers/promises';

/** Waits of a server that a test can afford are real; longer ones are the virtual clock's. */
const REAL_UP_TO_MS = 300;

/** Time that passes when the test, or somebody who waits, says so. Real HTTP takes none of it. */
export class VirtualTime {
  now = Date.now();
  private real = 0;
  private timers: { at: number; work: () => void }[] = [];

  readonly after = (milliseconds: number, work: () => void): (() => void) => {
    const timer = { at: this.now + milliseconds, work };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  };

  /** For a server. What it does after a short while happens before any virtual time passes, see `quiet`. */
  readonly schedule = (task: () => void, milliseconds: number): (() => void) => {
    if (milliseconds > REAL_UP_TO_MS) return this.after(milliseconds, task);
    let open = true;
    const close = (): void => {
      if (open) this.real--;
      open = false;
    };
    this.real++;
    const timer = setTimeout(() => {
      task();
      // What it began is carried out in the turns after.
      setTimeout(close, 2);
    }, milliseconds);
    return () => {
      clearTimeout(timer);
      close();
    };
  };

  /** Resolves once nothing is about to happen in real time. */
  async quiet(): Promise<void> {
    while (this.real > 0) await wait(2);
  }

  /** What is due by then happens on the way, in its order. */
  advance(milliseconds: number): void {
    const until = this.now + milliseconds;
    for (let next = this.first(); next !== undefined && next.at <= until; next = this.first()) this.run(next);
    this.now = until;
  }

  /** Goes to the next timer and runs it; `false` when none is set. */
  step(): boolean {
    const next = this.first();
    if (next !== undefined) this.run(next);
    return next !== undefined;
  }

  private first(): { at: number; work: () => void } | undefined {
    return this.timers.toSorted((one, other) => one.at - other.at)[0];
  }

  private run(timer: { at: number; work: () => void }): void {
    this.timers = this.timers.filter((one) => one !== timer);
    this.now = Math.max(this.now, timer.at);
    timer.work();
  }
}
