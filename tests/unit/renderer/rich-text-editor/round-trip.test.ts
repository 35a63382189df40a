import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAdfFaults } from '@shared/adf/validate';
import { NODE_KINDS } from '../../../../src/renderer/ui/rich-text-editor/document/node-kinds';
import { MARK_KINDS } from '../../../../src/renderer/ui/rich-text-editor/document/mark-kinds';
import { adfDocument, tableDocument, tried } from './adf-arbitrary';
import { EVERY_KIND } from './every-kind';
import { opened, through } from './documents';

const limit = process.env['SOAK'] === undefined ? 120_000 : 1_800_000;

describe('a document that nobody edits', () => {
  it(
    'comes back byte for byte, whatever Atlassian’s schema allows',
    () => {
      const seen = new Set<string>();
      fc.assert(
        fc.property(fc.oneof({ weight: 5, arbitrary: adfDocument }, tableDocument), (adf) => {
          const doc = opened(adf);
          doc.descendants((node) => {
            seen.add(node.type.name);
            for (const mark of node.marks) seen.add(mark.type.name);
          });
          expect(JSON.stringify(through(doc))).toBe(JSON.stringify(adf));
        }),
        { ...tried(400), examples: [[EVERY_KIND]] },
      );
      // The property would say nothing about nodes that are always sealed.
      expect([...Object.keys(NODE_KINDS), ...Object.keys(MARK_KINDS)].filter((name) => !seen.has(name))).toEqual([]);
    },
    limit,
  );

  it('comes back with marks that stand against each other, and twice', () => {
    const [sub, sup] = ['sub', 'sup'].map((type) => ({ type: 'subsup', attrs: { type } }));
    const marks = [sub, sup, sup, sub].filter((mark) => mark !== undefined);
    const adf = {
      version: 1,
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks }] }],
    };
    expect(JSON.stringify(through(opened(adf)))).toBe(JSON.stringify(adf));
  });

  it(
    'is made by a generator that Atlassian’s schema agrees with',
    () => {
      fc.assert(
        fc.property(adfDocument, (adf) => {
          expect(findAdfFaults(adf)).toEqual([]);
        }),
        { ...tried(200, 2000) },
      );
    },
    limit,
  );
});
