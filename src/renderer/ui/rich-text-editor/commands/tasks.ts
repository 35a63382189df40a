import { Fragment, type Node, type NodeType, type ResolvedPos } from '@tiptap/pm/model';
import { TextSelection, type Command, type EditorState } from '@tiptap/pm/state';
import { canJoin, liftTarget } from '@tiptap/pm/transform';

interface ListTypes {
  readonly taskList: NodeType;
  readonly taskItem: NodeType;
  readonly paragraph: NodeType;
}

function typesOf({ schema }: EditorState): ListTypes | null {
  const { taskList, taskItem, paragraph } = schema.nodes;
  return taskList && taskItem && paragraph ? { taskList, taskItem, paragraph } : null;
}

/** Where the list around the cursor stands, by its depth; -1 outside of one. */
function listDepth($from: ResolvedPos, taskList: NodeType): number {
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type === taskList) return depth;
  return -1;
}

export function isInTask(state: EditorState): boolean {
  return state.selection.$from.parent.type === state.schema.nodes['taskItem'];
}

/** Paragraphs and headings become tasks, a line each; tasks become paragraphs again. */
export const toggleTaskList: Command = (state, dispatch) => {
  const types = typesOf(state);
  if (types === null) return false;
  if (isInTask(state)) return tasksToParagraphs(state, dispatch);
  const { $from, $to } = state.selection;
  const range = $from.blockRange($to);
  if (range === null) return false;
  const lines: Node[] = [];
  for (let at = range.startIndex; at < range.endIndex; at += 1) lines.push(range.parent.child(at));
  const areLines = lines.every((node) => node.isTextblock && node.type.name !== 'codeBlock');
  if (!areLines || !range.parent.canReplaceWith(range.startIndex, range.endIndex, types.taskList)) return false;
  if (dispatch) {
    const items = lines.map((line) => types.taskItem.create(null, line.content));
    const tr = state.tr.replaceRangeWith(range.start, range.end, types.taskList.create(null, items));
    // The list puts one more level around each line.
    const inside = Math.min(state.selection.from + 1, tr.doc.content.size);
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(inside))).scrollIntoView());
  }
  return true;
};

/** The tasks of the selection as paragraphs; those before and after stay lists. A nested one comes out level by level first. */
const tasksToParagraphs: Command = (state, dispatch) => {
  const types = typesOf(state);
  const { $from, $to } = state.selection;
  const depth = types === null ? -1 : listDepth($from, types.taskList);
  if (types === null || depth < 0 || !isInTask(state)) return false;
  const list = $from.node(depth);
  if ($from.node(depth - 1).type === types.taskList) return liftTask(state, dispatch);
  const first = $from.index(depth);
  const last = $to.depth >= depth && $to.start(depth) === $from.start(depth) ? $to.index(depth) : first;
  if (dispatch) {
    const parts: Node[] = [];
    const cut = (from: number, to: number): Node[] =>
      Array.from({ length: to - from }, (_, at) => list.child(from + at));
    if (first > 0) parts.push(list.copy(Fragment.from(cut(0, first))));
    for (const item of cut(first, last + 1)) {
      parts.push(item.type === types.taskItem ? types.paragraph.create(null, item.content) : item);
    }
    if (last + 1 < list.childCount) parts.push(types.taskList.create(null, cut(last + 1, list.childCount)));
    const start = $from.before(depth);
    const tr = state.tr.replaceWith(start, $from.after(depth), parts);
    // Two ends of the list before it take a place more, the list around it one less.
    const inside = state.selection.from + (first > 0 ? 0 : -1);
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.max(0, inside)))).scrollIntoView());
  }
  return true;
};

/** A task becomes one below the task before it. */
export const sinkTask: Command = (state, dispatch) => {
  const types = typesOf(state);
  if (types === null || !isInTask(state)) return false;
  const { $from, $to } = state.selection;
  const range = $from.blockRange($to, (node) => node.type === types.taskList);
  if (range === null || range.startIndex === 0) return false;
  if (dispatch) {
    const tr = state.tr.wrap(range, [{ type: types.taskList }]);
    if (canJoin(tr.doc, range.start) && tr.doc.resolve(range.start).nodeBefore?.type === types.taskList) {
      tr.join(range.start);
    }
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** A task below another becomes one beside it. */
export const liftTask: Command = (state, dispatch) => {
  const types = typesOf(state);
  if (types === null || !isInTask(state)) return false;
  const { $from, $to } = state.selection;
  const range = $from.blockRange($to, (node) => node.type === types.taskList);
  const target = range === null ? null : liftTarget(range);
  if (range === null || target === null || range.$from.node(range.depth - 1).type !== types.taskList) return false;
  dispatch?.(state.tr.lift(range, target).scrollIntoView());
  return true;
};

/** Enter on an empty task ends the list, or one level of it. */
export const leaveEmptyTask: Command = (state, dispatch) => {
  const { selection } = state;
  if (!selection.empty || !isInTask(state) || selection.$from.parent.content.size > 0) return false;
  return liftTask(state, dispatch) || tasksToParagraphs(state, dispatch);
};

/** Backspace before the first letter of a task takes the box away. */
export const backspaceTask: Command = (state, dispatch) => {
  const { selection } = state;
  if (!selection.empty || !isInTask(state) || selection.$from.parentOffset > 0) return false;
  return liftTask(state, dispatch) || tasksToParagraphs(state, dispatch);
};

/** Ticks the task at a place of the document, or unticks it. */
export function toggleDone(at: number): Command {
  return (state, dispatch) => {
    const item = state.doc.nodeAt(at);
    if (item === null || item.type.name !== 'taskItem') return false;
    dispatch?.(state.tr.setNodeAttribute(at, 'state', item.attrs['state'] === 'DONE' ? 'TODO' : 'DONE'));
    return true;
  };
}

/** Ticks the task that the cursor is in. */
export const toggleThisDone: Command = (state, dispatch) =>
  isInTask(state) && toggleDone(state.selection.$from.before())(state, dispatch);
