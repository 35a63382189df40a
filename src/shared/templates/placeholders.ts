/** What placeholders stand for when a template is applied. */
export interface Facts {
  /** The person's own day, `2026-11-22`. */
  readonly today: string;
  /** Who applies it; `null` where the account's person is not known. */
  readonly me: { readonly accountId: string; readonly displayName: string } | null;
  /** By question. A question without an answer leaves nothing behind. */
  readonly answers: Readonly<Record<string, string>>;
}

/** Stands in a user field for whoever applies the template. */
export const ME = '{{me}}';

/** `{{today}}`, `{{today+7}}`, `{{today-1}}`, `{{me}}`, `{{prompt:Which build?}}`. Anything else in braces is text. */
const PLACEHOLDER = /\{\{\s*(?:(today)(?:\s*([+-])\s*(\d{1,4}))?|(me)|prompt:\s*([^{}\n]*[^{}\s]))\s*\}\}/g;

/** What looks like a placeholder; `${{ … }}` is another program's. */
const IN_BRACES = /(?<!\$)\{\{\s*[a-z][^{}\n]*\}\}/gi;

/** Whether a text has a placeholder at all. Pure. */
export function hasPlaceholder(text: string): boolean {
  return [...text.matchAll(PLACEHOLDER)].length > 0;
}

/** The placeholders of a text as they are written, each once. Pure. */
export function placeholdersIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([whole]) => whole))];
}

/** Words in double braces that are no placeholder, `{{tomorow}}`: misspelt perhaps, and left as they are. Pure. */
export function strangersIn(text: string): readonly string[] {
  return [...new Set(text.replaceAll(PLACEHOLDER, '\n').match(IN_BRACES) ?? [])];
}

/** The questions of a text, in their order, each once. Pure. */
export function questionsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].flatMap(([, , , , , question]) => question ?? []))];
}

/**
 * The text with its placeholders filled; a text without any is returned as it is. What an answer holds is not read again. Pure.
 * @param whole the text ends where it ends: the blank before a question without an answer goes there too
 */
export function fillText(text: string, facts: Facts, whole = true): string {
  return withoutUnanswered(text, facts, whole).replaceAll(
    PLACEHOLDER,
    (whole: string, today?: string, sign?: string, days?: string, me?: string, question?: string) => {
      if (today !== undefined) return dayAfter(facts.today, Number(days ?? 0) * (sign === '-' ? -1 : 1));
      if (me !== undefined) return facts.me?.displayName ?? whole;
      return question === undefined ? whole : (facts.answers[question] ?? '');
    },
  );
}

/** Stands where a question had no answer, until the blanks around it are seen to. Of no alphabet. */
const NOTHING = '\uE000';
const NOTHINGS = /[ \t]*(?:\uE000[ \t]*)+/g;

/** The text without the questions that nobody answered, and without the blanks that only stood beside them. */
function withoutUnanswered(text: string, { answers }: Facts, whole: boolean): string {
  if (questionsIn(text).every((question) => (answers[question] ?? '') !== '')) return text;
  const without = text.replaceAll(PLACEHOLDER, (...found: readonly unknown[]) => {
    const [placeholder, , , , , question] = found;
    const unanswered = typeof question === 'string' && (answers[question] ?? '') === '';
    return unanswered ? NOTHING : String(placeholder);
  });
  return without.replaceAll(NOTHINGS, (run, at: number) => {
    const [before, after] = [without[at - 1], without[at + run.length]];
    const ends = (next: string | undefined): boolean => (next === undefined ? whole : next === '\n');
    if (ends(before) || ends(after) || (after !== undefined && /[.,;:!?)]/.test(after))) return '';
    return /[ \t]/.test(run) ? ' ' : '';
  });
}

/** Days of the calendar, so that no change of the clocks is among them. */
function dayAfter(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** How a day is said as seen from another: `{{today+7}}`. Pure. */
export function todayPlaceholder(day: string, today: string): string {
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
  if (days === 0) return '{{today}}';
  return days > 0 ? `{{today+${days}}}` : `{{today${days}}}`;
}
