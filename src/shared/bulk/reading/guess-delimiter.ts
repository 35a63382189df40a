import { namesAt } from './count-titles';
import { OWN_COLUMN } from './formula-guard';
import { DelimitedText, type Delimiter } from './split-delimited';

const CANDIDATES = ['\t', ';', ',', '|'] as const;
/** Characters and rows that are looked at. */
const SAMPLE = 256 * 1024;
const ROWS = 60;
/** Rows among which the names of columns may stand. */
const FIRST = 9;

/** A file of ours names its last column; whatever program saved it since, its delimiter stands before that. */
const OWN_HEADER = new RegExp(String.raw`([\t;,|])"?${OWN_COLUMN}"?[\r\n]`);

/**
 * The delimiter that parts the rows most alike. A first row without it decides against it unless nearly all other rows agree, so that a
 * list of sentences with commas stays one column. Pure.
 */
export function guessDelimiter(text: string): Delimiter {
  const sample = text.slice(0, SAMPLE);
  const own = CANDIDATES.find((one) => one === OWN_HEADER.exec(sample)?.[1]);
  if (own !== undefined) return own;
  let best: { readonly delimiter: Delimiter; readonly alike: number; readonly columns: number } | null = null;
  for (const delimiter of CANDIDATES) {
    const found = measure(sample, delimiter, text.length > SAMPLE);
    if (found === null) continue;
    if (best === null || found.alike > best.alike || (found.alike === best.alike && found.columns > best.columns)) {
      best = { delimiter, ...found };
    }
  }
  return best === null ? null : best.delimiter;
}

/** How many of the rows are as wide as most, and how wide that is; `null` where this delimiter parts nothing. */
function measure(
  sample: string,
  delimiter: Delimiter,
  cutOff: boolean,
): { readonly alike: number; readonly columns: number } | null {
  const widths: number[] = [];
  const first: (readonly string[])[] = [];
  let parts = false;
  new DelimitedText(sample, delimiter, null).eachRow((_line, cells) => {
    parts ||= cells.length > 1;
    if (cells.some((cell) => cell.trim() !== '')) {
      widths.push(cells.length);
      if (first.length < FIRST) first.push(cells);
    }
    return widths.length < ROWS;
  });
  // The last row of a sample may be half a row.
  if (cutOff && widths.length > 1 && widths.length < ROWS) widths.pop();
  if (widths.length === 0) return parts ? { alike: 0.01, columns: 2 } : null;
  // A title has no delimiter, and parts nothing.
  widths.splice(0, namesAt(first));
  const times = new Map<number, number>();
  for (const width of widths) times.set(width, (times.get(width) ?? 0) + 1);
  const [columns, rows] = [...times].reduce((one, other) => (other[1] > one[1] ? other : one), [1, 0]);
  const header = widths[0] ?? 1;
  const alike = rows / Math.max(1, widths.length);
  if (header >= 2) return { alike: columns >= 2 ? alike : 0.01, columns: Math.max(header, columns) };
  return columns >= 2 && alike >= 0.8 && widths.length >= 4 ? { alike, columns } : null;
}
