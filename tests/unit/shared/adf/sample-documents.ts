import type { JsonObject, JsonValue } from '@shared/json';

type Node = JsonObject;

export const doc = (...content: readonly JsonValue[]): JsonObject => ({ version: 1, type: 'doc', content });
export const text = (value: string, ...marks: readonly JsonValue[]): Node =>
  marks.length === 0 ? { type: 'text', text: value } : { type: 'text', text: value, marks };
export const paragraph = (...content: readonly JsonValue[]): Node => ({ type: 'paragraph', content });
export const line = (value: string): Node => paragraph(text(value));
export const mark = (type: string, attrs?: JsonObject): Node => (attrs === undefined ? { type } : { type, attrs });
const item = (...content: readonly JsonValue[]): Node => ({ type: 'listItem', content });
const cell = (...content: readonly JsonValue[]): Node => ({ type: 'tableCell', attrs: {}, content });
const header = (...content: readonly JsonValue[]): Node => ({ type: 'tableHeader', attrs: {}, content });
const row = (...content: readonly JsonValue[]): Node => ({ type: 'tableRow', content });
const media = { type: 'media', attrs: { type: 'file', id: 'uuid-1', collection: '' } };

interface Sample {
  readonly document: JsonObject;
  readonly text: string;
  readonly markdown: string;
}

const sample = (document: JsonObject, plain: string, markdown: string): Sample => ({ document, text: plain, markdown });

