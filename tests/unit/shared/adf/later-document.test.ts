import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownToAdf } from '@shared/adf/from-markdown';
import { hasContent } from '@shared/adf/has-content';
import { documentHasContent, isSureDocument, markdownLater } from '@shared/adf/later-document';
import { problemOfDocument } from '@shared/adf/problem-of-document';
import { tried } from '../../renderer/rich-text-editor/adf-arbitrary';
import { brokenMarkdown, markdownDocument } from './markdown-arbitrary';

const limit = process.env['SOAK'] === undefined ? 120_000 : 1_800_000;

/** Most texts of people begin with a word, and have neither tables nor elements. */
const text = fc.oneof(
  fc.tuple(fc.constantFrom('Pay. ', 'Ärger\n\n', 'a\n---\n', ''), markdownDocument).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('Pay ', ''), brokenMarkdown).map((parts) => parts.join('')),
  fc.tuple(fc.constant('Pay '), brokenMarkdown).map((parts) => parts.join('').replaceAll(/[|<]/g, '')),
);

describe('a document whose content is made later', () => {
  it(
    'is the one that is made at once, byte for byte, and what was certain of it is so',
    () => {
      let sure = 0;
      const runs = tried(200, 20_000);
      fc.assert(
        fc.property(text, (markdown) => {
          const now = markdownToAdf(markdown);
          const later = markdownLater(markdown);
          const isSure = later !== null && isSureDocument(later);
          if (isSure) sure += 1;
          expect(!isSure || (now !== null && hasContent(now) && problemOfDocument(now) === null)).toBe(true);
          expect(JSON.stringify(later)).toBe(JSON.stringify(now));
          expect(later).toEqual(now);
          expect(structuredClone(later)).toEqual(now);
          expect(later !== null && documentHasContent(later)).toBe(now !== null && hasContent(now));
        }),
        runs,
      );
      expect(sure).toBeGreaterThan(20);
    },
    limit,
  );

  it.each([
    ['is nothing', ''],
    ['is a comment alone', '<!-- note -->'],
    ['is a definition alone', '[a]: https://a.example'],
    ['begins with a sign', '- a'],
    ['has a table', 'a|b\n-|-\n1|2'],
    ['defines what it uses', 'a\n\n[a]: https://a.example'],
    ['is long', `a${' b'.repeat(8_000)}`],
    ['has many lines', 'a\n'.repeat(200)],
  ])('is made at once where the text %s', (_, markdown) => {
    const document = markdownLater(markdown);
    expect(document !== null && isSureDocument(document)).toBe(false);
    expect(document).toEqual(markdownToAdf(markdown));
  });

  it('makes its content once', () => {
    const document = markdownLater('Pay **twice**.');
    expect(document?.['content']).toBe(document?.['content']);
  });
});
