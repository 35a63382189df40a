import type { TableNote } from './table';

/** `Line 3: ` of a text, `Row 3: ` of a spreadsheet; empty for what concerns the whole. Pure. */
export function placeOfNote({ line, isRow }: Pick<TableNote, 'line' | 'isRow'>): string {
  return line === null ? '' : `${isRow === true ? 'Row' : 'Line'} ${String(line)}: `;
}
