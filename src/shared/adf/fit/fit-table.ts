import { adfToText } from '../to-text';
import { attribute, childrenOf, nodeType } from '../types';
import type { AdfNode } from '../types';
import { lineNodes } from './fit-inlines';

/** As many as a browser draws; a made-up document may say anything. */
const MOST_SPANNED = 1000;

function rowsOf(table: AdfNode): readonly AdfNode[] {
  return childrenOf(table).filter((row) => nodeType(row) === 'tableRow' && childrenOf(row).length > 0);
}

function spans(cell: AdfNode): AdfNode {
  const kept = (['colspan', 'rowspan'] as const).flatMap((name) => {
    const value = attribute(cell, name);
    const fits = typeof value === 'number' && Number.isInteger(value) && value > 1 && value <= MOST_SPANNED;
    return fits ? [[name, value] as const] : [];
  });
  return kept.length === 0 ? {} : { attrs: Object.fromEntries(kept) };
}

/** A table whose cells each hold at least an empty paragraph; none when it has no cell. */
export function fitTable(table: AdfNode, fitCell: (content: readonly AdfNode[]) => AdfNode[]): AdfNode[] {
  const rows = rowsOf(table).map((row) => ({
    type: 'tableRow',
    content: childrenOf(row).map((cell) => {
      const inside = fitCell(childrenOf(cell));
      return { type: nodeType(cell), ...spans(cell), content: inside.length === 0 ? [{ type: 'paragraph' }] : inside };
    }),
  }));
  return rows.length === 0 ? [] : [{ type: 'table', content: rows }];
}

/** A table where none may stand: a paragraph with a line for each row. */
export function tableAsLines(table: AdfNode): AdfNode[] {
  const text = adfToText({ type: 'doc', content: [{ type: 'table', content: rowsOf(table) }] });
  return text.trim() === '' ? [] : [{ type: 'paragraph', content: lineNodes(text) }];
}
