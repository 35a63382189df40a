/** What can hold blocks, as far as pasted text and Markdown make it. */
export type Place = 'doc' | 'listItem' | 'blockquote' | 'panel' | 'cell' | 'expand' | 'nestedExpand';

const IN_LIST_ITEM = ['paragraph', 'bulletList', 'orderedList', 'taskList', 'codeBlock', 'mediaSingle'];
const IN_QUOTE = ['paragraph', 'bulletList', 'orderedList', 'codeBlock', 'mediaSingle', 'mediaGroup'];
const IN_PANEL = [...IN_QUOTE, 'heading', 'taskList', 'decisionList', 'rule', 'blockCard'];
const IN_NESTED_EXPAND = [...IN_QUOTE, 'heading', 'taskList', 'decisionList', 'rule', 'panel', 'blockquote'];
const IN_CELL = [...IN_NESTED_EXPAND, 'nestedExpand', 'blockCard'];
const IN_EXPAND = [...IN_NESTED_EXPAND, 'nestedExpand', 'blockCard', 'table'];

/** The blocks that may stand in each place: the content models of Atlassian's schema, for the nodes that we make. */
const ALLOWED: Readonly<Record<Place, ReadonlySet<string>>> = {
  doc: new Set([...IN_EXPAND, 'expand'].filter((type) => type !== 'nestedExpand')),
  listItem: new Set(IN_LIST_ITEM),
  blockquote: new Set(IN_QUOTE),
  panel: new Set(IN_PANEL),
  cell: new Set(IN_CELL),
  expand: new Set(IN_EXPAND),
  nestedExpand: new Set(IN_NESTED_EXPAND),
};

export function mayStand(type: string, place: Place): boolean {
  return ALLOWED[place].has(type);
}
