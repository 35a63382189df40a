import { fold } from '../fold';
import { nameWords, OWN_TARGETS, SYNONYMS } from './header-words';
import type { Sheet } from './sheet';
import type { Table } from './table';
import { readWrittenDate } from './written-date';

/** `Column A`, `Column AB`: what columns without a name are called. `index` from 0. */
export function letterName(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `Column ${letters}`;
}

/** Whether the columns have no names of the file: its first row is a row like any other. Pure. */
export function isNameless({ header }: Pick<Sheet, 'header'>): boolean {
  return header.length > 0 && header.every((name, index) => name === letterName(index) || (index > 0 && name === ''));
}

/** A table of which the first row was read as names, and is a row. Pure. */
export function withoutHeader(read: Table): Table {
  if (isNameless(read)) return read;
  const { header, rows, ...table } = read;
  const line = Math.max(1, (rows[0]?.line ?? 2) - 1);
  return { ...table, header: header.map((_, index) => letterName(index)), rows: [{ line, cells: header }, ...rows] };
}

const WORDS: ReadonlySet<string> = new Set([
  ...Object.values(OWN_TARGETS).flat(),
  ...SYNONYMS.flatMap(({ field, words }) => [field, ...words]),
]);

const OF_SUMMARY: ReadonlySet<string> = new Set(
  // The word is a type of issues, too, and as such it stands in rows.
  SYNONYMS.flatMap(({ field, words }) =>
    field === 'summary' ? [field, ...words.filter((word) => word !== 'task')] : [],
  ),
);

/** Whether a row that stands alone names columns: it has a word for the summary, or usual names for most of its cells. Pure. */
export function namesColumns(cells: readonly string[]): boolean {
  const names = cells.map(nameWords).filter((name) => name !== '');
  const usual = names.filter((name) => WORDS.has(name));
  return names.some((name) => OF_SUMMARY.has(name)) || usual.length * 2 > names.length;
}

/**
 * Why the row of names looks like data, in a sentence: what stands in it stands below it again, or it holds a date, a number or an address, and
 * no usual name. `null` where it does not. Pure.
 */
export function looksLikeData({ header, rows }: Pick<Table, 'header'> & Pick<Sheet, 'rows'>): string | null {
  const named = header.some((name) => WORDS.has(nameWords(name)));
  // The names may stand once more, where two files were put together.
  const others = rows.filter(({ cells }) => header.some((name, at) => name.trim() !== (cells[at] ?? '').trim()));
  for (const [column, name] of header.entries()) {
    const text = name.trim();
    if (text === '') continue;
    const isAgain = sameAs(text);
    const again = others.find(({ cells }) => isAgain(cells[column] ?? ''));
    if (again !== undefined) {
      return `The first row looks like data: “${text}” stands in row ${String(again.number)} too.`;
    }
    const isValue = readWrittenDate(text) !== null || /^-?\d+(?:[.,]\d+)*$/.test(text) || /^\S+@\S+\.\S+$/.test(text);
    if (isValue && !named) return `The first row looks like data: no column is called “${text}”.`;
  }
  return null;
}

/** Whether cells say the same as a text, case, accents and outer spaces apart. Most of ten thousand begin with another letter, which is enough. */
function sameAs(text: string): (cell: string) => boolean {
  const folded = fold(text);
  const [lower, upper] = [folded.charCodeAt(0), folded.charAt(0).toUpperCase().charCodeAt(0)];
  return (cell) => {
    const first = cell.charCodeAt(0);
    // A letter or sign of ASCII is itself when it is folded.
    if (first > 32 && first < 127 && first !== lower && first !== upper) return false;
    return fold(cell.trim()) === folded;
  };
}
