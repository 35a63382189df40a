import { fieldTypeFor } from '../fields/catalogue';
import type { CreateField } from '../jira/field';
import { columnValues } from './column-values';
import { dateOrderOf, type DateOrderGuess } from './date-order';
import type { ColumnMapping, TextForm } from './mapping';
import { type DecimalSignGuess, decimalSignOf } from './number-order';
import { type PlainUnitGuess, plainUnitOf } from './plain-durations';
import type { Sheet } from './sheet';

/** How the texts of a column are read, as they themselves say; `null` where that is no question. */
export interface ReadingGuess {
  /** The order of its dates, for a column of dates that does not write them in one way. */
  readonly dates: DateOrderGuess | null;
  /** The decimal sign, for a column of numbers that writes one. */
  readonly numbers: DecimalSignGuess | null;
  /** The unit, for a column of durations that leaves it out. */
  readonly unit: PlainUnitGuess | null;
  /** In which markup rich text is written, with the evidence. */
  readonly text: TextFormGuess | null;
}

export interface TextFormGuess {
  readonly form: TextForm;
  /** In words, with the evidence. */
  readonly reason: string;
}

export const NO_READING: ReadingGuess = { dates: null, numbers: null, unit: null, text: null };

/** Looks at the values of a column of a field for what decides how they are read. Pure. */
export function guessReading(
  field: CreateField,
  sheet: Pick<Sheet, 'rows'>,
  header: string,
  column: number,
): ReadingGuess {
  const evidence = (): { row: number; text: string }[] =>
    sheet.rows.map(({ number, cells }) => ({ row: number, text: cells[column] ?? '' }));
  switch (fieldTypeFor(field.schema).control) {
    case 'date':
    case 'date-time':
      return { ...NO_READING, dates: dateOrderOf(evidence()) };
    case 'number':
      return { ...NO_READING, numbers: decimalSignOf(evidence()) };
    case 'time-tracking':
      return { ...NO_READING, unit: plainUnitOf(header, columnValues(sheet, column, null)) };
    case 'paragraph':
      return { ...NO_READING, text: textFormOf(sheet, column) };
    default:
      return NO_READING;
  }
}

/** How the texts of a column are read. */
export type ColumnReadings = Pick<ColumnMapping, 'dates' | 'numbers' | 'unit' | 'text'>;

/**
 * How a column is read: as somebody has said of this very sheet, else as its texts prove it, else as was said of this header before. What
 * was said of another file proves nothing here; where the texts contradict each other, it is asked. Pure.
 */
export function settledReading(
  said: ColumnReadings | null,
  remembered: ColumnReadings | null,
  { dates, numbers, unit, text }: ReadingGuess,
): ColumnReadings {
  const isMixed = dates !== null && dates.dayFirst.length > 0 && dates.monthFirst.length > 0;
  return {
    dates: said?.dates ?? dates?.order ?? (isMixed ? null : (remembered?.dates ?? null)),
    numbers: said?.numbers ?? numbers?.sign ?? (numbers?.isMixed === true ? null : (remembered?.numbers ?? null)),
    unit: said?.unit ?? (unit?.byHeader === true ? remembered?.unit : null) ?? unit?.unit ?? remembered?.unit ?? null,
    text: said?.text ?? text?.form ?? remembered?.text ?? null,
  };
}

/** What a person has said of it: what the texts tell by themselves is nothing that anybody chose. Pure. */
export function chosenReadings(
  now: ColumnReadings,
  before: ColumnReadings | null,
  { dates, numbers, unit, text }: ReadingGuess,
): ColumnReadings {
  const chosen = <T>(value: T | null, found: T | null | undefined, was: T | null | undefined): T | null =>
    value === found && value !== was ? null : value;
  return {
    dates: chosen(now.dates, dates?.order, before?.dates),
    numbers: chosen(now.numbers, numbers?.sign, before?.numbers),
    unit: chosen(now.unit, unit?.unit, before?.unit),
    text: chosen(now.text, text?.form, before?.text),
  };
}

/** Marks that nobody writes by accident: headings, bold, links, fences, lists. */
const MARKDOWN = /(^|\n)(#{1,6} \S|```|[-*] \S.*\n[-*] \S|\d+\. \S.*\n\d+\. \S)|\*\*\S[^*\n]*\*\*|\[[^\]\n]+\]\(\S+\)/;

/** Marks of Jira's wiki markup that are none of Markdown's: headings, blocks in braces, links with a bar, heads of tables. */
const WIKI =
  /(^|\n)(h[1-6]\. \S|\|\|[^|\n]+\|\||bq\. \S)|\{(?:code|noformat|quote|panel|color)(?::[^}\n]*)?\}|\{\{[^{}\n]+\}\}|\[[^\]|\n]+\|[^\]\n]+\]/;

function textFormOf(sheet: Pick<Sheet, 'rows'>, column: number): TextFormGuess | null {
  const find = (marks: RegExp): { row: number; mark: string; count: number } | null => {
    let first: { row: number; mark: string } | null = null;
    let count = 0;
    for (const { number, cells } of sheet.rows) {
      const cell = cells[column] ?? '';
      const at = marks.exec(cell);
      if (at === null) continue;
      count += 1;
      first ??= { row: number, mark: lineAt(cell, at.index) };
    }
    return first === null ? null : { ...first, count };
  };
  const [wiki, markdown] = [find(WIKI), find(MARKDOWN)];
  if (wiki !== null && wiki.count >= (markdown?.count ?? 0)) {
    return { form: 'wiki', reason: `Jira’s wiki markup stands in it, like ${wiki.mark} in row ${String(wiki.row)}.` };
  }
  if (markdown === null) return null;
  return { form: 'markdown', reason: `Markdown stands in it, like ${markdown.mark} in row ${String(markdown.row)}.` };
}

const LONG = 40;

/** The rest of the line in which something stands, cut. */
function lineAt(text: string, at: number): string {
  const line =
    text
      .slice(at)
      .trimStart()
      .split(/[\r\n]/)[0] ?? '';
  return line.length > LONG ? `${line.slice(0, LONG)}…` : line;
}
