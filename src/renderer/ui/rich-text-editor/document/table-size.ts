import type { EditorNode } from './editor-node';

/** Places in a grid that an editor can still draw; ten times what Jira's own editor makes of the largest sheet. */
const MOST_PLACES = 200_000;

/** Whether the table's rows, with all their spans, make a grid of sane size. */
export function isOfSaneSize(rows: readonly EditorNode[]): boolean {
  const widest = Math.max(...rows.map((row) => sum(row, 'colspan')));
  const tallest = Math.max(...rows.map((row) => sum(row, 'rowspan')));
  return widest * Math.max(rows.length, tallest) <= MOST_PLACES;
}

function sum(row: EditorNode, span: 'colspan' | 'rowspan'): number {
  return (row.content ?? []).reduce((total, cell) => total + Number(cell.attrs?.[span] ?? 1), 0);
}
