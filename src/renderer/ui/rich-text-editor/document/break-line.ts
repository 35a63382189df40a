import type { Command, SingleCommands } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { isJsonObject } from '@shared/json';
import { SOURCE } from './editor-node';

/** What Enter does outside of lists: the first of these that applies. */
export function breakLine({ commands }: { readonly commands: SingleCommands }): (() => boolean)[] {
  return [
    () => commands.newlineInCode(),
    () => commands.createParagraphNear(),
    () => commands.liftEmptyBlock(),
    () => commands.splitBlock(),
  ];
}

/**
 * Both halves of a line keep where their words came from. A half without words has nothing to keep: it is a new line, not one of
 * Jira's that was emptied.
 */
export const forgetEmptyHalf: Command = ({ tr, dispatch }) => {
  const { $from } = tr.selection;
  if (!dispatch || $from.depth === 0) return true;
  // However fast somebody writes: one undo takes back a line at the most.
  closeHistory(tr);
  const index = $from.index(-1);
  const here = $from.parent;
  // What is written behind a task that is done is still to be done.
  if (here.type.name === 'taskItem' && here.content.size === 0) tr.setNodeAttribute($from.before(), 'state', 'TODO');
  const above = index === 0 ? null : $from.node(-1).child(index - 1);
  const isSecond = above !== null && above.attrs[SOURCE] === here.attrs[SOURCE];
  if (isEmptyLine(here) && (isSecond || hadWords(here))) tr.setNodeAttribute($from.before(), SOURCE, null);
  if (above !== null && isEmptyLine(above) && hadWords(above)) {
    const { localId } = above.attrs;
    const place = $from.before() - above.nodeSize;
    tr.setNodeMarkup(place, null, { ...above.attrs, localId: null, [SOURCE]: null });
    // The name of the line goes with its words.
    if (here.content.size > 0) tr.setNodeAttribute($from.before(), 'localId', localId);
  }
  return true;
};

/** A new task is to be done, whatever the one before it is. */
export const freshTask: Command = ({ tr, dispatch }) => {
  const { $from } = tr.selection;
  const isNew = $from.parent.type.name === 'taskItem' && $from.parent.content.size === 0;
  if (dispatch && isNew && $from.parent.attrs['state'] === 'DONE') tr.setNodeAttribute($from.before(), 'state', 'TODO');
  return true;
};

function isEmptyLine(node: Node): boolean {
  return node.type.name === 'paragraph' && node.content.size === 0;
}

function hadWords({ attrs }: Node): boolean {
  const source: unknown = attrs[SOURCE];
  if (!isJsonObject(source)) return false;
  const content = source['content'];
  return source['type'] !== 'paragraph' || (Array.isArray(content) && content.length > 0);
}
