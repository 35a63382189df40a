import { InputRule } from '@tiptap/core';
import { Fragment, type NodeType, type ResolvedPos } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';

const BULLET = /^\s*[-+*]\s$/;
const NUMBER = /^\s*\d{1,4}[.)]\s$/;
/** With the dash before the box too, as Markdown has it. */
const BOX = /^\s*(?:[-+*]\s)?\[([ xX]?)\]\s$/;

/**
 * The sign of an item that Enter has already made: who types `1. a`, Enter, `2. b` means the second item and no list inside it. The
 * sign of the other kind makes it an item of such a list, and a box in a task says whether it is done.
 */
export function itemSignRules(bulletList: NodeType, orderedList: NodeType): InputRule[] {
  return [itemRule(BULLET, bulletList), itemRule(NUMBER, orderedList), boxRule()];
}

function itemRule(find: RegExp, wanted: NodeType): InputRule {
  return new InputRule({
    find,
    handler: ({ state, range }) => {
      const { $from } = state.selection;
      const isLineOfItem = $from.depth > 1 && $from.node(-1).type.name === 'listItem' && $from.index(-1) === 0;
      if (!isLineOfItem) return null;
      const { tr } = state;
      tr.delete(range.from, range.to);
      if ($from.node(-2).type !== wanted) intoListOf(tr, tr.doc.resolve(range.from), wanted);
      return undefined;
    },
  });
}

/** The item goes into a list of its own kind; those before and after stay in lists of theirs. */
function intoListOf(tr: Transaction, $item: ResolvedPos, wanted: NodeType): void {
  const list = $item.node(-2);
  const at = $item.index(-2);
  const before = list.content.cut(0, $item.before(-1) - $item.start(-2));
  const after = list.content.cut($item.after(-1) - $item.start(-2));
  const parts = [
    ...(at === 0 ? [] : [list.copy(before)]),
    wanted.create(null, list.child(at)),
    ...(after.size === 0 ? [] : [list.type.create(null, after)]),
  ];
  tr.replaceWith($item.before(-2), $item.after(-2), Fragment.from(parts));
  // The end of one list and the start of another stand before it now.
  tr.setSelection(TextSelection.create(tr.doc, $item.pos + (at === 0 ? 0 : 2)));
}

function boxRule(): InputRule {
  return new InputRule({
    find: BOX,
    handler: ({ state, range, match }) => {
      const { $from } = state.selection;
      if ($from.parent.type.name !== 'taskItem') return null;
      state.tr.delete(range.from, range.to);
      state.tr.setNodeAttribute($from.before(), 'state', match[1]?.toLowerCase() === 'x' ? 'DONE' : 'TODO');
      return undefined;
    },
  });
}
