import type { EarlierRow } from '@shared/ipc/bulk';

const number = new Intl.NumberFormat('en');
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const MOST_KEYS = 3;
const MOST_RUNS = 3;

/** `2 rows are created already, or on their way`. Pure. */
export function earlierTitle(rows: readonly EarlierRow[]): string {
  const waits = rows.filter(({ key }) => key === null).length;
  const [first] = rows;
  if (first !== undefined && rows.length === 1) {
    return `Row ${number.format(first.row)} is ${waits === 1 ? 'on its way to Jira' : 'in Jira'} already.`;
  }
  const all = `${number.format(rows.length)} rows are`;
  if (waits === 0) return `${all} in Jira already.`;
  if (waits === rows.length) return `${all} on their way to Jira already.`;
  return `${all} in Jira or on their way there already.`;
}

/** `2 rows are mended ones of an earlier run.` Pure. */
export function replacesTitle(rows: number): string {
  return rows === 1
    ? '1 row is a mended one of an earlier run.'
    : `${number.format(rows)} rows are mended ones of an earlier run.`;
}

/** Who has made them, and which issues they are: `Made by the run “plan.csv” of 12 Nov 2026, 10:32: SHOP-65, SHOP-66.` Pure. */
export function earlierSentence(rows: readonly EarlierRow[]): string {
  const makers = [...new Set(rows.map(makerOf))];
  const moreRuns = makers.length - MOST_RUNS;
  const keys = rows.flatMap(({ key }) => key ?? []);
  const moreKeys = keys.length - MOST_KEYS;
  const by = listed(makers.slice(0, MOST_RUNS), moreRuns);
  const as = keys.length === 0 ? '' : `: ${listed(keys.slice(0, MOST_KEYS), moreKeys)}`;
  return `Made by ${by}${as}.`;
}

function makerOf({ run, createdAt }: EarlierRow): string {
  const at = moment.format(createdAt);
  return run === null ? `the create form on ${at}` : `the run “${run}” of ${at}`;
}

function listed(words: readonly string[], more: number): string {
  return `${words.join(', ')}${more > 0 ? ` and ${number.format(more)} more` : ''}`;
}
