import { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { SOURCE, type EditorNode } from './editor-node';

const OPENING = 'adfOpening';

/** Puts another document in the place of the one that is open. Not a step that undo goes back over, and no update is told. */
export function openDocument(tr: Transaction, doc: EditorNode): Transaction {
  const { schema } = tr.doc.type;
  const opened = Node.fromJSON(schema, doc);
  tr.replaceWith(0, tr.doc.content.size, opened.content);
  const source: unknown = opened.attrs[SOURCE];
  return tr
    .setDocAttribute(SOURCE, source)
    .setMeta(OPENING, true)
    .setMeta('addToHistory', false)
    .setMeta('preventUpdate', true);
}

export function isOpening(tr: Transaction): boolean {
  return tr.getMeta(OPENING) === true;
}
