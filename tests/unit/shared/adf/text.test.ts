import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textToAdf } from '@shared/adf/from-text';
import { hasContent } from '@shared/adf/has-content';
import { adfToMarkdown } from '@shared/adf/to-markdown';
import { adfToText } from '@shared/adf/to-text';
import { findAdfFaults } from '@shared/adf/validate';
import { doc, line, mark, paragraph, SAMPLES, text } from './sample-documents';

describe('plain text to a document', () => {
  it('makes paragraphs of blank lines and a hard break of a single one', () => {
    expect(textToAdf('a\nb\r\n\r\n \n c')).toEqual(
      doc(paragraph(text('a'), { type: 'hardBreak' }, text('b')), line(' c')),
    );
  });

  it('makes nothing of nothing', () => {
    expect(textToAdf('')).toBeNull();
    expect(textToAdf(' \n\t\n')).toBeNull();
  });

  const anyText = fc.string({ unit: fc.constantFrom('a', 'ø', '😀', ' ', '\n', '\r', '\t', '-', '*'), maxLength: 40 });

  it('always makes a document that Jira takes', () => {
    fc.assert(
      fc.property(anyText, (plain) => {
        expect(findAdfFaults(textToAdf(plain) ?? doc())).toEqual([]);
      }),
    );
  });

  it('loses nothing but surplus blank lines on the way there and back', () => {
    fc.assert(
      fc.property(anyText, (plain) => {
        const document = textToAdf(plain);
        const expected = plain
          .replace(/\r\n?/g, '\n')
          .split(/\n(?:[^\S\n]*\n)+/)
          .filter((block) => block.trim() !== '')
          .map((block) =>
            block
              .split('\n')
              .filter((one) => one.trim() !== '')
              .join('\n'),
          );
        expect(document === null ? '' : adfToText(document)).toBe(expected.join('\n\n'));
        expect(document === null ? null : textToAdf(adfToText(document))).toEqual(document);
      }),
    );
  });
});

describe('a document to text', () => {
  for (const [name, { document, text: expected }] of Object.entries(SAMPLES)) {
    it(`${name} as plain text`, () => {
      expect(adfToText(document)).toBe(expected);
    });
  }

  it('gives the text inside nodes that nobody knows, in a line and between paragraphs', () => {
    const sparkle = { type: 'sparkle', attrs: { text: 'shine' } };
    const box = {
      type: 'futureBox',
      attrs: { x: 1 },
      content: [line('in it'), { type: 'futureItem', content: [text('deep')] }],
    };
    expect(adfToText(doc(paragraph(text('a '), sparkle, text(' b')), box))).toBe('a shine b\n\nin it\n\ndeep');
    expect(adfToMarkdown(doc(paragraph(text('a '), sparkle, text(' b')), box))).toBe('a shine b\n\nin it\n\ndeep');
  });

  it('never throws, whatever stands in the document', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const document = doc(
          JSON.parse(JSON.stringify(value)) as string,
          paragraph({ type: 'date', attrs: { timestamp: '9e99' } }),
        );
        expect(typeof adfToText(document) + typeof adfToMarkdown(document)).toBe('stringstring');
      }),
    );
  });
});

describe('a document to Markdown', () => {
  for (const [name, { document, markdown }] of Object.entries(SAMPLES)) {
    it(`${name} as Markdown`, () => {
      expect(adfToMarkdown(document)).toBe(markdown);
    });
  }

  it.each([
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['1. no item', '1\\. no item'],
    ['1.5 litres', '1.5 litres'],
    ['> no quote', '\\> no quote'],
    ['---', '\\---'],
    ['*not bold* _nor this_', '\\*not bold\\* \\_nor this\\_'],
    ['[no](link) `no code` <b>', '\\[no\\](link) \\`no code\\` \\<b\\>'],
    ['&lt; and &', '\\&lt; and &'],
    ['a | b ~ c \\', 'a | b \\~ c \\\\'],
    ['| no | table |', '\\| no | table |'],
  ])('shows %s as it is', (plain, markdown) => {
    expect(adfToMarkdown(doc(line(plain)))).toBe(markdown);
  });

  it('puts the space of marked text outside the signs', () => {
    const bold = (value: string): ReturnType<typeof text> => text(value, mark('strong'));
    expect(adfToMarkdown(doc(paragraph(text('a'), bold(' b '), text('c'), bold('  '))))).toBe('a **b** c  ');
  });
});

describe('marks inside words, in Markdown', () => {
  const marked = (value: string, ...types: readonly string[]): ReturnType<typeof text> =>
    text(value, ...types.map((type) => mark(type)));

  it.each([
    ['a word with a bold middle', [text('a'), marked('b', 'strong'), text('c')], 'a**b**c'],
    ['bold punctuation in a word', [text('a'), marked('(b)', 'strong'), text('c')], 'a<strong>(b)</strong>c'],
    ['one mark inside another in a word', [text('a'), marked('b', 'em', 'strike')], 'a<em>~~b~~</em>'],
    ['two marks side by side', [marked('a', 'strong'), marked('b', 'em')], '**a**<em>b</em>'],
    [
      'a mark over several texts',
      [marked('a', 'strong'), marked('b', 'strong', 'em'), marked('c', 'strong')],
      '**a*b*c**',
    ],
  ])('%s', (_name, nodes, markdown) => {
    expect(adfToMarkdown(doc(paragraph(...nodes)))).toBe(markdown);
  });
});

describe('whether there is anything in a document', () => {
  it('counts a rule and a mention, and not space and breaks', () => {
    expect(hasContent(doc())).toBe(false);
    expect(hasContent(doc({ type: 'paragraph' }, paragraph(text(' '), { type: 'hardBreak' })))).toBe(false);
    expect(hasContent(doc({ type: 'rule' }))).toBe(true);
    expect(hasContent(doc(paragraph({ type: 'mention', attrs: { id: 'a' } })))).toBe(true);
  });
});
