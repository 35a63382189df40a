import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adfToMarkdown } from '@shared/adf/to-markdown';
import { findAdfFaults } from '@shared/adf/validate';
import { markdownLook } from '../../../../src/renderer/ui/rich-text-editor/paste/looks-like-markdown';
import { readPaste, type Paste } from '../../../../src/renderer/ui/rich-text-editor/paste/read-paste';
import { readTabSeparated } from '../../../../src/renderer/ui/rich-text-editor/paste/tab-separated';
import { EXCEL } from './pasted-markup';

function markdownOf(paste: Paste): string {
  if (paste.kind !== 'document') throw new Error(`A document was expected, not ${paste.kind}`);
  expect(findAdfFaults(paste.document)).toEqual([]);
  return adfToMarkdown(paste.document);
}

const otherOf = (paste: Paste): unknown => (paste.kind === 'document' ? paste.other : undefined);
const NOTHING_LEFT = { pictures: [], leftOut: { pictures: 0, comments: 0 } };

describe('readPaste', () => {
  it('takes the formatted kind where there is one, without a way back', () => {
    const paste = readPaste({ html: '<p>a <b>b</b></p>', text: '# not this' });
    expect(markdownOf(paste)).toBe('a **b**');
    expect(otherOf(paste)).toBeNull();
  });

  it('reads Markdown out of plain text, with the way back', () => {
    const paste = readPaste({ html: '', text: '# One\n\n- a\n- b' });
    expect(markdownOf(paste)).toBe('# One\n\n- a\n- b');
    expect(otherOf(paste)).toMatchObject({
      as: 'plain',
      document: { type: 'doc', content: [{ type: 'paragraph' }, { type: 'paragraph' }] },
    });
  });

  it('reads Markdown out of text that is offered as HTML without a format too', () => {
    expect(
      markdownOf(readPaste({ html: '<span>- [ ] a</span><br><span>- [x] b</span>', text: '- [ ] a\n- [x] b' })),
    ).toBe('- [ ] a\n- [x] b');
  });

  it('reads a table out of tabs, and out of the HTML of a spreadsheet first', () => {
    expect(markdownOf(readPaste({ html: '', text: 'Key\tSum\nA-1\t2\n' }))).toContain('| A-1 | 2 |');
    expect(markdownOf(readPaste({ html: EXCEL, text: 'Key\tPoints\nSHOP-1\t3\nSum' }))).toContain('| SHOP-1 | 3 |');
  });

  it('leaves text alone that is only text', () => {
    const paste = readPaste({ html: '', text: 'one\ntwo 3*4 a_b_c' });
    expect(paste).toEqual({
      kind: 'document',
      other: null,
      ...NOTHING_LEFT,
      document: {
        version: 1,
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [{ type: 'text', text: 'one' }, { type: 'hardBreak' }, { type: 'text', text: 'two 3*4 a_b_c' }],
          },
        ],
      },
    });
  });

  it('knows an address that stands alone, of the kinds that may be followed', () => {
    expect(readPaste({ html: '', text: ' https://a.example/x ' })).toEqual({
      kind: 'link',
      href: 'https://a.example/x',
    });
    expect(readPaste({ html: '', text: 'javascript:alert(1)' }).kind).toBe('document');
  });

  it('keeps the lines of Markdown as lines', () => {
    expect(markdownOf(readPaste({ html: '', text: '## Steps\n\nOpen **it**\nLook\n\n- a\n  b' }))).toBe(
      '## Steps\n\nOpen **it**\\\nLook\n\n- a\\\n  b',
    );
  });

  it('leaves a script as it is, and offers to read it as Markdown', () => {
    const paste = readPaste({ html: '', text: '# start\nexport A=1\n./run.sh' });
    expect(markdownOf(paste)).toBe('\\# start\\\nexport A=1\\\n./run.sh');
    expect(otherOf(paste)).toMatchObject({ as: 'markdown', document: { content: [{ type: 'heading' }, {}] } });
  });

  it('reads what stands at the head of a Markdown file as code', () => {
    expect(markdownOf(readPaste({ html: '', text: '---\ntitle: x\ntags: a\n---\n\n# One\n\n- a\n- b' }))).toBe(
      '```yaml\ntitle: x\ntags: a\n```\n\n# One\n\n- a\n- b',
    );
    const paste = readPaste({ html: '', text: '---\ntitle: x\n---\ntext' });
    expect(markdownOf(paste)).toBe('---\\\ntitle: x\\\n---\\\ntext');
    expect(otherOf(paste)).toMatchObject({ as: 'markdown' });
  });

  it('counts the comments and pictures that are in no document', () => {
    expect(readPaste({ html: '', text: '# a\n\n<!-- b -->\n\nc' })).toMatchObject({
      leftOut: { comments: 1, pictures: 0 },
    });
    const html = '<p>a<img src="file:///C:/x.png" alt="plan"><img src="data:image/png;base64,AQID" alt="a/b"></p>';
    const paste = readPaste({ html, text: 'a' });
    expect(paste).toMatchObject({ leftOut: { comments: 0, pictures: 1 } });
    const [picture] = paste.kind === 'link' ? [] : paste.pictures;
    expect([picture?.name, picture?.type, picture?.size]).toEqual(['a b.png', 'image/png', 3]);
  });

  it('makes nothing of nothing', () => {
    expect(readPaste({ html: '', text: ' \n' })).toEqual({ kind: 'nothing', ...NOTHING_LEFT });
  });

  it('is valid for any clipboard', { timeout: process.env['SOAK'] === undefined ? 10_000 : 900_000 }, () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (html, text) => {
        const paste = readPaste({ html, text });
        expect(paste.kind === 'document' ? findAdfFaults(paste.document) : []).toEqual([]);
      }),
      { numRuns: process.env['SOAK'] === undefined ? 150 : 10_000 },
    );
  });
});

