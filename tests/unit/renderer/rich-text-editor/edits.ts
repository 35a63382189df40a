import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { TableMap, addColumn, addRow, removeColumn, removeRow, type TableRect } from '@tiptap/pm/tables';
import { isEvenTable } from '../../../../src/renderer/ui/rich-text-editor/document/table-editing';

/** One way to edit a node of some kind; null where it does not apply. */
export interface Edit {
  readonly name: string;
  readonly on: (node: Node) => boolean;
  /** `dice` picks the place inside the node. */
  readonly apply: (tr: Transaction, node: Node, place: number, dice: number) => Transaction | null;
  /** The edit concerns the node's parent too: it adds or takes a child of it. */
  readonly inParent?: true;
}

const is =
  (...names: readonly string[]) =>
  (node: Node): boolean =>
    names.includes(node.type.name);

/** A block that stands for itself; rows and cells come and go by the commands of the table. */
const isFree = (node: Node): boolean =>
  node.isBlock && !['doc', 'tableRow', 'tableCell', 'tableHeader'].includes(node.type.name);

const hasText = (node: Node): boolean => node.isTextblock && node.content.size > 0;

function setAttrs(name: string, node: string, values: readonly Record<string, unknown>[]): Edit {
  return {
    name,
    on: is(node),
    apply: (tr, found, place, dice) => {
      const wanted = values.filter((value) => Object.entries(value).some(([key, one]) => found.attrs[key] !== one));
      const value = wanted[dice % wanted.length];
      return value === undefined ? null : tr.setNodeMarkup(place, null, { ...found.attrs, ...value });
    },
  };
}

/** Letters and leaves under a stretch of a text block. */
function stretch(node: Node, place: number, dice: number): { from: number; to: number } {
  const from = dice % node.content.size;
  const to = Math.min(node.content.size, from + 1 + (dice % 5));
  return { from: place + 1 + from, to: place + 1 + to };
}

function mark(name: string, attrs: Record<string, unknown> = {}): Edit {
  return {
    name: `toggles ${name}`,
    on: (node) => hasText(node) && node.type.name !== 'codeBlock',
    apply: (tr, node, place, dice) => {
      const { from, to } = stretch(node, place, dice);
      const type = tr.doc.type.schema.marks[name];
      if (type === undefined) return null;
      return tr.doc.rangeHasMark(from, to, type)
        ? tr.removeMark(from, to, type)
        : tr.addMark(from, to, type.create(attrs));
    },
  };
}

function rect(table: Node, place: number): TableRect {
  const map = TableMap.get(table);
  return { left: 0, top: 0, right: 1, bottom: 1, map, table, tableStart: place + 1 };
}

const TABLE = (node: Node): boolean => node.type.name === 'table' && isEvenTable(node);

function parentOf(tr: Transaction, place: number): { at: ResolvedPos; parent: Node; index: number } {
  const at = tr.doc.resolve(place);
  return { at, parent: at.parent, index: at.index() };
}

