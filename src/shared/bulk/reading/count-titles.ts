import { namesColumns } from '../first-row';
import { OWN_COLUMN } from './formula-guard';
import type { RawRow } from './gather-rows';

/** What a row needs before another may be the title above it, where its words tell nothing. */
const HEADER_CELLS = 3;
/** Rows that may stand above the names: a title, who wrote it, of which week. */
const MOST_TITLES = 8;

/**
 * How many rows at the top are titles: rows with one value in a wide sheet above a full one, or rows with few values above one that holds
 * usual names of columns. None in a file of ours. Pure.
 */
export function countTitles(rows: readonly Pick<RawRow, 'cells' | 'width'>[]): number {
  if (rows[0]?.cells.some((cell) => cell.trim() === OWN_COLUMN) === true) return 0;
  const named = namesAt(rows.map(({ cells }) => cells));
  if (named > 0) return named;
  let at = 0;
  while (at < 5 && filled(rows[at]?.cells) === 1 && (rows[at]?.width ?? 0) >= HEADER_CELLS) at += 1;
  return at > 0 && filled(rows[at]?.cells) >= HEADER_CELLS ? at : 0;
}

/** Where the row of usual names stands that has titles above it and no others; 0 where none has. Pure. */
export function namesAt(rows: readonly (readonly string[])[]): number {
  for (let at = 0; at <= MOST_TITLES; at += 1) {
    const cells = rows[at];
    if (cells === undefined) return 0;
    if (!namesColumns(cells)) continue;
    const most = Math.max(1, Math.floor(filled(cells) / 2));
    const areTitles = rows.slice(0, at).every((above) => filled(above) <= most);
    return filled(cells) >= 2 && areTitles ? at : 0;
  }
  return 0;
}

function filled(cells: readonly string[] | undefined): number {
  return cells === undefined ? 0 : cells.filter((cell) => cell.trim() !== '').length;
}
