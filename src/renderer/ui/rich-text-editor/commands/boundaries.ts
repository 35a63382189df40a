import { joinTextblockBackward, setBlockType } from '@tiptap/pm/commands';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { liftListItem } from '@tiptap/pm/schema-list';
import { Selection, TextSelection, type Command, type EditorState } from '@tiptap/pm/state';

const EXPANDS = ['expand', 'nestedExpand'];
const LISTS = ['bulletList', 'orderedList', 'taskList'];

/** The place before the first letter of a line; null anywhere else. */
function lineStart({ selection }: EditorState): ResolvedPos | null {
  const { $from, empty } = selection;
  return empty && $from.parent.isTextblock && $from.parentOffset === 0 ? $from : null;
}

/** Backspace before the first letter: a heading is a line of text again, and so is an empty block of code. */
export const backspaceToText: Command = (state, dispatch) => {
  const parent = lineStart(state)?.parent;
  const { paragraph } = state.schema.nodes;
  const isHeading = parent?.type.name === 'heading';
  const isEmptyCode = parent?.type.name === 'codeBlock' && parent.content.size === 0;
  return paragraph !== undefined && (isHeading || isEmptyCode) && setBlockType(paragraph)(state, dispatch);
};

/** Backspace before the first letter of a list item takes it out of its list, by one level. */
export const backspaceListItem: Command = (state, dispatch) => {
  const $from = lineStart(state);
  const { listItem } = state.schema.nodes;
  const isFirst = $from !== null && $from.depth > 1 && $from.node(-1).type === listItem && $from.index(-1) === 0;
  return isFirst && listItem !== undefined && liftListItem(listItem)(state, dispatch);
};

/** Backspace in the line behind a list: its words join the last item, and are no item of their own. */
export const backspaceAfterList: Command = (state, dispatch, view) => {
  const $from = lineStart(state);
  if ($from === null || $from.depth === 0 || $from.parent.type.name !== 'paragraph') return false;
  const index = $from.index(-1);
  const before = index === 0 ? null : $from.node(-1).child(index - 1);
  return before !== null && LISTS.includes(before.type.name) && joinTextblockBackward(state, dispatch, view);
};

function expandAround($from: ResolvedPos): Node | null {
  if ($from.depth < 2 || $from.parent.type.name !== 'paragraph' || $from.parent.content.size > 0) return null;
  const around = $from.node(-1);
  return EXPANDS.includes(around.type.name) ? around : null;
}

/** Backspace in an expand with nothing in it takes the expand away. */
export const backspaceEmptyExpand: Command = (state, dispatch) => {
  const $from = lineStart(state);
  const expand = $from === null ? null : expandAround($from);
  if ($from === null || expand === null || expand.childCount > 1) return false;
  const place = $from.before(-1);
  const tr = state.tr.replaceWith(place, $from.after(-1), $from.parent);
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, place + 1)).scrollIntoView());
  return true;
};

/** Enter in the empty last line of an expand goes on behind it, as in a panel and a quote. */
export const leaveExpand: Command = (state, dispatch) => {
  const $from = lineStart(state);
  const expand = $from === null ? null : expandAround($from);
  if ($from === null || expand === null || expand.childCount === 1 || $from.index(-1) < expand.childCount - 1)
    return false;
  const tr = state.tr.delete($from.before(), $from.after());
  const behind = tr.mapping.map($from.after(-1));
  tr.insert(behind, $from.parent.type.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, behind + 1)).scrollIntoView());
  return true;
};

/** What ends code where it stands last and Enter is pressed: two empty lines, or the fence that Markdown closes it with. */
const CODE_END = /\n\n$|(?:^|\n)```$/;

/** The third Enter at the end of code, or Enter behind three backticks, leaves it, and the sign for it goes. */
export const leaveCode: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const { parent } = $from;
  const { paragraph } = state.schema.nodes;
  const isAtEnd = empty && parent.type.name === 'codeBlock' && $from.parentOffset === parent.content.size;
  const sign = isAtEnd ? CODE_END.exec(parent.textContent)?.[0].length : undefined;
  if (sign === undefined || paragraph === undefined) return false;
  const index = $from.indexAfter(-1);
  if (!$from.node(-1).canReplaceWith(index, index, paragraph)) return false;
  const tr = state.tr.delete($from.pos - sign, $from.pos);
  const behind = tr.mapping.map($from.after());
  tr.insert(behind, paragraph.create());
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(behind + 1))).scrollIntoView());
  return true;
};

/** Above a block of code that is the first of all there is no other place to write. */
export const leaveFirstCodeUp: Command = (state, dispatch) => {
  const $from = lineStart(state);
  const { paragraph } = state.schema.nodes;
  if ($from === null || paragraph === undefined || $from.parent.type.name !== 'codeBlock' || $from.pos > 1)
    return false;
  const tr = state.tr.insert(0, paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, 1)).scrollIntoView());
  return true;
};

/** The arrow at the end of a line that ends in code leaves the code: what is typed then is text. */
export const leaveCodeMark: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const { code } = state.schema.marks;
  const isAtEnd = empty && $from.parent.isTextblock && $from.parentOffset === $from.parent.content.size;
  const marks = state.storedMarks ?? $from.marks();
  if (!isAtEnd || code === undefined || code.isInSet(marks) === undefined) return false;
  dispatch?.(state.tr.removeStoredMark(code));
  return true;
};

const INDENT = '  ';

/** Tab in code: the line, or every line that is selected, is indented by two spaces or comes back by as many. */
export function indentCode(way: 1 | -1): Command {
  return (state, dispatch) => {
    const { $from, $to, empty } = state.selection;
    if ($from.parent.type.name !== 'codeBlock' || !$from.sameParent($to)) return false;
    const text = $from.parent.textContent;
    if (empty && way === 1) {
      dispatch?.(state.tr.insertText(INDENT).scrollIntoView());
      return true;
    }
    const first = text.lastIndexOf('\n', $from.parentOffset - 1) + 1;
    const starts = [first];
    for (let at = text.indexOf('\n', first); at >= 0 && at < $to.parentOffset; at = text.indexOf('\n', at + 1))
      starts.push(at + 1);
    const { tr } = state;
    // From the end on, so that the places before stay where they are.
    for (const start of starts.toReversed()) {
      const at = $from.start() + start;
      const lead = /^(?: {1,2}|\t)/.exec(text.slice(start))?.[0].length ?? 0;
      if (way === 1) tr.insertText(INDENT, at);
      else if (lead > 0) tr.delete(at, at + lead);
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}
