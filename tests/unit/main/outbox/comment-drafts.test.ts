import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textToAdf } from '@shared/adf/from-text';
import { fieldPlace } from '@shared/ipc/begun-comment';
import type { JsonObject } from '@shared/json';
import { RICH_COMMENT_DRAFT_STEPS } from '../../../../src/main/outbox/comment-drafts';
import { Journal } from '../../../../src/main/outbox/journal';
import { STEPS } from '../../../../src/main/outbox/journal-steps';
import { openConnection } from '../../../../src/main/storage/connection';
import { migrate } from '../../../../src/main/storage/migrate';
import { KEY, temporaryConnection, temporaryFolder } from '../storage/temporary-database';
import { aChange } from './a-change';

const ISSUE = { id: '10001', key: 'SHOP-1' };
const PLACE = { account: 'account-1', cloudId: 'cloud-1', issueId: ISSUE.id, commentId: null };
const EDITED = { ...PLACE, commentId: '70' };

const doc = (text: string): JsonObject => JSON.parse(JSON.stringify(textToAdf(text))) as JsonObject;
const begun = (text: string, base: JsonObject | null = null) => ({ body: doc(text), base });
const says = (text: string): JsonObject => ({ kind: 'comment', body: doc(text) });
const load = (journal: Journal, issueId = ISSUE.id) => journal.loadComments('account-1', 'cloud-1', issueId);
const fresh = (text: string) => ({ commentId: null, ...begun(text) });

