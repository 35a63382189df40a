import type { JsonObject } from '@shared/json';

const text = (words: string, ...marks: readonly JsonObject[]): JsonObject =>
  marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks };

const paragraph = (...content: readonly JsonObject[]): JsonObject => ({ type: 'paragraph', content });

const media = { type: 'media', attrs: { type: 'file', id: 'm1', collection: '' } };

const cell = (type: string, words: string): JsonObject => ({ type, attrs: {}, content: [paragraph(text(words))] });

/** One document with each kind of block, inline node and mark that the editor edits, so that no run goes without one. */
export const EVERY_KIND: JsonObject = {
  version: 1,
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 3 }, content: [text('Title')] },
    paragraph(
      text('a', { type: 'strong' }, { type: 'em' }),
      text('b', { type: 'underline' }, { type: 'strike' }),
      text('c', { type: 'subsup', attrs: { type: 'sub' } }),
      text('d', { type: 'textColor', attrs: { color: '#112233' } }),
      text('e', { type: 'backgroundColor', attrs: { color: '#445566' } }),
      text('f', { type: 'link', attrs: { href: 'https://example.com/f' } }),
      text('g', { type: 'annotation', attrs: { id: '1', annotationType: 'inlineComment' } }),
      text('h', { type: 'code' }),
      { type: 'hardBreak' },
      { type: 'mention', attrs: { id: '5', text: '@Bo' } },
      { type: 'emoji', attrs: { shortName: ':dog:', text: '🐶' } },
      { type: 'date', attrs: { timestamp: '1600000000000' } },
      { type: 'status', attrs: { text: 'OPEN', color: 'blue' } },
      { type: 'inlineCard', attrs: { url: 'https://example.com/card' } },
    ),
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('one'))] }] },
    { type: 'orderedList', attrs: { order: 2 }, content: [{ type: 'listItem', content: [paragraph(text('two'))] }] },
    {
      type: 'taskList',
      attrs: { localId: 'l' },
      content: [{ type: 'taskItem', attrs: { localId: 't', state: 'TODO' }, content: [text('do')] }],
    },
    { type: 'panel', attrs: { panelType: 'info' }, content: [paragraph(text('note'))] },
    { type: 'blockquote', content: [paragraph(text('said'))] },
    { type: 'codeBlock', attrs: { language: 'c' }, content: [text('int x;')] },
    { type: 'rule' },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'A'), cell('tableHeader', 'B')] },
        {
          type: 'tableRow',
          content: [
            cell('tableCell', '1'),
            { type: 'tableCell', content: [{ type: 'nestedExpand', attrs: { title: 'In' }, content: [paragraph()] }] },
          ],
        },
      ],
    },
    { type: 'expand', attrs: { title: 'Open' }, content: [paragraph(text('inside'))] },
    {
      type: 'mediaSingle',
      attrs: { layout: 'center' },
      content: [media, { type: 'caption', content: [text('seen')] }],
    },
    { type: 'mediaGroup', content: [media] },
  ],
};
