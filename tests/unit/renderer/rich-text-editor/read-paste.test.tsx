import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adfToMarkdown } from '@shared/adf/to-markdown';
import { findAdfFaults } from '@shared/adf/validate';
import { looksLikeMarkdown } from '../../../../src/renderer/ui/rich-text-editor/paste/looks-like-markdown';
import { readPaste, type Paste } from '../../../../src/renderer/ui/rich-text-editor/paste/read-paste';
import { readTabSeparated } from '../../../../src/renderer/ui/rich-text-editor/paste/tab-separated';
import { EXCEL } from './pasted-markup';

function markdownOf(paste: Paste): string {
  if (paste.kind !== 'document') throw new Error(`A document was expected, not ${paste.kind}`);
  expect(findAdfFaults(paste.document)).toEqual([]);
  return adfToMarkdown(paste.document);
}

const plainOf = (paste: Paste): unknown => (paste.kind === 'document' ? paste.plain : undefined);

describe('readPaste', () => {
  it('takes the formatted kind where there is one, without a way back', () => {
    const paste = readPaste({ html: '<p>a <b>b</b></p>', text: '# not this' });
    expect(markdownOf(paste)).toBe('a **b**');
    expect(plainOf(paste)).toBeNull();
  });

  it('reads Markdown out of plain text, with the way back', () => {
    const paste = readPaste({ html: '', text: '# One\n\n- a\n- b' });
    expect(markdownOf(paste)).toBe('# One\n\n- a\n- b');
    expect(plainOf(paste)).toMatchObject({ type: 'doc', content: [{ type: 'paragraph' }, { type: 'paragraph' }] });
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
      plain: null,
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

  it('makes nothing of nothing', () => {
    expect(readPaste({ html: '', text: ' \n' })).toEqual({ kind: 'nothing' });
  });

  it('is valid for any clipboard', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (html, text) => {
        const paste = readPaste({ html, text });
        expect(paste.kind === 'document' ? findAdfFaults(paste.document) : []).toEqual([]);
      }),
      { numRuns: process.env['SOAK'] === undefined ? 150 : 2_000 },
    );
  });
});

describe('looksLikeMarkdown', () => {
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
  ])('sees it in %j', (text) => expect(looksLikeMarkdown(text)).toBe(true));

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
  ])('does not see it in %j', (text) => expect(looksLikeMarkdown(text)).toBe(false));
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
