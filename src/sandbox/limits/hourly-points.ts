const hour = 3_600_000;

/** Points that each app has spent in the current UTC hour, over all sites. */
export class HourlyPoints {
  private readonly spent = new Map<string, { hour: number; points: number }>();

  spentBy(app: string, now: number): number {
    const held = this.spent.get(app);
    return held?.hour === hourOf(now) ? held.points : 0;
  }

  spend(app: string, points: number, now: number): void {
    this.spent.set(app, { hour: hourOf(now), points: this.spentBy(app, now) + points });
  }
}

/** Epoch milliseconds of the next top of a UTC hour. */
export function nextHour(now: number): number {
  return (hourOf(now) + 1) * hour;
}

function hourOf(now: number): number {
  return Math.floor(now / hour);
}
