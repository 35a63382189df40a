import type { AdfNode } from '@shared/adf/types';
import type { Reading, ReadNodes } from './reading';

const PARTS: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot']);

/** A table with its caption before it. */
export function tableOf(table: Element, reading: Reading, readNodes: ReadNodes): AdfNode[] {
  const captions = [...table.children].filter((child) => child.localName === 'caption');
  const rows = [...table.children].flatMap(rowsIn).map((row) => ({
    type: 'tableRow',
    content: [...row.children].filter(isCell).map((cell) => cellOf(cell, readNodes(cell, reading))),
  }));
  return [
    ...captions.map((caption) => ({ type: 'paragraph', content: readNodes(caption, reading) })),
    { type: 'table', content: rows },
  ];
}

function rowsIn(part: Element): Element[] {
  if (part.localName === 'tr') return [part];
  return PARTS.has(part.localName) ? [...part.children].filter((child) => child.localName === 'tr') : [];
}

function isCell(element: Element): boolean {
  return element.localName === 'td' || element.localName === 'th';
}

function cellOf(cell: Element, content: readonly AdfNode[]): AdfNode {
  const isHeader = cell.localName === 'th';
  return {
    type: isHeader ? 'tableHeader' : 'tableCell',
    attrs: { colspan: Number(cell.getAttribute('colspan') ?? 1), rowspan: Number(cell.getAttribute('rowspan') ?? 1) },
    content,
  };
}
