import { beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '@shared/json';
import type { MirrorObjects } from '../../../../src/main/mirror/mirror-objects';
import { temporaryConnection } from '../storage/temporary-database';
import { aMirror, asText, wireIssueOf } from './a-mirror';

const [ME, SITE] = ['account-1', 'cloud-1'];
const row = (number: number, over: JsonObject = {}) => ({
  id: String(10_000 + number),
  key: `SHOP-${number}`,
  summary: `Row ${number}`,
  issueType: null,
  status: null,
  priority: null,
  assignee: null,
  created: '2026-09-01T10:00:00.000+0200',
  updated: '2026-09-01T10:00:00.000+0200',
  ...over,
});

let mirror: MirrorObjects;
beforeEach(() => {
  mirror = aMirror();
});

function write(number: number, over: JsonObject = {}, account = ME) {
  return mirror.issues.write(account, SITE, [asText(wireIssueOf(number, over))], 1_000)[0];
}

describe('an issue in the mirror', () => {
  it('comes back byte for byte, with the keys of its documents in their order', () => {
    const description = { version: 1, type: 'doc', content: [{ type: 'later', attrs: { b: 1, a: 2 } }] };
    const text = JSON.stringify(wireIssueOf(1, { description }).fields);
    mirror.issues.write(ME, SITE, [{ id: '10001', key: 'SHOP-1', fields: text }], 1_000);
    expect(mirror.issues.find(ME, SITE, 'SHOP-1')?.fields).toBe(text);
  });

  it('is found by key in any case, by id, and by the key it had before it was moved', () => {
    write(1);
    mirror.issues.write(ME, SITE, [{ ...asText(wireIssueOf(1)), key: 'PAY-9' }], 2_000);
    for (const name of ['pay-9', '10001', 'SHOP-1']) {
      expect(mirror.issues.find(ME, SITE, name)).toMatchObject({ id: '10001', key: 'PAY-9' });
    }
  });

  it('is not shown to another account on the same site', () => {
    write(1, { summary: 'Salaries' });
    expect(mirror.issues.find('account-2', SITE, 'SHOP-1')).toBeNull();
    expect(mirror.issues.find('account-2', SITE, '10001')).toBeNull();
    expect(mirror.issueText.search('account-2', SITE, 'salaries', 50)).toEqual({ hits: [], of: 0 });
    write(2, {}, 'account-2');
    expect(mirror.issueText.search('account-2', SITE, 'salaries', 50)).toEqual({ hits: [], of: 1 });
  });

  it('keeps what it has when an answer of the lagging index is older', () => {
    write(1, { summary: 'New words', updated: '2026-09-01T11:00:00.000+0200' });
    expect(write(1, { summary: 'Old words' })).toBe('older');
    expect(mirror.issues.writeRows(ME, SITE, [row(1)], 2_000)).toBe(false);
    expect(mirror.issues.find(ME, SITE, 'SHOP-1')?.fields).toContain('New words');
  });

  it('tells apart what is new, the same and changed', () => {
    expect(write(1)).toBe('new');
    expect(write(1)).toBe('same');
    expect(write(1, { summary: 'Other' })).toBe('changed');
  });

  it('knows names and schemas of fields once for the site, and gives those of the issue alone', () => {
    mirror.knowledge.learnFields(
      ME,
      SITE,
      { summary: 'Summary', votes: 'Votes' },
      { summary: { type: 'string', system: 'summary' } },
    );
    write(1);
    expect(mirror.issues.find(ME, SITE, 'SHOP-1')).toMatchObject({
      names: { summary: 'Summary' },
      schema: { summary: { type: 'string', system: 'summary' } },
    });
  });

  it('keeps its fields when a list brings a newer row', () => {
    write(1);
    const newer = row(1, { summary: 'Renamed', updated: '2026-09-01T12:00:00.000+0200' });
    expect(mirror.issues.writeRows(ME, SITE, [newer], 2_000)).toBe(true);
    expect(mirror.issues.find(ME, SITE, 'SHOP-1')).toMatchObject({ fetchedAt: 1_000 });
    expect(mirror.issueText.search(ME, SITE, 'renamed', 50).hits).toHaveLength(1);
  });

  it('has no fields to show when only a row of a list is known', () => {
    mirror.issues.writeRows(ME, SITE, [row(1)], 1_000);
    expect(mirror.issues.find(ME, SITE, 'SHOP-1')).toBeNull();
    expect(mirror.issueText.search(ME, SITE, 'row', 50).hits.map(({ row: { key } }) => key)).toEqual(['SHOP-1']);
  });

  it('refuses an id that is none of Jira’s', () => {
    expect(() => mirror.issues.write(ME, SITE, [{ ...asText(wireIssueOf(1)), id: '1e400' }], 1)).toThrow('no id');
  });
});

describe('comments in the mirror', () => {
  const comment = (id: string, text: string): JsonObject => ({
    id,
    author: null,
    created: '2026-09-01T10:00:00.000+0200',
    updated: '2026-09-01T10:00:00.000+0200',
    body: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
  });
  const page = (comments: JsonObject[], total: number): JsonObject => ({ comments, startAt: 0, maxResults: 20, total });

  it('are taken out of the fields when all came with them, and found by their words', () => {
    write(1, { comment: page([comment('1', 'a walrus')], 1) });
    expect(mirror.issues.find(ME, SITE, 'SHOP-1')?.fields).not.toContain('walrus');
    expect(mirror.issues.readThread(ME, SITE, 'SHOP-1', 'comments')?.body).toMatchObject([{ id: '1' }]);
    expect(mirror.issueText.search(ME, SITE, 'walrus', 50).hits).toHaveLength(1);
    expect(mirror.issues.wantingComments(ME, SITE, 9)).toEqual([]);
  });

  it('are wanted when there are more than came, until they were read, and not again for the same issue', () => {
    write(1, { comment: page([comment('1', 'one')], 40) });
    expect(mirror.issues.wantingComments(ME, SITE, 9)).toEqual(['10001']);
    mirror.issues.writeThread(ME, SITE, '10001', 'comments', [{ id: '1' }, { id: '2' }], 2_000);
    write(1, { comment: page([comment('1', 'one')], 40) });
    expect(mirror.issues.wantingComments(ME, SITE, 9)).toEqual([]);
  });
});

describe('an issue that is gone', () => {
  it('leaves the full text and lists; deleted ones are still read by key, and say what they are', () => {
    write(1, { summary: 'Walrus' });
    mirror.queries.write(ME, SITE, 'q', { from: 0, ids: ['10001'], next: null, total: 1 }, 1);
    mirror.issues.setState(ME, SITE, '10001', 'deleted');
    expect(mirror.issueText.search(ME, SITE, 'walrus', 50)).toEqual({ hits: [], of: 0 });
    expect(mirror.queries.read(ME, SITE, 'q', 0)?.rows).toEqual([]);
    expect(mirror.issues.find(ME, SITE, 'SHOP-1')).toMatchObject({ state: 'deleted' });
  });

  it.each(['no-access', 'not-visible'] as const)('keeps nothing but key, id and project of one that is %s', (state) => {
    const connection = temporaryConnection();
    mirror = aMirror(connection);
    write(1, {
      assignee: { accountId: 'mia', displayName: 'Mia' },
      summary: 'Walrus',
      attachment: [{ id: '7', size: 10, mimeType: 'text/plain' }],
    });
    mirror.attachments.keep(ME, SITE, '7', 'content', new Uint8Array([1]), 1);
    mirror.issues.writeThread(ME, SITE, 'SHOP-1', 'comments', [{ id: '1' }], 1);
    for (const topic of ['editmeta:SHOP-1', 'transitions:SHOP-1', 'editmeta:SHOP-12']) {
      mirror.mirror.write(ME, SITE, topic, {}, 1);
    }
    mirror.mirror.write('account-2', SITE, 'editmeta:SHOP-1', {}, 1);
    mirror.issues.setState(ME, SITE, '10001', state);
    const held = connection.rows('SELECT * FROM issue')[0];
    expect(held?.filter((value) => value !== null)).toEqual([
      expect.any(Number),
      1,
      '10001',
      'SHOP-1',
      '10020',
      state,
      1_000,
      0,
      '{}',
    ]);
    for (const topic of ['editmeta:SHOP-1', 'transitions:SHOP-1'])
      expect(mirror.mirror.read(ME, SITE, topic)).toBeNull();
    expect(mirror.mirror.read(ME, SITE, 'editmeta:SHOP-12')).not.toBeNull();
    expect(mirror.mirror.read('account-2', SITE, 'editmeta:SHOP-1')).not.toBeNull();
    expect(mirror.issues.find(ME, SITE, 'SHOP-1')).toBeNull();
    expect(mirror.issues.readThread(ME, SITE, 'SHOP-1', 'comments')).toBeNull();
    expect(mirror.attachments.read(ME, SITE, '7', 'content', 1)).toBeNull();
    expect(mirror.issues.counts(ME, SITE)).toMatchObject({ there: 0, [state]: 1 });
  });

  it('is there again when Jira gives it again', () => {
    write(1);
    mirror.issues.setState(ME, SITE, '10001', 'no-access');
    expect(write(1)).toBe('changed');
    expect(mirror.issues.find(ME, SITE, 'SHOP-1')).toMatchObject({ state: 'there' });
    expect(mirror.issueText.search(ME, SITE, 'issue', 50).hits).toHaveLength(1);
  });

  it('goes with its account, and the next account gets none of it', () => {
    write(1);
    mirror.mirror.forgetAccount(ME);
    expect(mirror.issues.find(ME, SITE, 'SHOP-1')).toBeNull();
    write(2, {}, 'account-2');
    expect(mirror.issueText.search('account-2', SITE, 'issue', 50).hits.map((hit) => hit.row.key)).toEqual(['SHOP-2']);
    write(3);
    expect(mirror.issues.counts(ME, SITE)).toMatchObject({ there: 1 });
  });
});
