import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '@shared/json';
import type { MirrorObjects } from '../../../../src/main/mirror/mirror-objects';
import { textOf } from '../../../../src/main/mirror/issue-content';
import { matchFor, readWords } from '../../../../src/main/mirror/full-text-query';
import { snippetOf } from '../../../../src/main/mirror/snippet';
import { MIRROR_STEPS } from '../../../../src/main/mirror/mirror-steps';
import { docOf } from '../../../../src/main/mirror/site-numbers';
import { migrate } from '../../../../src/main/storage/migrate';
import { temporaryConnection } from '../storage/temporary-database';
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

function write(summary: string): void {
  mirror.issues.write('me', 'cloud-1', [asText(wireIssueOf(20, { summary }))], 1);
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

  it.each([
    ['한국어 이슈', '한국어'],
    ['がぎぐ テスト', 'がぎぐ'],
    ['Новый йод', 'новый'],
    ['Новый йод', 'йод'],
    ['हिन्दी काम', 'हिन्दी'],
    ['हिन्दी काम', 'काम'],
    ['ทำงาน ดี', 'ดี'],
    ['Đường Việt', 'viet'],
    ['Σας', 'σασ'],
  ])('finds in "%s" the word %s, and marks it', (summary, word) => {
    write(summary);
    for (const typed of [word, `${word} `, word.normalize('NFD')]) {
      const [hit] = mirror.issueText.search('me', 'cloud-1', typed, 9).hits;
      expect(hit?.row.key).toBe('SHOP-20');
      expect(hit?.snippet.filter((part) => part.hit)).toHaveLength(1);
    }
  });

  it('finds what was written with accents apart from their letters', () => {
    write('한국어 café'.normalize('NFD'));
    for (const typed of ['한국어', 'café', 'cafe']) expect(keys(typed)).toEqual(['SHOP-20']);
    mirror.issues.writeThread(
      'me',
      'cloud-1',
      'SHOP-20',
      'comments',
      [{ id: '1', body: 'Résumé'.normalize('NFD') }],
      2,
    );
    expect(keys('résumé')).toEqual(['SHOP-20']);
  });

  it('takes letters that make another word for what they are', () => {
    write('йод हिन्दी');
    for (const typed of ['иод ', 'हद ', 'न ']) expect(keys(typed)).toEqual([]);
    expect(snippetOf(['иод'], readWords('йод'))).toEqual([{ text: 'иод', hit: false }]);
  });

  it('keeps what was indexed by an earlier version, and finds more in it', () => {
    const connection = temporaryConnection();
    migrate(connection, MIRROR_STEPS.slice(0, 3));
    connection.run("INSERT INTO site (no, account, cloud_id) VALUES (1, 'me', 'cloud-1')");
    connection.run(
      `INSERT INTO issue (doc, site, id, key, state, fetched_at, row) VALUES (?, 1, '5', 'OLD-5', 'there', 1, ?)`,
      docOf(1, '5'),
      JSON.stringify({ key: 'OLD-5', summary: 'काम checkout' }),
    );
    connection.run(
      "INSERT INTO issue_text (rowid, key, summary, description, comments) VALUES (?, 'OLD-5', 'काम checkout', '', '')",
      docOf(1, '5'),
    );
    const opened = aMirror(connection);
    for (const typed of ['काम', 'check']) {
      expect(opened.issueText.search('me', 'cloud-1', typed, 9).hits.map(({ row }) => row.key)).toEqual(['OLD-5']);
    }
    expect(opened.issueText.search('me', 'cloud-1', 'क ', 9).hits).toEqual([]);
  });

  it('has no text of a document that is nested too deeply to be read', () => {
    let nested: JsonObject = { type: 'text', text: 'deep' };
    for (let depth = 0; depth < 20_000; depth++) nested = { type: 'blockquote', content: [nested] };
    expect(textOf({ type: 'doc', version: 1, content: [nested] })).toBe('');
  });

  it('looks for nothing where no word was typed', () => {
    expect(matchFor(readWords(' -- ! '))).toBeNull();
  });
});