/** Each kind of block and inline with what a person does to it. */
export const EDITS: readonly Edit[] = [
  {
    name: 'types text',
    on: (node) => node.isTextblock,
    apply: (tr, node, place, dice) => tr.insertText('Qz', place + 1 + (dice % (node.content.size + 1))),
  },
  {
    name: 'deletes a letter or a leaf',
    on: hasText,
    apply: (tr, node, place, dice) => {
      const { from } = stretch(node, place, dice);
      return tr.delete(from, from + 1);
    },
  },
  mark('strong'),
  mark('em'),
  mark('underline'),
  mark('strike'),
  mark('code'),
  mark('subsup', { type: 'sup' }),
  mark('textColor', { color: '#ff0000' }),
  mark('backgroundColor', { color: '#00ff00' }),
  mark('link', { href: 'https://example.com/' }),
  mark('annotation', { id: 'one', annotationType: 'inlineComment' }),
  {
    name: 'splits a paragraph',
    on: is('paragraph'),
    inParent: true,
    apply: (tr, node, place, dice) => tr.split(place + 1 + (dice % (node.content.size + 1))),
  },
  {
    name: 'makes a paragraph a heading',
    on: is('paragraph'),
    apply: (tr, node, place) => {
      const { parent, index } = parentOf(tr, place);
      const heading = tr.doc.type.schema.nodes['heading'];
      if (heading === undefined || !parent.canReplaceWith(index, index + 1, heading)) return null;
      return tr.setNodeMarkup(place, heading, { ...node.attrs, level: 2 });
    },
  },
  setAttrs('changes the level of a heading', 'heading', [{ level: 2 }, { level: 5 }]),
  setAttrs('changes the start of a list', 'orderedList', [{ order: 3 }, { order: null }]),
  setAttrs('ticks a task', 'taskItem', [{ state: 'DONE' }, { state: 'TODO' }]),
  setAttrs('changes the kind of a panel', 'panel', [{ panelType: 'warning' }, { panelType: 'note' }]),
  setAttrs('changes the language of code', 'codeBlock', [{ language: 'rust' }, { language: null }]),
  setAttrs('names an expand', 'expand', [{ title: 'More' }, { title: null }]),
  setAttrs('names a nested expand', 'nestedExpand', [{ title: 'More' }, { title: null }]),
  setAttrs('colours a cell', 'tableCell', [{ background: '#deebff' }, { background: null }]),
  setAttrs('widens a header cell', 'tableHeader', [{ colwidth: [120] }, { colwidth: null }]),
  setAttrs('numbers the rows', 'table', [{ isNumberColumnEnabled: true }, { isNumberColumnEnabled: false }]),
  setAttrs('places a picture', 'mediaSingle', [{ layout: 'wide' }, { layout: 'align-start' }]),
  setAttrs('describes a picture', 'media', [{ alt: 'A cat' }, { alt: null }]),
  setAttrs('replaces a mention', 'mention', [{ id: '557058:x', text: '@Ada' }]),
  setAttrs('replaces an emoji', 'emoji', [{ shortName: ':cat:', id: null, text: null }]),
  setAttrs('changes a date', 'date', [{ timestamp: '1700000000000' }]),
  setAttrs('changes a status', 'status', [{ text: 'DONE', color: 'green' }]),
  setAttrs('replaces a card', 'inlineCard', [{ url: 'https://example.com/x', data: null }]),
  {
    name: 'makes a bullet list a numbered one',
    on: is('bulletList'),
    apply: (tr, node, place) => tr.setNodeMarkup(place, tr.doc.type.schema.nodes['orderedList'], node.attrs),
  },
  {
    name: 'adds an item, row or paragraph inside',
    on: is('bulletList', 'orderedList', 'taskList', 'blockquote', 'panel', 'expand', 'listItem', 'doc'),
    apply: (tr, node, place) => {
      const fresh = node.contentMatchAt(node.childCount).defaultType?.createAndFill();
      return fresh === null || fresh === undefined ? null : tr.insert(place + 1 + node.content.size, fresh);
    },
  },
  {
    name: 'deletes a block',
    on: isFree,
    inParent: true,
    apply: (tr, node, place) => {
      const { parent, index } = parentOf(tr, place);
      return parent.canReplace(index, index + 1) ? tr.delete(place, place + node.nodeSize) : null;
    },
  },
  {
    name: 'moves a block to the front of its parent',
    on: (node) => isFree(node) && node.type.name !== 'caption',
    inParent: true,
    apply: (tr, node, place) => {
      const { at, parent, index } = parentOf(tr, place);
      if (index === 0 || parent.type.name === 'mediaSingle' || !parent.canReplace(index, index + 1)) return null;
      const start = at.start();
      return tr.delete(place, place + node.nodeSize).insert(start, node);
    },
  },
  {
    name: 'adds a row',
    on: TABLE,
    apply: (tr, node, place, dice) => addRow(tr, rect(node, place), dice % (node.childCount + 1)),
  },
  {
    name: 'adds a column',
    on: TABLE,
    apply: (tr, node, place, dice) => addColumn(tr, rect(node, place), dice % (TableMap.get(node).width + 1)),
  },
  {
    name: 'deletes a row',
    on: (node) => TABLE(node) && node.childCount > 1,
    apply: (tr, node, place, dice) => {
      removeRow(tr, rect(node, place), dice % node.childCount);
      return tr;
    },
  },
  {
    name: 'deletes a column',
    on: (node) => TABLE(node) && TableMap.get(node).width > 1,
    apply: (tr, node, place, dice) => {
      removeColumn(tr, rect(node, place), dice % TableMap.get(node).width);
      return tr;
    },
  },
];

/** Where an edit can be done in a document: position of the node, -1 for the root. */
export function placesFor(edit: Edit, state: EditorState): number[] {
  const places: number[] = edit.on(state.doc) ? [-1] : [];
  state.doc.descendants((node, place) => {
    if (edit.on(node)) places.push(place);
  });
  return places;
}

/** The indices that lead to the node at a position, down from the root. */
export function pathTo(doc: Node, place: number): number[] {
  if (place < 0) return [];
  const at = doc.resolve(place);
  return Array.from({ length: at.depth + 1 }, (_, depth) => at.index(depth));
}
