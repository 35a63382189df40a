import { Mark, Node, type Attributes, type NodeViewRenderer } from '@tiptap/core';
import type { TagParseRule } from '@tiptap/pm/model';
import { absentMeans, objects, opaque, type AttributeKind } from './attribute-kinds';
import { CLIPBOARD_ATTRS, CLIPBOARD_TYPE, readClipboardAttributes } from './clipboard-attributes';
import { BLOCK_MARKS, SEALED_ADF, SEALED_BLOCK, SEALED_INLINE, SEALED_MARK, SOURCE } from './editor-node';
import { MARK_HTML } from './mark-html';
import { MARK_KINDS } from './mark-kinds';
import { NODE_HTML } from './node-html';
import { NODE_KINDS, ROOT_CONTENT, type NodeKind } from './node-kinds';

type Kinds = Readonly<Record<string, AttributeKind>>;

/** What the editor keeps beside ADF's own attributes. */
const KEPT: Kinds = { [SOURCE]: opaque() };
const KEPT_ON_BLOCK: Kinds = { ...KEPT, [BLOCK_MARKS]: objects() };
const SEALED: Kinds = { [SEALED_ADF]: absentMeans({}, opaque()) };

const LISTS = ['bulletList', 'orderedList', 'taskList'];
const TABLE_ROLES: Readonly<Record<string, string>> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
};
/** Backspace and delete stop at their edges. */
const ISOLATING = new Set(['table', 'tableCell', 'tableHeader', 'expand', 'nestedExpand', 'caption', 'mediaSingle']);
const DEFINING = new Set(['heading', 'codeBlock', 'blockquote', 'panel', 'listItem', 'taskItem', 'expand']);

/** All attributes of a node type in the editor, ADF's and ours. */
function attributeKinds(name: string): Kinds {
  if (name === SEALED_BLOCK || name === SEALED_INLINE || name === SEALED_MARK) return SEALED;
  const kind = NODE_KINDS[name];
  if (kind === undefined) return name === 'doc' ? KEPT : {};
  return { ...kind.attrs, ...(kind.inline ? KEPT : KEPT_ON_BLOCK) };
}

function tiptapAttributes(kinds: Kinds): Attributes {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      // `parseHTML` says nothing: Tiptap would otherwise read any HTML attribute that happens to have the name.
      { default: kind.absent, rendered: false, keepOnSplit: !kind.unique, parseHTML: () => undefined },
    ]),
  );
}

function fromClipboard(name: string, kinds: Kinds): TagParseRule {
  return {
    tag: `[${CLIPBOARD_TYPE}="${name}"][${CLIPBOARD_ATTRS}]`,
    priority: 100,
    getAttrs: (element) => readClipboardAttributes(element, kinds),
    ...(name === 'codeBlock' ? { preserveWhitespace: 'full' as const } : {}),
  };
}

function group(name: string, kind: NodeKind): string {
  if (kind.inline) return 'inline';
  return LISTS.includes(name) ? 'block list' : 'block';
}

function nodeExtension(name: string, kind: NodeKind, view: NodeViewRenderer | undefined): Node {
  const kinds = attributeKinds(name);
  const isAtom = kind.content === undefined;
  return Node.create({
    name,
    group: group(name, kind),
    inline: kind.inline === true,
    atom: isAtom,
    selectable: name !== 'hardBreak',
    draggable: name.startsWith('media') || (isAtom && !kind.inline),
    ...(kind.content === undefined ? {} : { content: kind.content }),
    ...(name === 'codeBlock' ? { code: true, marks: '' } : {}),
    isolating: ISOLATING.has(name),
    defining: DEFINING.has(name),
    addAttributes: () => tiptapAttributes(kinds),
    parseHTML: () => [fromClipboard(name, kinds), ...(NODE_HTML[name]?.parse ?? [])],
    renderHTML: ({ node }) => NODE_HTML[name]?.render(node.attrs) ?? ['div', 0],
    renderText: ({ node }) => textForm(name, node.attrs),
    ...(view === undefined ? {} : { addNodeView: () => view }),
  });
}

/** What a leaf reads as in plain text; empty for anything that holds text itself. */
function textForm(name: string, attrs: Readonly<Record<string, unknown>>): string {
  const text = attrs['text'] ?? attrs['shortName'] ?? attrs['url'];
  if (name === 'hardBreak') return '\n';
  return typeof text === 'string' ? text : '';
}

function sealedExtension(name: string, inline: boolean, view: NodeViewRenderer | undefined): Node {
  return Node.create({
    name,
    group: inline ? 'inline' : 'block',
    inline,
    atom: true,
    selectable: true,
    draggable: true,
    addAttributes: () => tiptapAttributes(SEALED),
    parseHTML: () => [fromClipboard(name, SEALED)],
    renderHTML: ({ node }) => NODE_HTML[name]?.render(node.attrs) ?? ['div'],
    ...(view === undefined ? {} : { addNodeView: () => view }),
  });
}

function markExtension(name: string, kinds: Kinds, excludes: string | undefined, inclusive: boolean): Mark {
  return Mark.create({
    name,
    inclusive,
    keepOnSplit: true,
    ...(excludes === undefined ? {} : { excludes }),
    ...(name === 'code' ? { code: true } : {}),
    addAttributes: () => tiptapAttributes(kinds),
    parseHTML: () => [fromClipboard(name, kinds), ...(MARK_HTML[name]?.parse ?? [])],
    renderHTML: ({ mark }) => MARK_HTML[name]?.render(mark.attrs) ?? ['span', 0],
  });
}

/** The root. It keeps the source of the whole, so that an empty document stays as empty as it was. */
const Document = Node.create({
  name: 'doc',
  topNode: true,
  content: ROOT_CONTENT,
  addAttributes: () => tiptapAttributes(KEPT),
  // What Tiptap does not know and the table commands and ProseMirror look for, by node.
  extendNodeSchema: ({ name }) => ({
    ...(Object.hasOwn(TABLE_ROLES, name) ? { tableRole: TABLE_ROLES[name] } : {}),
    ...(name === 'hardBreak' ? { linebreakReplacement: true } : {}),
  }),
});

const Text = Node.create({ name: 'text', group: 'inline' });

/** Node views by ADF's name of the node (or `sealedBlock`, `sealedInline`). */
export type NodeViews = Readonly<Record<string, NodeViewRenderer>>;

/** Nodes and marks under ADF's names, paragraph first: ProseMirror fills gaps with the first that fits. */
export function adfExtensions(views: NodeViews = {}): (Node | Mark)[] {
  return [
    Document,
    ...Object.entries(NODE_KINDS).map(([name, kind]) => nodeExtension(name, kind, views[name])),
    sealedExtension(SEALED_BLOCK, false, views[SEALED_BLOCK]),
    sealedExtension(SEALED_INLINE, true, views[SEALED_INLINE]),
    Text,
    ...Object.entries(MARK_KINDS).map(([name, kind]) => markExtension(name, kind.attrs, kind.excludes, kind.inclusive)),
    // Any number of them on one text.
    markExtension(SEALED_MARK, SEALED, '', false),
  ];
}
