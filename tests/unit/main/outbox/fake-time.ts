/** Time that passes when a test says so. */
export class FakeTime {
  now = 1_000_000;
  private timers: { at: number; work: () => void }[] = [];

  readonly after = (milliseconds: number, work: () => void): (() => void) => {
    const timer = { at: this.now + milliseconds, work };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  };

  /** Goes to the next timer and runs it; `false` when none is set. */
  step(): boolean {
    const [next] = this.timers.toSorted((one, other) => one.at - other.at);
    if (next === undefined) return false;
    this.timers = this.timers.filter((one) => one !== next);
    this.now = Math.max(this.now, next.at);
    next.work();
    return true;
  }

  /** Somebody puts the clock right, or wrong. What is waited for comes no sooner and no later for it. */
  setClock(by: number): void {
    this.now += by;
    this.timers = this.timers.map((timer) => {
      timer.at += by;
      return timer;
    });
  }

  get waiting(): number {
    return this.timers.length;
  }
}
