import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MirrorObjects } from '../../../../src/main/mirror/mirror-objects';
import { matchFor, readWords } from '../../../../src/main/mirror/full-text-query';
import { snippetOf } from '../../../../src/main/mirror/snippet';
import { aMirror, asText, wireIssueOf } from './a-mirror';

let mirror: MirrorObjects;
beforeEach(() => {
  mirror = aMirror();
  mirror.issues.write(
    'me',
    'cloud-1',
    [
      wireIssueOf(1, { summary: 'Checkout fails for gift cards' }),
      wireIssueOf(2, { summary: 'Slow', description: document('The checkout takes a minute on Fridays') }),
      wireIssueOf(3, { summary: 'Überweisung checkouts' }),
      wireIssueOf(12, { summary: 'Nothing about it' }),
    ].map(asText),
    1,
  );
});

function document(text: string) {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

function keys(text: string, limit = 50): string[] {
  return mirror.issueText.search('me', 'cloud-1', text, limit).hits.map(({ row }) => row.key);
}

describe('full text of the mirror', () => {
  it('ranks a hit in the summary before one in the text, and the newer first', () => {
    expect(keys('checkout')).toEqual(['SHOP-3', 'SHOP-1', 'SHOP-2']);
    expect(keys('checkout', 2)).toEqual(['SHOP-3', 'SHOP-1']);
  });

  it('finds by an unfinished last word, without accents, and by key', () => {
    expect(keys('gift ca')).toEqual(['SHOP-1']);
    expect(keys('uberw')).toEqual(['SHOP-3']);
    expect(keys('shop-12')).toEqual(['SHOP-12']);
    expect(keys('gift ca ')).toEqual([]);
  });

  it('says among how many it looked', () => {
    expect(mirror.issueText.search('me', 'cloud-1', 'gift', 50).of).toBe(4);
  });

  it('marks the words in a piece of the text', () => {
    const [hit] = mirror.issueText.search('me', 'cloud-1', 'minute', 50).hits;
    expect(hit?.snippet).toEqual([
      { text: 'The checkout takes a ', hit: false },
      { text: 'minute', hit: true },
      { text: ' on Fridays', hit: false },
    ]);
    expect(snippetOf(['Eine Überweisung'], readWords('uberw'))).toContainEqual({ text: 'Überweisung', hit: true });
  });

  it('takes any text as words: nothing of the query language gets through', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', 'NEAR(a b)', 'key:x', '^a', 'a*', "'")),
        (text) => {
          expect(() => mirror.issueText.search('me', 'cloud-1', text, 5)).not.toThrow();
          const words = readWords(text);
          expect(
            snippetOf(['some text', text], words)
              .map((part) => part.text)
              .join('').length,
          ).toBeLessThanOrEqual(200);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('looks for nothing where no word was typed', () => {
    expect(matchFor(readWords(' -- ! '))).toBeNull();
  });
});
