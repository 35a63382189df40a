import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownToAdf, readMarkdown } from '@shared/adf/from-markdown';
import { adfToMarkdown } from '@shared/adf/to-markdown';
import { adfToText } from '@shared/adf/to-text';
import { findAdfFaults } from '@shared/adf/validate';
import type { JsonObject, JsonValue } from '@shared/json';
import { SAMPLES } from './sample-documents';

const RUNS = process.env['SOAK'] === undefined ? 300 : 20_000;

function content(markdown: string): JsonValue {
  const document = markdownToAdf(markdown);
  if (document === null) return [];
  expect(findAdfFaults(document)).toEqual([]);
  return document['content'] ?? [];
}

const text = (value: string, ...marks: JsonObject[]): JsonObject =>
  marks.length === 0 ? { type: 'text', text: value } : { type: 'text', text: value, marks };
const p = (...inside: JsonObject[]): JsonObject => ({ type: 'paragraph', content: inside });
const strong = { type: 'strong' };
const em = { type: 'em' };

describe('markdownToAdf', () => {
  it('reads headings, paragraphs and a rule', () => {
    expect(content('# One\n\nTwo\nlines\n\n---\n\n###### Six')).toEqual([
      { type: 'heading', attrs: { level: 1 }, content: [text('One')] },
      p(text('Two lines')),
      { type: 'rule' },
      { type: 'heading', attrs: { level: 6 }, content: [text('Six')] },
    ]);
  });

  it('keeps single line breaks when they are meant', () => {
    expect(markdownToAdf('one\ntwo', { breaks: 'break' })).toEqual({
      version: 1,
      type: 'doc',
      content: [p(text('one'), { type: 'hardBreak' }, text('two'))],
    });
  });

  it('nests marks, and lets code stand with a link only', () => {
    expect(content('**a *b ~~c~~*** [`d`](https://jira.example/x) **`e`**')).toEqual([
      p(
        text('a ', strong),
        text('b ', strong, em),
        text('c', strong, em, { type: 'strike' }),
        text(' '),
        text('d', { type: 'link', attrs: { href: 'https://jira.example/x' } }, { type: 'code' }),
        text(' '),
        text('e', { type: 'code' }),
      ),
    ]);
  });

  it('keeps what is written where a link may not be followed', () => {
    expect(content('[run](javascript:alert(1)) [mail](mailto:mara@example.com)')).toEqual([
      p(
        text('[run](javascript:alert(1)) '),
        text('mail', { type: 'link', attrs: { href: 'mailto:mara@example.com' } }),
      ),
    ]);
  });

  it('makes a task list of tasks, with the tasks below one after it', () => {
    expect(content('- [ ] pack\n- [x] ship\n  - [ ] label')).toEqual([
      {
        type: 'taskList',
        attrs: { localId: 'task-1' },
        content: [
          { type: 'taskItem', attrs: { localId: 'task-2', state: 'TODO' }, content: [text('pack')] },
          { type: 'taskItem', attrs: { localId: 'task-3', state: 'DONE' }, content: [text('ship')] },
          {
            type: 'taskList',
            attrs: { localId: 'task-4' },
            content: [{ type: 'taskItem', attrs: { localId: 'task-5', state: 'TODO' }, content: [text('label')] }],
          },
        ],
      },
    ]);
  });

  it('keeps the boxes of a mixed list as signs', () => {
    expect(content('- [x] done\n- plain')).toEqual([
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [p(text('[x] done'))] },
          { type: 'listItem', content: [p(text('plain'))] },
        ],
      },
    ]);
  });

  it('begins a numbered list where it begins', () => {
    expect(content('3. three\n4. four')).toMatchObject([{ type: 'orderedList', attrs: { order: 3 } }]);
  });

  it('gives code its language and leaves its signs alone', () => {
    expect(content('```ts title="x"\nconst a = `<b>&amp;`;\n```')).toEqual([
      { type: 'codeBlock', attrs: { language: 'ts' }, content: [text('const a = `<b>&amp;`;')] },
    ]);
  });

  it('reads a table, and drops a header that is empty', () => {
    expect(content('| Key | Sum |\n|--|--:|\n| A-1 | **2** |')).toEqual([
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              { type: 'tableHeader', content: [p(text('Key'))] },
              { type: 'tableHeader', content: [p(text('Sum'))] },
            ],
          },
          {
            type: 'tableRow',
            content: [
              { type: 'tableCell', content: [p(text('A-1'))] },
              { type: 'tableCell', content: [p(text('2', strong))] },
            ],
          },
        ],
      },
    ]);
    expect(content('|  |\n|--|\n| x |')).toEqual([
      {
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [p(text('x'))] }] }],
      },
    ]);
  });

  it('tells a heading, a table and a quote inside a quote by what may stand there', () => {
    expect(content('> # Loud\n>\n> > inner\n>\n> |a|b|\n> |-|-|\n> |c|d|')).toEqual([
      {
        type: 'blockquote',
        content: [p(text('Loud', strong)), p(text('inner')), p(text('a | b'), { type: 'hardBreak' }, text('c | d'))],
      },
    ]);
  });

  it('makes panels of alerts', () => {
    expect(content('> [!WARNING]\n> Mind the gap')).toEqual([
      { type: 'panel', attrs: { panelType: 'warning' }, content: [p(text('Mind the gap'))] },
    ]);
  });

  it('takes pictures out of their line, and only those at web addresses', () => {
    expect(content('see ![shot](https://x.example/a.png) here ![local](file:///a.png)')).toEqual([
      p(text('see')),
      {
        type: 'mediaSingle',
        attrs: { layout: 'center' },
        content: [{ type: 'media', attrs: { type: 'external', url: 'https://x.example/a.png', alt: 'shot' } }],
      },
      p(text('here local')),
    ]);
  });

  it('shows HTML as it is written, but for the elements that stand for marks', () => {
    expect(content('<u>a</u> H<sub>2</sub>O &lt; Map<Key> <script>x</script><!-- no -->')).toEqual([
      p(
        text('a', { type: 'underline' }),
        text(' H'),
        text('2', { type: 'subsup', attrs: { type: 'sub' } }),
        text('O < Map<Key> <script>x</script>'),
      ),
    ]);
    expect(content('<div onclick="x()">\nhello\n</div>')).toEqual([
      p(text('<div onclick="x()">'), { type: 'hardBreak' }, text('hello'), { type: 'hardBreak' }, text('</div>')),
    ]);
  });

  it('gives nothing for nothing', () => {
    expect(['', ' \n\t', '<!-- note -->'].map((each) => markdownToAdf(each))).toEqual([null, null, null]);
  });

  it('counts the comments, which are all that it leaves out', () => {
    expect(readMarkdown('a <!-- x -->\n\n<!-- y\nz -->\n<!-- open').comments).toBe(3);
    expect(readMarkdown('`<!-- x -->`').comments).toBe(0);
  });

  it('keeps footnotes, and the addresses that no link asks for', () => {
    expect(content('a[^1]\n\n[^1]: foot\n\n[used]: https://u.example\n[other]: https://o.example\n\n[Used]')).toEqual([
      p(text('a[^1]')),
      p(text('[^1]: foot')),
      p(text('[other]: https://o.example')),
      p(text('Used', { type: 'link', attrs: { href: 'https://u.example/' } })),
    ]);
  });

  it('keeps the cells that a row has too many', () => {
    const rows = (markdown: string): readonly string[] =>
      adfToMarkdown(markdownToAdf(markdown) ?? {})
        .split('\n')
        .slice(2);
    expect(rows('|a|b|\n|-|-|\n| `x|y` | z |')).toEqual(['| `x\\|y` | z |']);
    expect(rows('|a|b|\n|-|-|\n| 1 | 2 | 3 |\n| 4 | 5')).toEqual(['| 1 | 2 \\| 3 |', '| 4 | 5 |']);
    expect(rows('a|b\n-|-\n1|2|3')).toEqual(['| 1 | 2\\|3 |']);
  });

  it('gives the same document for the same text', () => {
    expect(JSON.stringify(markdownToAdf('- [ ] a'))).toBe(JSON.stringify(markdownToAdf('- [ ] a')));
  });

  it.each(['- ', '> ', '1. ', '**', '[', '![', '- [ ] ', '<u>', '> - '])('survives %j a thousand times', (sign) => {
    const document = markdownToAdf(`${sign.repeat(1000)}deep`) ?? {};
    expect(findAdfFaults(document)).toEqual([]);
    expect(adfToText(document)).toContain('deep');
  });

  it.each(Object.entries(SAMPLES))(
    'reads back what is written of a sample as Markdown, valid again: %s',
    (_name, sample) => {
      const document = markdownToAdf(adfToMarkdown(sample.document));
      expect(document === null ? [] : findAdfFaults(document)).toEqual([]);
    },
  );

  it('makes a valid document of any text whatever', () => {
    const piece = fc.constantFrom(
      '# ',
      '- ',
      '* ',
      '1. ',
      '> ',
      '- [ ] ',
      '- [x] ',
      '```',
      '~~~ts',
      '|',
      '|-|-|',
      '---',
      '**',
      '_',
      '~~',
      '`',
      '[',
      '](',
      ')',
      '![',
      'https://a.example',
      'javascript:x',
      '<u>',
      '</u>',
      '<br>',
      '<div>',
      '&amp;',
      '&#0;',
      '\n',
      '\n\n',
      '    ',
      '\t',
      ' ',
      '\\',
      'word',
      'a|b',
      '<!--',
      '-->',
      '[!NOTE]',
      '\u0000',
      '\ud800',
      '🙂',
      '====',
    );
    const any = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
    );
    fc.assert(
      fc.property(any, fc.constantFrom('space' as const, 'break' as const), (markdown, breaks) => {
        const document = markdownToAdf(markdown, { breaks });
        expect(document === null ? [] : findAdfFaults(document)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
