import type { JsonValue } from '@shared/json';
import {
  absentMeans,
  amount,
  amounts,
  anything,
  flag,
  localId,
  oneOf,
  pattern,
  required,
  someText,
  text,
  whole,
  type AttributeKind,
} from './attribute-kinds';

/** What the editor knows of one ADF node that it can edit. */
export interface NodeKind {
  readonly attrs: Readonly<Record<string, AttributeKind>>;
  /** ProseMirror's content expression; absent for a leaf. */
  readonly content?: string;
  readonly inline?: true;
  /** The schema wants `attrs` even when nothing is in it. */
  readonly attrsAlways?: true;
  /** Rules between attributes. */
  readonly holdsTogether?: (attrs: Readonly<Record<string, JsonValue>>) => boolean;
}

/** Beyond this a span is no table that anyone made, and its grid would fill the memory. */
const WIDEST_SPAN = 1000;

const LAYOUTS = ['wide', 'full-width', 'center', 'wrap-right', 'wrap-left', 'align-end', 'align-start'];

const CELL = {
  colspan: absentMeans(1, whole(1, WIDEST_SPAN)),
  rowspan: absentMeans(1, whole(1, WIDEST_SPAN)),
  colwidth: amounts(),
  background: text(),
  valign: oneOf('top', 'middle', 'bottom'),
  localId: localId(),
};

const IN_CELL =
  '(paragraph | heading | bulletList | orderedList | taskList | panel | blockquote | codeBlock | rule | mediaSingle | mediaGroup | nestedExpand | sealedBlock)+';

/**
 * The nodes that the editor edits, under ADF's names, with the content that Atlassian's schema (stable flavour) allows in
 * each: no heading, table or rule in a quote or a list item, no table in a table, `expand` at the root alone. Everything else is sealed.
 */
export const NODE_KINDS: Readonly<Record<string, NodeKind>> = {
  paragraph: { attrs: { localId: localId() }, content: 'inline*' },
  heading: { attrs: { level: required(1, whole(1, 6)), localId: localId() }, content: 'inline*' },
  bulletList: { attrs: { localId: localId() }, content: 'listItem+' },
  orderedList: { attrs: { order: amount(0), localId: localId() }, content: 'listItem+' },
  listItem: {
    attrs: { localId: localId() },
    content: '(paragraph | bulletList | orderedList | taskList | codeBlock | mediaSingle | sealedBlock)+',
  },
  taskList: { attrs: { localId: required('', localId()) }, content: '(taskItem | taskList)+' },
  taskItem: {
    attrs: { localId: required('', localId()), state: required('TODO', oneOf('TODO', 'DONE')) },
    content: 'inline*',
  },
  blockquote: {
    attrs: { localId: localId() },
    content: '(paragraph | bulletList | orderedList | codeBlock | mediaSingle | mediaGroup | sealedBlock)+',
  },
  panel: {
    attrs: {
      panelType: required('info', oneOf('info', 'note', 'tip', 'warning', 'error', 'success', 'custom')),
      panelIcon: text(),
      panelIconId: text(),
      panelIconText: text(),
      panelColor: text(),
      localId: localId(),
    },
    content:
      '(paragraph | heading | bulletList | orderedList | taskList | codeBlock | rule | mediaSingle | mediaGroup | sealedBlock)+',
  },
  codeBlock: {
    attrs: { language: text(), uniqueId: text(), wrap: flag(), hideLineNumbers: flag(), localId: localId() },
    content: 'text*',
  },
  rule: { attrs: { localId: localId() } },
  table: {
    attrs: {
      displayMode: oneOf('default', 'fixed'),
      isNumberColumnEnabled: flag(),
      layout: oneOf('wide', 'full-width', 'center', 'align-end', 'align-start', 'default'),
      width: amount(),
      localId: { ...someText(), unique: true },
    },
    content: 'tableRow+',
  },
  tableRow: { attrs: { localId: localId() }, content: '(tableCell | tableHeader)*' },
  tableCell: { attrs: CELL, content: IN_CELL },
  tableHeader: { attrs: CELL, content: IN_CELL },
  expand: {
    attrs: { title: text(), localId: localId() },
    content:
      '(paragraph | heading | bulletList | orderedList | taskList | panel | blockquote | codeBlock | rule | mediaSingle | mediaGroup | table | nestedExpand | sealedBlock)+',
  },
  nestedExpand: {
    attrs: { title: text(), localId: localId() },
    attrsAlways: true,
    content:
      '(paragraph | heading | bulletList | orderedList | taskList | panel | blockquote | codeBlock | rule | mediaSingle | mediaGroup | sealedBlock)+',
  },
  mediaSingle: {
    attrs: {
      layout: required('center', oneOf(...LAYOUTS)),
      width: amount(0),
      widthType: oneOf('percentage', 'pixel'),
      localId: localId(),
    },
    content: 'media caption?',
    holdsTogether: ({ width, widthType }) =>
      widthType === 'pixel' ? typeof width === 'number' : typeof width !== 'number' || width <= 100,
  },
  mediaGroup: { attrs: {}, content: 'media+' },
  media: {
    attrs: {
      type: required('file', oneOf('link', 'file', 'external')),
      id: someText(),
      collection: text(),
      url: text(),
      alt: text(),
      width: amount(),
      height: amount(),
      occurrenceKey: someText(),
      localId: localId(),
    },
    holdsTogether: ({ type, id, collection, url, occurrenceKey }) =>
      type === 'external'
        ? url !== null && id === null && collection === null && occurrenceKey === null
        : id !== null && collection !== null && url === null,
  },
  caption: { attrs: { localId: localId() }, content: 'inline*' },
  hardBreak: { attrs: { text: oneOf('\n'), localId: localId() }, inline: true },
  mention: {
    attrs: {
      id: required('', text()),
      text: text(),
      accessLevel: text(),
      userType: oneOf('DEFAULT', 'SPECIAL', 'APP'),
      localId: localId(),
    },
    inline: true,
  },
  emoji: {
    attrs: { shortName: required('', text()), id: text(), text: text(), localId: localId() },
    inline: true,
  },
  date: { attrs: { timestamp: required('0', someText()), localId: localId() }, inline: true },
  status: {
    attrs: {
      text: required(' ', someText()),
      color: required('neutral', pattern(/^(neutral|purple|blue|red|yellow|green|#[0-9a-fA-F]{6})$/)),
      style: text(),
      localId: localId(),
    },
    inline: true,
  },
  inlineCard: {
    attrs: { url: text(), data: anything(), localId: localId() },
    inline: true,
    holdsTogether: ({ url, data }) => (url === null) !== (data === null),
  },
};

/** At the root: all but what lives inside something else. */
export const ROOT_CONTENT =
  '(paragraph | heading | bulletList | orderedList | taskList | panel | blockquote | codeBlock | rule | mediaSingle | mediaGroup | table | expand | sealedBlock)+';

/** Own, not inherited: a document may name a node `constructor`. */
export function nodeKind(name: string): NodeKind | null {
  return Object.hasOwn(NODE_KINDS, name) ? (NODE_KINDS[name] ?? null) : null;
}
