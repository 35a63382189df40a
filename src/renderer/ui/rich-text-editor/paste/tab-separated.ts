import { lineNodes } from '@shared/adf/fit/fit-inlines';
import { fitDocument } from '@shared/adf/fit/fit-document';
import type { AdfNode } from '@shared/adf/types';

/**
 * The cells of text as spreadsheets put it on the clipboard: tabs between cells, line ends between rows, and quotes
 * around a cell that holds either. Null when the text is no such table: fewer than two columns, rows of unequal
 * length, or lines that begin with a tab, which is code.
 */
export function readTabSeparated(text: string): readonly (readonly string[])[] | null {
  if (!text.includes('\t')) return null;
  const rows = cellsOf(text.replace(/\r\n?/g, '\n').replace(/\n+$/, ''));
  const columns = rows[0]?.length ?? 0;
  if (rows.length < 2 || columns < 2 || rows.some((row) => row.length !== columns)) return null;
  const indented = rows.filter(([first]) => first === '').length;
  return indented * 2 > rows.length ? null : rows;
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    // A quote counts only where the quoted cell ends before a tab or a line end: `"a" b` is text.
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(text.slice(at));
    const cell = quoted?.[0] ?? /^[^\t\n]*/.exec(text.slice(at))?.[0] ?? '';
    row.push(quoted === null ? cell : (quoted[1] ?? '').replaceAll('""', '"'));
    at += cell.length;
    if (text[at] !== '\t') {
      rows.push(row);
      row = [];
    }
    if (at >= text.length) return rows;
    at += 1;
  }
}

/** Cells as a table; the first row is no header, since nothing says that it is one. */
export function cellsToAdf(rows: readonly (readonly string[])[]): AdfNode | null {
  const content = rows.map((row) => ({
    type: 'tableRow',
    content: row.map((cell) => ({ type: 'tableCell', content: lineNodes(cell.trim()) })),
  }));
  return fitDocument([{ type: 'table', content }]);
}
