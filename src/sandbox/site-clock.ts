/** The clock that a site shows: the sandbox's own, or off by so much. Tokens and limits run on the sandbox's own. */
export class SiteClock {
  /** Milliseconds that the site is ahead; negative when it is late. */
  skew = 0;

  constructor(private readonly own: () => number) {}

  now(): number {
    return this.own() + this.skew;
  }
}