describe('markdownLook', () => {
  it.each([
    '# Title',
    '- a\n- b',
    '1. a\n2. b',
    '> a\n> b',
    '- [ ] a',
    '```\nx\n```',
    '|a|b|\n|-|-|',
    'see [x](https://a.example)',
    'a **b** c',
    '~~a~~',
    'run `npm`',
  ])('sees it in %j', (text) => expect(markdownLook(text)).toBe('sure'));

  it.each([
    '#1 is open',
    'a - b',
    '- only one',
    'x * y * z',
    'a ** b',
    'snake_case_name',
    '2. Mai',
    'a | b',
    'C:\\a',
    '`',
  ])('does not see it in %j', (text) => expect(markdownLook(text)).toBe('no'));
});

describe('markdownLook at what may be code', () => {
  it.each([
    '# start\n./run.sh',
    '# Build\n\nnpm ci\nnpm run build',
    '## setup\nsudo apt install jq',
    '#!/bin/sh\n# one\necho `date`',
    '# a comment\nx = 1',
    '- name: a\n  run: b\n- name: c\n  run: d',
    '# not followed\nby an empty line',
  ])('only offers it for %j', (text) => expect(markdownLook(text)).toBe('perhaps'));

  it.each([
    '# One\n\nText.',
    '# One\n## Two\n- a',
    'Steps:\n- Open\n- Look;',
    '# Use\n\n```sh\n# start\nexport A=1\n```',
    '- run `a && b`\n- then',
    '# Script\nexport A=1\n**mind** this',
  ])('sees it in %j', (text) => expect(markdownLook(text)).toBe('sure'));
});

describe('readTabSeparated', () => {
  it('reads quoted cells with line ends, tabs and quotes inside', () => {
    expect(readTabSeparated('a\t"b\nc"\r\n"say ""x"""\t"d\te"\r\n')).toEqual([
      ['a', 'b\nc'],
      ['say "x"', 'd\te'],
    ]);
  });

  it('leaves text alone that is no table', () => {
    expect(['a\tb', 'a\tb\nc', 'plain', '\tif\n\tx\n', 'a\n\tb\tc'].map(readTabSeparated)).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });
});