describe('a comment that was begun', () => {
  it('is there after the program was ended, for its account, its site and its issue alone', () => {
    const file = join(temporaryFolder(), 'outbox.db');
    const heading: JsonObject = {
      version: 1,
      type: 'doc',
      content: [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Half a th' }] }],
    };
    const before = openConnection(file, KEY, { durable: true });
    new Journal(before).saveComment(PLACE, { body: heading, base: null }, 1);
    before.close();
    const after = openConnection(file, KEY, { durable: true });
    const journal = new Journal(after);
    expect(load(journal)).toEqual([{ commentId: null, body: heading, base: null }]);
    expect(load(journal, '10002')).toEqual([]);
    expect(journal.loadComments('account-2', 'cloud-1', ISSUE.id)).toEqual([]);
    expect(journal.loadComments('account-1', 'cloud-2', ISSUE.id)).toEqual([]);
    after.close();
  });

  it('as plain text, by a version before the editor, is there as a document', () => {
    const file = join(temporaryFolder(), 'outbox.db');
    const before = openConnection(file, KEY, { durable: true });
    const rich = STEPS.findIndex((step) => RICH_COMMENT_DRAFT_STEPS.includes(step));
    expect(rich).toBeGreaterThan(0);
    migrate(before, STEPS.slice(0, rich));
    const insert = `INSERT INTO comment_draft (account, cloud_id, issue_id, text, saved_at) VALUES ('account-1', 'cloud-1', ?, ?, 1)`;
    before.run(insert, ISSUE.id, 'He said "no":\nit is\n\nback');
    before.run(insert, '10002', '');
    before.close();
    const after = openConnection(file, KEY, { durable: true });
    const journal = new Journal(after);
    expect(load(journal)).toEqual([fresh('He said "no":\nit is\n\nback')]);
    expect(load(journal, '10002')).toEqual([]);
    after.close();
  });

  it('is what was written last, and nothing once it was forgotten', () => {
    const journal = new Journal(temporaryConnection());
    journal.saveComment(PLACE, begun('Half'), 1);
    journal.saveComment(PLACE, begun('Half a thought'), 2);
    expect(load(journal)).toEqual([fresh('Half a thought')]);
    journal.saveComment(PLACE, null, 3);
    expect(load(journal)).toEqual([]);
  });

  it('stands beside the edits of comments of the same issue, each with what it began from', () => {
    const journal = new Journal(temporaryConnection());
    journal.saveComment(PLACE, begun('New'), 1);
    journal.saveComment(EDITED, begun('Mended', doc('Bad')), 2);
    expect(load(journal)).toEqual([fresh('New'), { commentId: '70', body: doc('Mended'), base: doc('Bad') }]);
    journal.saveComment(EDITED, null, 3);
    expect(load(journal)).toEqual([fresh('New')]);
  });

  it('goes in the commit that journals it as sent, or it would stand there to be sent twice', () => {
    const journal = new Journal(temporaryConnection());
    journal.saveComment(PLACE, begun('Seen on 4.18\nas well.'), 1);
    journal.add(aChange('a', { kind: 'comment', issue: ISSUE, body: says('Seen on 4.18\nas well.') }), null);
    expect(load(journal)).toEqual([]);
  });

  it('as a text of a field goes with the edit of that field that says the same, or that empties it', () => {
    const journal = new Journal(temporaryConnection());
    const edit = (fieldId: string, mine: JsonObject | null): JsonObject => ({
      kind: 'edit',
      fields: [{ fieldId, name: fieldId, schema: { type: 'string' }, operations: ['set'], base: null, mine }],
    });
    const field = (fieldId: string) => ({ ...PLACE, commentId: fieldPlace(fieldId) });
    journal.saveComment(field('description'), begun('Mended', doc('Bad')), 1);
    journal.saveComment(field('environment'), { body: { version: 1, type: 'doc', content: [] }, base: doc('Old') }, 1);
    journal.add(aChange('a', { kind: 'edit', issue: ISSUE, body: edit('environment', doc('Mended')) }), null);
    journal.add(aChange('b', { kind: 'edit', issue: ISSUE, body: edit('description', doc('Older wording')) }), null);
    expect(load(journal)).toHaveLength(2);
    journal.add(aChange('c', { kind: 'edit', issue: ISSUE, body: edit('description', doc('Mended')) }), null);
    expect(load(journal)).toMatchObject([{ commentId: 'field:environment', base: doc('Old') }]);
    journal.add(aChange('d', { kind: 'edit', issue: ISSUE, body: edit('environment', null) }), null);
    expect(load(journal)).toEqual([]);
  });

  it('as an edit goes with the edit of that comment, and with no other', () => {
    const journal = new Journal(temporaryConnection());
    const edit = (commentId: string): JsonObject => ({
      kind: 'edit-comment',
      commentId,
      base: doc('Bad'),
      mine: doc('Mended'),
    });
    journal.saveComment(EDITED, begun('Mended', doc('Bad')), 1);
    journal.add(aChange('a', { kind: 'edit-comment', issue: ISSUE, body: edit('71') }), null);
    expect(load(journal)).toHaveLength(1);
    journal.add(aChange('b', { kind: 'edit-comment', issue: ISSUE, body: edit('70') }), null);
    expect(load(journal)).toEqual([]);
  });

  it('stays when another comment is sent, to the same issue or to another', () => {
    const journal = new Journal(temporaryConnection());
    journal.saveComment(PLACE, begun('Half a thought'), 1);
    journal.add(aChange('a', { kind: 'comment', issue: ISSUE, body: says('From the command line') }), null);
    const other = { id: '10002', key: 'SHOP-2' };
    journal.add(aChange('b', { kind: 'comment', issue: other, body: says('Half a thought') }), null);
    expect(load(journal)).toEqual([fresh('Half a thought')]);
  });

  it('goes with its account', () => {
    const journal = new Journal(temporaryConnection());
    journal.saveComment(PLACE, begun('Mine'), 1);
    journal.saveComment({ ...PLACE, account: 'account-2' }, begun('Hers'), 1);
    journal.forgetAccount('account-1');
    expect(load(journal)).toEqual([]);
    expect(journal.loadComments('account-2', 'cloud-1', ISSUE.id)).toEqual([fresh('Hers')]);
  });
});
