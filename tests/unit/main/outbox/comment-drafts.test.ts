import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textToAdf } from '@shared/adf/from-text';
import type { JsonObject } from '@shared/json';
import { Journal } from '../../../../src/main/outbox/journal';
import { openConnection } from '../../../../src/main/storage/connection';
import { KEY, temporaryConnection, temporaryFolder } from '../storage/temporary-database';
import { aChange } from './a-change';

const ISSUE = { id: '10001', key: 'SHOP-1' };
const says = (text: string): JsonObject => ({
  kind: 'comment',
  body: JSON.parse(JSON.stringify(textToAdf(text))) as JsonObject,
});
const load = (journal: Journal, issueId = ISSUE.id) => journal.loadComment('account-1', 'cloud-1', issueId);

describe('a comment that was begun', () => {
  it('is there after the program was ended, for its account, its site and its issue alone', () => {
    const file = join(temporaryFolder(), 'outbox.db');
    const before = openConnection(file, KEY, { durable: true });
    new Journal(before).saveComment('account-1', 'cloud-1', ISSUE.id, 'Half a th', 1);
    before.close();
    const after = openConnection(file, KEY, { durable: true });
    const journal = new Journal(after);
    expect(load(journal)).toBe('Half a th');
    expect(load(journal, '10002')).toBe('');
    expect(journal.loadComment('account-2', 'cloud-1', ISSUE.id)).toBe('');
    expect(journal.loadComment('account-1', 'cloud-2', ISSUE.id)).toBe('');
    after.close();
  });

  it('is what was written last, and nothing once it was emptied', () => {
    const journal = new Journal(temporaryConnection());
    journal.saveComment('account-1', 'cloud-1', ISSUE.id, 'Half', 1);
    journal.saveComment('account-1', 'cloud-1', ISSUE.id, 'Half a thought', 2);
    expect(load(journal)).toBe('Half a thought');
    journal.saveComment('account-1', 'cloud-1', ISSUE.id, '', 3);
    expect(load(journal)).toBe('');
  });

  it('goes in the commit that journals it as sent, or it would stand there to be sent twice', () => {
    const journal = new Journal(temporaryConnection());
    journal.saveComment('account-1', 'cloud-1', ISSUE.id, 'Seen on 4.18\nas well.\n', 1);
    journal.add(aChange('a', { kind: 'comment', issue: ISSUE, body: says('Seen on 4.18\nas well.') }), null);
    expect(load(journal)).toBe('');
  });

  it('stays when another comment is sent, to the same issue or to another', () => {
    const journal = new Journal(temporaryConnection());
    journal.saveComment('account-1', 'cloud-1', ISSUE.id, 'Half a thought', 1);
    journal.add(aChange('a', { kind: 'comment', issue: ISSUE, body: says('From the command line') }), null);
    const other = { id: '10002', key: 'SHOP-2' };
    journal.add(aChange('b', { kind: 'comment', issue: other, body: says('Half a thought') }), null);
    expect(load(journal)).toBe('Half a thought');
  });

  it('goes with its account', () => {
    const journal = new Journal(temporaryConnection());
    journal.saveComment('account-1', 'cloud-1', ISSUE.id, 'Mine', 1);
    journal.saveComment('account-2', 'cloud-1', ISSUE.id, 'Hers', 1);
    journal.forgetAccount('account-1');
    expect(load(journal)).toBe('');
    expect(journal.loadComment('account-2', 'cloud-1', ISSUE.id)).toBe('Hers');
  });
});
