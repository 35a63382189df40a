import type { DOMOutputSpec, TagParseRule } from '@tiptap/pm/model';
import type { JsonValue } from '@shared/json';
import { nodeType } from '@shared/adf/types';
import { isJsonObject } from '@shared/json';
import { safeLink } from '@shared/adf/safe-link';
import { dayOfDocument } from '../../date/day-of-document';
import { SEALED_ADF } from './editor-node';
import { panelBox } from './panel-html';

type Attrs = Readonly<Record<string, JsonValue>>;

/** How a node stands in the page, and which foreign HTML is read as it. */
export interface NodeHtml {
  readonly render: (attrs: Attrs) => DOMOutputSpec;
  readonly parse?: readonly TagParseRule[];
}

const say = (value: JsonValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Every element names its node, so that the style sheet needs no more. */
const box = (node: string, more: Record<string, string> = {}): DOMOutputSpec => [
  'div',
  { 'data-node': node, ...more },
  0,
];

const chip = (node: string, label: string, more: Record<string, string> = {}): DOMOutputSpec => [
  'span',
  { 'data-node': node, contenteditable: 'false', ...more },
  label,
];

const cell = (tag: 'td' | 'th'): NodeHtml => ({
  render: ({ colspan, rowspan, background }) => [
    tag,
    {
      ...(colspan === 1 ? {} : { colspan: say(colspan) }),
      ...(rowspan === 1 ? {} : { rowspan: say(rowspan) }),
      ...ground(background),
    },
    0,
  ],
  parse: [{ tag, getAttrs: (element) => ({ colspan: span(element, 'colspan'), rowspan: span(element, 'rowspan') }) }],
});

/** A colour that is checked before it is one; ProseMirror sets it as a property, which the content security policy allows. */
function ground(background: JsonValue | undefined): Record<string, string> {
  const colour = say(background);
  if (colour === '') return {};
  const isColour = /^#[0-9a-f]{6}$/i.test(colour);
  return { 'data-background': colour, ...(isColour ? { 'data-ground': '', style: `--doc-ink: ${colour}` } : {}) };
}

function span(element: HTMLElement, name: string): number {
  const value = Number(element.getAttribute(name));
  return Number.isInteger(value) && value > 0 && value <= 100 ? value : 1;
}

const HEADINGS = [1, 2, 3, 4, 5, 6].map((level): TagParseRule => ({ tag: `h${String(level)}`, attrs: { level } }));

function dateChip(timestamp: JsonValue | undefined): DOMOutputSpec {
  const day = dayOfDocument(timestamp);
  return day === null ? chip('date', say(timestamp)) : chip('date', day.words, { title: day.iso });
}

/** Ids are parted by spaces where they are named. */
function taskTextId(localId: JsonValue | undefined): string {
  return `task-${encodeURIComponent(say(localId))}`;
}

function sealedName(adf: JsonValue | undefined): string {
  return isJsonObject(adf) ? nodeType(adf) : '';
}

export const NODE_HTML: Readonly<Record<string, NodeHtml>> = {
  paragraph: { render: () => ['p', 0], parse: [{ tag: 'p' }] },
  heading: { render: ({ level }) => [`h${say(level)}`, 0], parse: HEADINGS },
  bulletList: { render: () => ['ul', 0], parse: [{ tag: 'ul' }] },
  orderedList: {
    render: ({ order }) => ['ol', order === null ? {} : { start: say(order) }, 0],
    parse: [
      {
        tag: 'ol',
        getAttrs: (element) => {
          const start = Number(element.getAttribute('start') ?? '1');
          return { order: Number.isInteger(start) && start >= 0 && start !== 1 ? start : null };
        },
      },
    ],
  },
  listItem: { render: () => ['li', 0], parse: [{ tag: 'li' }] },
  taskList: { render: () => box('taskList') },
  taskItem: {
    // The box is called by the words of its task; `Task` while there are none.
    render: ({ state, localId }) => [
      'div',
      { 'data-node': 'taskItem', 'data-state': say(state) },
      [
        'input',
        {
          type: 'checkbox',
          contenteditable: 'false',
          'data-task-box': '',
          'aria-label': 'Task',
          'aria-labelledby': taskTextId(localId),
          ...(state === 'DONE' ? { checked: '' } : {}),
        },
      ],
      ['div', { 'data-task-text': '', id: taskTextId(localId) }, 0],
    ],
  },
  blockquote: { render: () => ['blockquote', 0], parse: [{ tag: 'blockquote' }] },
  panel: {
    render: ({ panelType, panelIconText }) => panelBox(say(panelType), say(panelIconText)),
  },
  codeBlock: {
    render: ({ language }) => ['pre', { 'data-language': say(language) }, ['code', 0]],
    parse: [{ tag: 'pre', preserveWhitespace: 'full' }],
  },
  rule: { render: () => ['hr'], parse: [{ tag: 'hr' }] },
  table: { render: () => ['table', ['tbody', 0]], parse: [{ tag: 'table' }] },
  tableRow: { render: () => ['tr', 0], parse: [{ tag: 'tr' }] },
  tableCell: cell('td'),
  tableHeader: cell('th'),
  expand: { render: ({ title }) => box('expand', { 'data-title': say(title) }) },
  nestedExpand: { render: ({ title }) => box('nestedExpand', { 'data-title': say(title) }) },
  mediaSingle: { render: ({ layout }) => box('mediaSingle', { 'data-layout': say(layout) }) },
  mediaGroup: { render: () => box('mediaGroup') },
  media: {
    render: ({ alt, type }) => [
      'div',
      { 'data-node': 'media', 'data-media-type': say(type), contenteditable: 'false' },
      alt === null || alt === '' ? 'Attachment' : say(alt),
    ],
  },
  caption: { render: () => ['div', { 'data-node': 'caption' }, 0] },
  hardBreak: { render: () => ['br'], parse: [{ tag: 'br' }] },
  mention: { render: ({ text, id }) => chip('mention', text === null ? `@${say(id)}` : say(text)) },
  emoji: { render: ({ text, shortName }) => chip('emoji', text === null ? say(shortName) : say(text)) },
  date: { render: ({ timestamp }) => dateChip(timestamp) },
  status: { render: ({ text, color }) => chip('status', say(text), { 'data-color': say(color) }) },
  inlineCard: {
    render: ({ url }) => chip('inlineCard', safeLink(say(url)) ?? say(url)),
  },
  sealedBlock: {
    render: ({ [SEALED_ADF]: adf }) => [
      'div',
      { 'data-node': 'sealedBlock', contenteditable: 'false' },
      `Kept as it is: ${sealedName(adf)}`,
    ],
  },
  sealedInline: { render: ({ [SEALED_ADF]: adf }) => chip('sealedInline', sealedName(adf)) },
};
