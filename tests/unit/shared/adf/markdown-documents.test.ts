import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownToAdf } from '@shared/adf/from-markdown';
import { findAdfFaults } from '@shared/adf/validate';
import { tried } from '../../renderer/rich-text-editor/adf-arbitrary';
import { countKinds, tellCounts } from './count-kinds';
import { brokenMarkdown, markdownDocument, wordsIn } from './markdown-arbitrary';

const limit = process.env['SOAK'] === undefined ? 120_000 : 1_800_000;

/** What Markdown has a form for; a picture stands for media. */
const KINDS = [
  'blockquote',
  'bulletList',
  'code mark',
  'codeBlock',
  'em mark',
  'hardBreak',
  'heading',
  'link mark',
  'media',
  'orderedList',
  'panel',
  'rule',
  'strike mark',
  'strong mark',
  'subsup mark',
  'table',
  'tableCell',
  'tableHeader',
  'taskList',
  'underline mark',
];

describe('documents of Markdown', () => {
  it(
    'are read into valid documents that have every word of theirs, each construct among them',
    () => {
      const counts = new Map<string, number>();
      const runs = tried(300, 20_000);
      fc.assert(
        fc.property(markdownDocument, fc.constantFrom('space' as const, 'break' as const), (markdown, breaks) => {
          const document = markdownToAdf(markdown, { breaks });
          expect(document === null ? [] : findAdfFaults(document)).toEqual([]);
          countKinds(counts, document);
          const read = JSON.stringify(document);
          expect(wordsIn(markdown).filter((word) => !read.includes(word))).toEqual([]);
        }),
        runs,
      );
      expect(KINDS.filter((kind) => !counts.has(kind))).toEqual([]);
      tellCounts('documents of Markdown', runs.seed, counts);
    },
    limit,
  );

  it(
    'are valid too when signs are struck into them anywhere',
    () => {
      const counts = new Map<string, number>();
      const runs = tried(200, 20_000);
      fc.assert(
        fc.property(brokenMarkdown, (markdown) => {
          const document = markdownToAdf(markdown);
          expect(document === null ? [] : findAdfFaults(document)).toEqual([]);
          countKinds(counts, document);
        }),
        runs,
      );
      tellCounts('broken Markdown', runs.seed, counts);
    },
    limit,
  );
});
