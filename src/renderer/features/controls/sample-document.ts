import type { JsonValue } from '@shared/json';

const text = (value: string, ...marks: readonly JsonValue[]): JsonValue => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks } : {}),
});
const paragraph = (...content: readonly JsonValue[]): JsonValue => ({ type: 'paragraph', content });
const cell = (type: 'tableCell' | 'tableHeader', value: string, attrs: JsonValue = {}): JsonValue => ({
  type,
  attrs,
  content: [paragraph(text(value))],
});
const mark = (type: string, attrs?: JsonValue): JsonValue => (attrs === undefined ? { type } : { type, attrs });

/** A document with every node and mark of the contract, and some that nobody knows. */
export const SAMPLE_DOCUMENT: JsonValue = {
  version: 1,
  type: 'doc',
  content: [
    paragraph(
      text('When the provider sends the same '),
      text('refund.settled', mark('code')),
      text(' event again, the ledger gets a second line. '),
      { type: 'mention', attrs: { id: 'a7', text: '@Tomás Ibarra' } },
      text(' saw it on two orders since release 4.18. See '),
      text('the runbook', mark('link', { href: 'https://example.com/runbook' })),
      text(' '),
      { type: 'emoji', attrs: { shortName: ':warning:', text: '⚠️' } },
    ),
    {
      type: 'panel',
      attrs: { panelType: 'warning' },
      content: [paragraph(text('No money moves twice. Only the customer’s list of refunds is wrong.'))],
    },
    {
      type: 'codeBlock',
      attrs: { language: 'json' },
      content: [text('"event": "refund.settled", "attempt": 2,\n"order": "A-20931", "cents": 4990')],
    },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [cell('tableHeader', 'Build'), cell('tableHeader', 'Provider'), cell('tableHeader', 'Result')],
        },
        {
          type: 'tableRow',
          content: [
            cell('tableCell', '4.18.2'),
            cell('tableCell', 'Sandbox', { background: '#ffebe6' }),
            cell('tableCell', 'Shown twice'),
          ],
        },
        { type: 'tableRow', content: [cell('tableCell', '4.17.9'), cell('tableCell', 'Both', { colspan: 2 })] },
      ],
    },
    {
      type: 'taskList',
      attrs: { localId: 'l1' },
      content: [
        {
          type: 'taskItem',
          attrs: { localId: 't1', state: 'DONE' },
          content: [text('Repeat with one delivery delayed by 30 s')],
        },
        {
          type: 'taskItem',
          attrs: { localId: 't2', state: 'TODO' },
          content: [
            text('Check the export of the ledger, '),
            { type: 'mention', attrs: { id: 'a1', text: '@Mara Lind' } },
          ],
        },
      ],
    },
    { type: 'heading', attrs: { level: 2 }, content: [text('Every mark')] },
    paragraph(
      text('strong', mark('strong')),
      text(', '),
      text('em', mark('em')),
      text(', '),
      text('underline', mark('underline')),
      text(', '),
      text('strike', mark('strike')),
      text(', H'),
      text('2', mark('subsup', { type: 'sub' })),
      text('O, x'),
      text('2', mark('subsup', { type: 'sup' })),
      text(', '),
      text('red ink', mark('textColor', { color: '#bf2600' })),
      text(', '),
      text('pale ink', mark('textColor', { color: '#fff0b3' })),
      text(', '),
      text('on a ground', mark('backgroundColor', { color: '#c6edfb' })),
      text(', '),
      text('commented', mark('annotation', { id: 'x', annotationType: 'inlineComment' })),
      text(', '),
      text('a mark of tomorrow', mark('sparkle')),
      text('.'),
    ),
    paragraph(
      { type: 'status', attrs: { text: 'Blocked', color: 'red' } },
      text(' '),
      { type: 'status', attrs: { text: 'In test', color: 'blue' } },
      text(' '),
      { type: 'status', attrs: { text: 'Shipped', color: 'green' } },
      text(' '),
      { type: 'status', attrs: { text: 'Maybe', color: 'yellow' } },
      text(' '),
      { type: 'status', attrs: { text: 'Idea', color: 'purple' } },
      text(' '),
      { type: 'status', attrs: { text: 'Open', color: 'neutral' } },
      text(' until '),
      { type: 'date', attrs: { timestamp: '1796083200000' } },
      text(', '),
      { type: 'inlineCard', attrs: { url: 'https://larkfield.atlassian.net/browse/PAY-812' } },
      text(' '),
      { type: 'mediaInline', attrs: { id: 'm2', collection: '', alt: 'ledger.csv' } },
      text(' '),
      { type: 'placeholder', attrs: { text: 'Say what you did' } },
    ),
    ...['info', 'note', 'tip', 'success', 'error'].map((panelType) => ({
      type: 'panel',
      attrs: { panelType },
      content: [paragraph(text(`A panel of the kind ${panelType}.`))],
    })),
    {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [
            paragraph(text('First')),
            {
              type: 'orderedList',
              attrs: { order: 3 },
              content: [{ type: 'listItem', content: [paragraph(text('third'))] }],
            },
          ],
        },
        { type: 'listItem', content: [paragraph(text('Second'))] },
      ],
    },
    {
      type: 'decisionList',
      attrs: { localId: 'd' },
      content: [
        {
          type: 'decisionItem',
          attrs: { localId: 'd1', state: 'DECIDED' },
          content: [text('Deduplicate by order and attempt')],
        },
      ],
    },
    { type: 'blockquote', content: [paragraph(text('Support had six calls today.'))] },
    { type: 'expand', attrs: { title: 'How it was found' }, content: [paragraph(text('By a customer.'))] },
    {
      type: 'layoutSection',
      content: [
        { type: 'layoutColumn', attrs: { width: 50 }, content: [paragraph(text('Left column'))] },
        { type: 'layoutColumn', attrs: { width: 50 }, content: [paragraph(text('Right column'))] },
      ],
    },
    {
      type: 'mediaSingle',
      attrs: { layout: 'center' },
      content: [
        { type: 'media', attrs: { type: 'file', id: 'm1', collection: '', alt: 'refunds.png' } },
        { type: 'caption', content: [text('The list of refunds')] },
      ],
    },
    { type: 'blockCard', attrs: { url: 'https://example.com/postmortem/2026-11' } },
    { type: 'rule' },
    {
      type: 'extension',
      attrs: { extensionType: 'com.example', extensionKey: 'gantt-chart', text: 'Gantt of release 4.19' },
    },
    { type: 'whiteboard', content: [paragraph(text('Words inside a node that nobody knows stay readable.'))] },
  ],
};
