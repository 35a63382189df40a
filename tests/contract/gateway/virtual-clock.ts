interface Timer {
  readonly at: number;
  readonly end: () => void;
}

/** Time that stands still while anything is under way, and jumps to the next timer when nothing is: a minute takes a moment. */
export class VirtualClock {
  now = Date.UTC(2026, 8, 1, 12);
  private timers: Timer[] = [];

  readonly wait = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer: Timer = { at: this.now + Math.max(0, milliseconds), end: resolve };
      signal?.addEventListener('abort', () => {
        this.timers = this.timers.filter((one) => one !== timer);
        reject(signal.reason as Error);
      });
      this.timers.push(timer);
    });

  /** Lets time pass until `done`. `busy` says whether anything is under way that no timer of this clock holds up. */
  async run(done: () => boolean, busy: () => boolean): Promise<void> {
    for (;;) {
      // What was answered goes through promises and sockets before it shows.
      for (let turn = 0; turn < 4; turn++) await new Promise(setImmediate);
      if (done()) return;
      if (busy()) continue;
      const next = this.timers.reduce<Timer | null>(
        (first, one) => (first === null || one.at < first.at ? one : first),
        null,
      );
      if (next === null) continue;
      this.timers = this.timers.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      next.end();
    }
  }
}
