import type { Editor, JSONContent } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';

/** The day in this time zone, as ADF keeps days: milliseconds of its UTC midnight, in text. */
export function timestampOf(day: string): string {
  return String(Date.parse(`${day}T00:00:00Z`));
}

export function dayOf(timestamp: unknown): string | null {
  const time = new Date(typeof timestamp === 'string' ? Number(timestamp) : Number.NaN);
  return Number.isNaN(time.getTime()) ? null : time.toISOString().slice(0, 10);
}

const PARAGRAPH: JSONContent = { type: 'paragraph' };

function row(cell: 'tableHeader' | 'tableCell'): JSONContent {
  return { type: 'tableRow', content: Array.from({ length: 3 }, () => ({ type: cell, content: [PARAGRAPH] })) };
}

export const TABLE: JSONContent = { type: 'table', content: [row('tableHeader'), row('tableCell'), row('tableCell')] };

/** Puts a block in the place of an empty paragraph, else behind the block that the cursor is in, and the cursor into it. */
export function insertBlock(editor: Editor, block: JSONContent): void {
  const { $from } = editor.state.selection;
  const isEmptyLine = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  const at = isEmptyLine
    ? { from: $from.before(), to: $from.after() }
    : $from.after(Math.max(1, placeDepth(editor, block)));
  const start = typeof at === 'number' ? at : at.from;
  const needsLine = isLast(editor, typeof at === 'number' ? at : at.to);
  editor
    .chain()
    .insertContentAt(at, needsLine ? [block, PARAGRAPH] : [block], { updateSelection: false })
    .command(({ tr }) => {
      tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1)));
      return true;
    })
    .focus()
    .scrollIntoView()
    .run();
}

/** How deep the block may stand around the cursor: a table leaves the list that it was asked for in. */
function placeDepth(editor: Editor, block: JSONContent): number {
  const { $from } = editor.state.selection;
  const type = editor.schema.nodes[block.type ?? ''];
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const parent = $from.node(depth - 1);
    const after = $from.indexAfter(depth - 1);
    if (type !== undefined && parent.canReplaceWith(after, after, type)) return depth;
  }
  return 1;
}

/** Behind the last block there has to be a line to go on writing. */
function isLast(editor: Editor, at: number): boolean {
  return at >= editor.state.doc.content.size;
}

/** An inline node with a space behind it, in the place of what is selected. */
export function insertInline(
  editor: Editor,
  node: JSONContent,
  over?: { readonly from: number; readonly to: number },
): void {
  const { from, to } = over ?? editor.state.selection;
  const { marks } = editor.schema;
  editor
    .chain()
    .focus()
    .insertContentAt({ from, to }, [node, { type: 'text', text: ' ' }])
    .unsetMark(marks['code'] === undefined ? 'strong' : 'code')
    .run();
}
