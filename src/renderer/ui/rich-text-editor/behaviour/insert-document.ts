import { closeHistory } from '@tiptap/pm/history';
import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { CellSelection, handlePaste, isInTable, rowIsHeader, selectedRect } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { childrenOf, type AdfNode } from '@shared/adf/types';
import { fitDocument } from '@shared/adf/fit/fit-document';
import { adfToEditor } from '../document/adf-to-editor';
import { markPasted } from './paste-notice';

/** Puts a document where the selection is: one paragraph goes into the line, blocks between blocks, cells into the cells of a table. */
export function insertDocument(view: EditorView, document: AdfNode): void {
  const { state } = view;
  if (isInTable(state)) {
    insertIntoCell(view, document);
    return;
  }
  const node = readDocument(state, document);
  if (node === null) return;
  const { from, to } = state.selection;
  insertAt(view, sliceOf(node.content), { from, to });
}

/** Puts a document in the place of a part of the text. */
export function replaceWithDocument(
  view: EditorView,
  range: { readonly from: number; readonly to: number },
  document: AdfNode,
): void {
  const node = readDocument(view.state, document);
  if (node === null) return;
  insertAt(view, sliceOf(node.content), range);
}

function readDocument(state: EditorState, document: AdfNode): Node | null {
  const read = adfToEditor(document);
  return read.state === 'refused' ? null : state.schema.nodeFromJSON(read.doc);
}

/** An edge that is a paragraph joins the line that it meets. */
function sliceOf(content: Fragment): Slice {
  const open = (edge: Node | null): number => (edge?.type.name === 'paragraph' ? 1 : 0);
  return new Slice(content, open(content.firstChild), open(content.lastChild));
}

/** What was typed before and what is typed after are steps of their own for the one who undoes. */
function insertAt(view: EditorView, slice: Slice, { from, to }: { readonly from: number; readonly to: number }): void {
  const { selection, storedMarks, tr } = view.state;
  if (from === selection.from && to === selection.to) tr.replaceSelection(slice);
  else {
    tr.replaceRange(from, to, slice);
    tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(to)), -1));
  }
  // Who writes on writes as before, not as the last word that was pasted.
  tr.setStoredMarks(storedMarks ?? selection.$from.marks());
  tr.setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView();
  // It ends where the cursor is: what is written from there on is no part of it.
  const place = { from: Math.min(firstChange(tr), tr.selection.from), to: tr.selection.from };
  view.dispatch(markPasted(closeHistory(tr), place));
  view.dispatch(closeHistory(view.state.tr));
}

function firstChange({ mapping, doc }: Transaction): number {
  let first = doc.content.size;
  mapping.maps.forEach((map, index) => {
    map.forEach((_from, _to, start) => {
      first = Math.min(first, mapping.slice(index + 1).map(start, -1));
    });
  });
  return first;
}

/** No table stands in another: one alone fills the cells from here on, and among other things it is told as what a cell may hold. */
function insertIntoCell(view: EditorView, document: AdfNode): void {
  const [only, ...others] = childrenOf(document);
  const isTable = only?.['type'] === 'table' && others.length === 0;
  const cell = { type: 'tableCell', content: childrenOf(document) };
  const inTable = isTable
    ? document
    : fitDocument([{ type: 'table', content: [{ type: 'tableRow', content: [cell] }] }]);
  const node = inTable === null ? null : readDocument(view.state, inTable);
  if (node === null) return;
  if (!isTable && !(view.state.selection instanceof CellSelection)) {
    const { from, to } = view.state.selection;
    insertAt(view, sliceOf(node.firstChild?.firstChild?.firstChild?.content ?? Fragment.empty), { from, to });
    return;
  }
  view.dispatch(closeHistory(view.state.tr));
  handlePaste(view, new ClipboardEvent('paste'), new Slice(asCellsOfRows(view.state, node), 0, 0));
  // The cells are selected now, and the next letter would take their place.
  const { selection, tr } = view.state;
  if (selection instanceof CellSelection) {
    const { $headCell } = selection;
    tr.setSelection(TextSelection.near(tr.doc.resolve($headCell.pos + ($headCell.nodeAfter?.nodeSize ?? 1) - 1), -1));
  }
  view.dispatch(closeHistory(markPasted(tr, null)).scrollIntoView());
}

/** A row of headings stays one, whatever comes into its cells, and no other becomes one. */
function asCellsOfRows(state: EditorState, { content }: Node): Fragment {
  const { tableHeader, tableCell } = state.schema.nodes;
  const pasted = content.firstChild;
  if (pasted === null || tableHeader === undefined || tableCell === undefined) return content;
  const { map, table, top } = selectedRect(state);
  const rows: Node[] = [];
  pasted.forEach((row, _offset, index) => {
    const isHeader = top + index < map.height && rowIsHeader(map, table, top + index);
    const type = isHeader ? tableHeader : tableCell;
    const cells: Node[] = [];
    row.forEach((cell) => cells.push(type.create(cell.attrs, cell.content)));
    rows.push(row.copy(Fragment.from(cells)));
  });
  return Fragment.from(pasted.copy(Fragment.from(rows)));
}
