/** A file as people hand it over, and the lines of it that break RFC 4180. */
export interface BrokenCsv {
  readonly text: string;
  /** Lines of the file, counted from 1, by what is wrong there. */
  readonly lines: Readonly<Record<Breaking, number>>;
  /** The rows, from 0, that it was done to, and what their first broken cell says when it is read for what it means. */
  readonly rows: Readonly<Record<Breaking, number>>;
}

const BREAKINGS = ['quotes inside quotes', 'a quote that never closes', 'a short row'] as const;
type Breaking = (typeof BREAKINGS)[number];

/** Quoted where it has to be, but for one row of each breaking: `free` says which rows may be taken. The column of `text` is broken. */
export function brokenCsv(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  text: number,
  free: (row: number) => boolean,
): BrokenCsv {
  const places = rows.flatMap((cells, at) => (free(at) && !cells.some(needsQuotes) ? [at] : []));
  const taken = Object.fromEntries(BREAKINGS.map((breaking, nth) => [breaking, places[nth * 3] ?? -1]));
  const lines: Record<string, number> = {};
  let line = 2;
  const written = rows.map((cells, at) => {
    const breaking = BREAKINGS.find((one) => taken[one] === at);
    if (breaking !== undefined) lines[breaking] = line;
    const made = breaking === undefined ? csvLine(cells) : broken(breaking, cells, text);
    line += made.split('\n').length;
    return made;
  });
  return {
    text: [csvLine(header), ...written].join('\n'),
    lines: lines as Record<Breaking, number>,
    rows: taken as Record<Breaking, number>,
  };
}

function broken(breaking: Breaking, cells: readonly string[], text: number): string {
  const own = cells[text] ?? '';
  if (breaking === 'quotes inside quotes') return cells.with(text, `"${own} "at last" again"`).join(',');
  if (breaking === 'a quote that never closes') return cells.with(text, `"${own}`).join(',');
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells.slice(0, last + 1).join(',');
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (needsQuotes(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

function needsQuotes(cell: string): boolean {
  return /[",\n]/.test(cell);
}
