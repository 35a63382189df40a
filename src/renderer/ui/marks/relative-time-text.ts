const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface RelativeText {
  readonly text: string;
  /** Milliseconds after which the text would read differently; `null` when it will not soon. */
  readonly changesIn: number | null;
}

/**
 * How long ago, in words of a list ("5 h", "11 d") or of prose ("5 h ago", "in 2 d"). After 60 days prose says the date itself, and a
 * list counts months and years.
 * @param at an instant in epoch milliseconds
 */
export function relativeText(at: number, now: number, style: 'list' | 'prose' = 'prose'): RelativeText {
  const past = now >= at;
  const age = Math.abs(now - at);
  const say = (amount: string) => (style === 'list' ? amount : past ? `${amount} ago` : `in ${amount}`);
  // Two clocks are never quite together: less than a minute ahead is now.
  if (age < MINUTE) return { text: style === 'list' ? 'now' : 'just now', changesIn: MINUTE - age };
  if (age < HOUR) return { text: say(`${Math.floor(age / MINUTE)} min`), changesIn: MINUTE };
  if (age < DAY) return { text: say(`${Math.floor(age / HOUR)} h`), changesIn: 10 * MINUTE };
  if (age < 60 * DAY) return { text: say(`${Math.floor(age / DAY)} d`), changesIn: null };
  if (style === 'list') {
    const months = Math.floor(age / (30.44 * DAY));
    return { text: months < 24 ? `${months} mo` : `${Math.floor(months / 12)} y`, changesIn: null };
  }
  return {
    text: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(at),
    changesIn: null,
  };
}

/** The time of day: `14:08`, or `14:08:31` where the order of things within a minute matters. */
export function clockText(at: number, to: 'minute' | 'second' = 'minute'): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: to === 'minute' ? 'short' : 'medium' }).format(at);
}

/** The exact time with its zone, for the title. */
export function exactText(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' }).format(at);
}