/** A valid document for each node and mark of Atlassian's schema, with what it reads as. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  doc: sample(doc(), '', ''),
  paragraph: sample(doc(line('One.'), line('Two.')), 'One.\n\nTwo.', 'One.\n\nTwo.'),
  'empty paragraph': sample(doc(line('One.'), { type: 'paragraph' }), 'One.', 'One.'),
  heading: sample(doc({ type: 'heading', attrs: { level: 2 }, content: [text('Steps')] }), 'Steps', '## Steps'),
  hardBreak: sample(doc(paragraph(text('a'), { type: 'hardBreak' }, text('b'))), 'a\nb', 'a\\\nb'),
  bulletList: sample(
    doc({
      type: 'bulletList',
      content: [item(line('a'), { type: 'bulletList', content: [item(line('b'))] }), item(line('c'))],
    }),
    '- a\n  - b\n- c',
    '- a\n  - b\n- c',
  ),
  orderedList: sample(
    doc({ type: 'orderedList', attrs: { order: 9 }, content: [item(line('a')), item(line('b'), line('c'))] }),
    '9. a\n10. b\n    c',
    '9. a\n10. b\n\n    c',
  ),
  taskList: sample(
    doc({
      type: 'taskList',
      attrs: { localId: 'l' },
      content: [
        { type: 'taskItem', attrs: { localId: '1', state: 'DONE' }, content: [text('a')] },
        { type: 'taskItem', attrs: { localId: '2', state: 'TODO' }, content: [text('b')] },
        {
          type: 'taskList',
          attrs: { localId: 'm' },
          content: [{ type: 'taskItem', attrs: { localId: '3', state: 'TODO' }, content: [text('c')] }],
        },
        { type: 'blockTaskItem', attrs: { localId: '4', state: 'TODO' }, content: [line('d')] },
      ],
    }),
    '[x] a\n[ ] b\n  [ ] c\n[ ] d',
    '- [x] a\n- [ ] b\n  - [ ] c\n- [ ] d',
  ),
  decisionList: sample(
    doc({
      type: 'decisionList',
      attrs: { localId: 'l' },
      content: [{ type: 'decisionItem', attrs: { localId: '1', state: 'DECIDED' }, content: [text('Ship it')] }],
    }),
    'Decision: Ship it',
    '- **Decision:** Ship it',
  ),
  blockquote: sample(doc({ type: 'blockquote', content: [line('a'), line('b')] }), '> a\n> \n> b', '> a\n>\n> b'),
  panel: sample(
    doc({ type: 'panel', attrs: { panelType: 'warning' }, content: [line('Hot')] }),
    'Hot',
    '> **Warning**\n>\n> Hot',
  ),
  codeBlock: sample(
    doc({ type: 'codeBlock', attrs: { language: 'js' }, content: [text('let a = `1`;\n```')] }),
    'let a = `1`;\n```',
    '````js\nlet a = `1`;\n```\n````',
  ),
  rule: sample(doc({ type: 'rule' }), '---', '---'),
  table: sample(
    doc({
      type: 'table',
      content: [row(header(line('Key')), header(line('What'))), row(cell(line('1')), cell(line('a|b'), line('c')))],
    }),
    'Key | What\n1 | a|b / c',
    '| Key | What |\n| --- | --- |\n| 1 | a\\|b<br>c |',
  ),
  'table without a header': sample(
    doc({
      type: 'table',
      content: [
        row({ type: 'tableCell', attrs: { colspan: 2 }, content: [line('wide')] }),
        row(cell(line('1')), cell(line('2'))),
      ],
    }),
    'wide\n1 | 2',
    '|  |  |\n| --- | --- |\n| wide |  |\n| 1 | 2 |',
  ),
  expand: sample(doc({ type: 'expand', attrs: { title: 'Log' }, content: [line('a')] }), 'Log\n\na', '**Log**\n\na'),
  nestedExpand: sample(
    doc({
      type: 'expand',
      attrs: { title: 'Log' },
      content: [{ type: 'nestedExpand', attrs: { title: 'More' }, content: [line('a')] }],
    }),
    'Log\n\nMore\n\na',
    '**Log**\n\n**More**\n\na',
  ),
  layoutSection: sample(
    doc({
      type: 'layoutSection',
      content: [
        { type: 'layoutColumn', attrs: { width: 50 }, content: [line('left')] },
        { type: 'layoutColumn', attrs: { width: 50 }, content: [line('right')] },
      ],
    }),
    'left\n\nright',
    'left\n\nright',
  ),
  mediaSingle: sample(
    doc({
      type: 'mediaSingle',
      attrs: { layout: 'center' },
      content: [
        { type: 'media', attrs: { type: 'external', url: 'https://a.example/x y.png', alt: 'Plan' } },
        { type: 'caption', content: [text('The plan')] },
      ],
    }),
    '[attachment: Plan]\nThe plan',
    '![Plan](https://a.example/x%20y.png)\n\nThe plan',
  ),
  mediaGroup: sample(
    doc({ type: 'mediaGroup', content: [media, media] }),
    '[attachment]\n[attachment]',
    '\\[attachment\\]\n\n\\[attachment\\]',
  ),
  mediaInline: sample(
    doc(paragraph(text('see '), { type: 'mediaInline', attrs: { id: 'u', collection: '', alt: 'log.txt' } })),
    'see [attachment: log.txt]',
    'see \\[attachment: log.txt\\]',
  ),
  blockCard: sample(
    doc({ type: 'blockCard', attrs: { url: 'https://a.example' } }),
    'https://a.example',
    '[https://a.example](https://a.example)',
  ),
  embedCard: sample(
    doc({ type: 'embedCard', attrs: { url: 'https://a.example', layout: 'center' } }),
    'https://a.example',
    '[https://a.example](https://a.example)',
  ),
  inlineCard: sample(
    doc(paragraph({ type: 'inlineCard', attrs: { url: 'https://a.example/A_1' } })),
    'https://a.example/A_1',
    '[https://a.example/A\\_1](https://a.example/A_1)',
  ),
  extension: sample(
    doc({ type: 'extension', attrs: { extensionKey: 'chart', extensionType: 'x' } }),
    '[chart]',
    '\\[chart\\]',
  ),
  bodiedExtension: sample(
    doc({ type: 'bodiedExtension', attrs: { extensionKey: 'box', extensionType: 'x' }, content: [line('inside')] }),
    'inside',
    'inside',
  ),
  inlineExtension: sample(
    doc(
      paragraph(text('n='), { type: 'inlineExtension', attrs: { extensionKey: 'k', extensionType: 'x', text: '7' } }),
    ),
    'n=[7]',
    'n=\\[7\\]',
  ),
  syncBlock: sample(doc({ type: 'syncBlock', attrs: { resourceId: 'r', localId: 'l' } }), '[r]', '\\[r\\]'),
  bodiedSyncBlock: sample(
    doc({ type: 'bodiedSyncBlock', attrs: { resourceId: 'r', localId: 'l' }, content: [line('a')] }),
    'a',
    'a',
  ),
  mention: sample(
    doc(
      paragraph({ type: 'mention', attrs: { id: 'a1', text: '@Mara' } }, text(' and '), {
        type: 'mention',
        attrs: { id: 'a2' },
      }),
    ),
    '@Mara and @a2',
    '@Mara and @a2',
  ),
  emoji: sample(
    doc(
      paragraph(
        { type: 'emoji', attrs: { shortName: ':bug:', text: '🐛' } },
        { type: 'emoji', attrs: { shortName: ':our:' } },
      ),
    ),
    '🐛:our:',
    '🐛:our:',
  ),
  date: sample(doc(paragraph({ type: 'date', attrs: { timestamp: '1795996800000' } })), '2026-11-30', '2026-11-30'),
  status: sample(
    doc(paragraph({ type: 'status', attrs: { text: 'IN REVIEW', color: 'blue' } })),
    '[IN REVIEW]',
    '**\\[IN REVIEW\\]**',
  ),
  placeholder: sample(doc(paragraph({ type: 'placeholder', attrs: { text: 'Say why' } })), 'Say why', 'Say why'),
  marks: sample(
    doc(
      paragraph(
        text('a', mark('strong')),
        text('b', mark('em'), mark('strong')),
        text(' ', mark('strong')),
        text('c', mark('strike'), mark('underline')),
        text('d', mark('subsup', { type: 'sub' })),
        text('e', mark('link', { href: 'https://a.example/(1)' })),
        text('f`g', mark('code')),
        text('h', mark('textColor', { color: '#ff0000' }), mark('backgroundColor', { color: '#00ff00' })),
      ),
    ),
    'ab cdef`gh',
    '**a*b*** ~~<u>c</u>~~<sub>d</sub>[e](https://a.example/%281%29)``f`g``h',
  ),
  'block marks': sample(
    doc(
      { type: 'paragraph', marks: [mark('alignment', { align: 'center' })], content: [text('a')] },
      { type: 'heading', attrs: { level: 1 }, marks: [mark('indentation', { level: 2 })], content: [text('b')] },
      { type: 'codeBlock', marks: [mark('breakout', { mode: 'wide' })], content: [text('c')] },
    ),
    'a\n\nb\n\nc',
    'a\n\n# b\n\n```\nc\n```',
  ),
};
