import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adfToMarkdown } from '@shared/adf/to-markdown';
import { adfToText } from '@shared/adf/to-text';
import { findAdfFaults } from '@shared/adf/validate';
import type { JsonObject } from '@shared/json';
import { htmlToAdf } from '../../../../src/renderer/ui/rich-text-editor/paste/html-to-adf';
import { countKinds, tellCounts } from '../../shared/adf/count-kinds';
import { tried } from './adf-arbitrary';
import * as markup from './pasted-markup';

const limit = process.env['SOAK'] === undefined ? 120_000 : 1_800_000;

function read(html: string): JsonObject {
  let count = 0;
  const document = htmlToAdf(html, () => {
    count += 1;
    return `id-${String(count)}`;
  });
  if (document === null) throw new Error('Nothing was read');
  expect(findAdfFaults(document)).toEqual([]);
  return document;
}

describe('htmlToAdf', () => {
  it('reads Word: its lists are lists, its empty lines and hidden parts are gone', () => {
    expect(adfToMarkdown(read(markup.WORD))).toBe(
      [
        '## Steps to follow',
        'Empty the **basket**, then  add *one* article.',
        '- First\n  - Below\n- Second',
        '1. Counted',
      ].join('\n\n'),
    );
  });

  it('reads Google Docs: weight and slant are in styles, and a list below lies beside its item', () => {
    expect(adfToMarkdown(read(markup.GOOGLE_DOCS))).toBe(
      ['# Plan', 'We **<em>must</em>** ship [<u>the fix</u>](https://shop.example/a?b=1)', '- outer\n  - inner'].join(
        '\n\n',
      ),
    );
  });

  it('reads a spreadsheet as a table', () => {
    const document = read(markup.EXCEL);
    expect(adfToText(document)).toBe('Key | Points\nSHOP-1 | 3\nSum');
    expect(JSON.stringify(document)).toContain('{"type":"tableCell","attrs":{"colspan":2}');
  });

  it("reads Jira's editor: mention, date, status, emoji, panel, task, expand, code, smart link", () => {
    expect(read(markup.JIRA_EDITOR)['content']).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Ask ' },
          { type: 'mention', attrs: { id: '5b10a2844c20165700ede21g', text: '@Mara Lind' } },
          { type: 'text', text: ' by ' },
          { type: 'date', attrs: { timestamp: '1700006400000' } },
          { type: 'text', text: ' ' },
          { type: 'status', attrs: { text: 'Done', color: 'green' } },
          { type: 'text', text: ' ' },
          { type: 'emoji', attrs: { shortName: ':tada:', id: '1f389', text: '🎉' } },
        ],
      },
      {
        type: 'panel',
        attrs: { panelType: 'warning' },
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'Mind ' },
              { type: 'text', text: 'this', marks: [{ type: 'code' }] },
            ],
          },
        ],
      },
      {
        type: 'taskList',
        attrs: { localId: 'id-1' },
        content: [
          {
            type: 'taskItem',
            attrs: { localId: 'id-2', state: 'DONE' },
            content: [{ type: 'text', text: 'packed' }],
          },
        ],
      },
      {
        type: 'expand',
        attrs: { title: 'Log' },
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'line' }] }],
      },
      { type: 'codeBlock', attrs: { language: 'java' }, content: [{ type: 'text', text: 'int a;\n  a++;' }] },
      {
        type: 'paragraph',
        content: [{ type: 'inlineCard', attrs: { url: 'https://shop.atlassian.net/browse/SHOP-1' } }],
      },
    ]);
  });

  it("reads Jira's rendered page: people, emoticons, code, table", () => {
    const document = read(markup.JIRA_PAGE);
    expect(adfToMarkdown(document)).toBe(
      ['Seen by @Mara Lind :)', '```java\nint a = 1;\n```', '| A |\n| --- |\n| 1 |'].join('\n\n'),
    );
  });

  it('reads GitHub: tasks, code with its language, details, a heading in a quote, a picture', () => {
    expect(adfToMarkdown(read(markup.GITHUB))).toBe(
      [
        '### Install',
        '- [x] Read\n- [ ] Write',
        '```ts\nconst a = 1;\n\nrun(a);\n```',
        '**More**',
        'Deep `Ctrl`',
        '> **Quoted**\n>\n> text',
        '![Shot](https://shop.example/shot.png)',
      ].join('\n\n'),
    );
  });

  it('reads what a code editor copies as code', () => {
    expect(read(markup.VS_CODE)['content']).toEqual([
      { type: 'codeBlock', content: [{ type: 'text', text: 'const a = 1;\n\n  run(a);' }] },
    ]);
  });

  it('takes nothing over that could run, load or lead astray', () => {
    const document = read(markup.HOSTILE);
    expect(JSON.stringify(document)).not.toMatch(/alert|script|onerror|data:|\be\b|\bh\b/);
    expect(adfToText(document)).toBe('abc\n\nd\n\ngi\n\nj');
  });

  it('gives nothing for markup that shows nothing', () => {
    expect(
      ['', '<p> </p>', '<style>a{}</style>', '<!-- a -->', '<ul></ul>', '<table></table>'].map((html) =>
        htmlToAdf(html),
      ),
    ).toEqual([null, null, null, null, null, null]);
  });

  it.each(['div', 'blockquote', 'b', 'ul><li', 'table><tr><td', 'details', 'section'])(
    'survives <%s> hundreds deep',
    (name) => {
      const document = read(`${`<${name}>`.repeat(400)}deep`);
      expect(adfToText(document)).toContain('deep');
    },
  );

  it('makes a valid document of any markup whatever', { timeout: limit }, () => {
    const names = [
      'p',
      'div',
      'b',
      'i',
      'code',
      'pre',
      'ul',
      'ol',
      'li',
      'table',
      'tr',
      'td',
      'th',
      'blockquote',
      'h1',
      'h4',
      'a',
      'img',
      'br',
      'hr',
      'input',
      'details',
      'summary',
      'dl',
      'dt',
      'dd',
      'span',
      'script',
      'sub',
      'caption',
    ];
    const attributes = [
      'style="font-weight:700"',
      'style="mso-list:l0 level3"',
      'data-panel-type="x"',
      'data-task-local-id="1"',
      'data-task-list-local-id="2"',
      'data-node-type="status"',
      'data-node-type="date"',
      'data-mention-id="m"',
      'href="javascript:x"',
      'href="https://a.example"',
      'src="https://a.example/p.png"',
      'colspan="99999"',
      'type="checkbox"',
      'start="-3"',
      'data-inline-card',
      'data-node-type="expand"',
      'class="language-<x>"',
      '',
    ];
    const piece = fc.oneof(
      fc.tuple(fc.constantFrom(...names), fc.constantFrom(...attributes)).map(([name, more]) => `<${name} ${more}>`),
      fc.constantFrom(...names).map((name) => `</${name}>`),
      fc.constantFrom('text', ' ', '\n', '&nbsp;', '&lt;b&gt;', '<!-- c -->', '🙂', '\u0000', '<![if x]>'),
    );
    const counts = new Map<string, number>();
    const runs = tried(150);
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 60, size: 'max' }), (pieces) => {
        const document = htmlToAdf(pieces.join(''));
        expect(document === null ? [] : findAdfFaults(document)).toEqual([]);
        countKinds(counts, document);
      }),
      runs,
    );
    expect(counts.size).toBeGreaterThan(10);
    tellCounts('pasted HTML', runs.seed, counts);
  });
});
