import { defuse, OWN_COLUMN } from '../../shared/bulk/reading/formula-guard';
import type { Table } from '../../shared/bulk/table';

/** Characters of one piece. */
const PIECE = 64 * 1024;
/** Quoted for every delimiter that a spreadsheet may guess, and where blanks would be lost. */
const QUOTED = /[",;|\t\r\n]|^\s|\s$|^sep=/i;

/**
 * CSV (RFC 4180, CRLF) with the mark that lets Excel see UTF-8, in pieces, so that a large file is written without holding anyone up.
 * What a spreadsheet would run is defused; a last column, *Workbench row*, holds each row's `line` and marks the file as ours, so that
 * reading it again gives back exactly these cells.
 */
export function* writeCsv({ header, rows }: Pick<Table, 'header' | 'rows'>): Generator<string> {
  let piece = `\uFEFF${csvLine([...header, OWN_COLUMN])}`;
  for (const { line, cells } of rows) {
    piece += csvLine([...cells, String(line)]);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string): string {
  const safe = defuse(cell);
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
