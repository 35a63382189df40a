import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { insertInline } from '../commands/insert';

export interface ChosenChip {
  readonly at: number;
  /** Those that are text. */
  readonly attrs: Readonly<Record<string, string>>;
}

/** The chip of a kind that is selected as a whole; null where a new one is asked for. */
export function chosenChip(editor: Editor, kind: 'status' | 'date'): ChosenChip | null {
  const { selection } = editor.state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== kind) return null;
  const attrs = Object.entries(selection.node.attrs).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return { at: selection.from, attrs: Object.fromEntries(attrs) };
}

/** Changes the chip, or puts a new one in the place of what is selected. Writing goes on behind it. */
export function setChip(
  editor: Editor,
  kind: 'status' | 'date',
  chosen: ChosenChip | null,
  attrs: Readonly<Record<string, string>>,
): void {
  if (chosen === null) {
    insertInline(editor, { type: kind, attrs });
    return;
  }
  const { tr, doc } = editor.state;
  if (doc.nodeAt(chosen.at)?.type.name === kind) {
    for (const [name, value] of Object.entries(attrs)) tr.setNodeAttribute(chosen.at, name, value);
    editor.view.dispatch(tr);
  }
  editor.commands.setTextSelection(Math.min(chosen.at + 2, editor.state.doc.content.size));
}
