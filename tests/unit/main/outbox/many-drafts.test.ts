import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeState } from '@shared/ipc/change';
import { Journal } from '../../../../src/main/outbox/journal';
import { STEPS } from '../../../../src/main/outbox/journal-steps';
import { migrate } from '../../../../src/main/storage/migrate';
import { temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';

const REFUSED: ChangeState = { state: 'rejected', failure: { kind: 'not-permitted', messages: [] } };
const { accountId, cloudId } = SITE;

let journal: Journal;
const save = (id: string, summary: string, at: number) =>
  journal.saveDraft(accountId, cloudId, id, { values: { summary }, replaces: null }, at);
const shown = () => journal.loadDraft(accountId, cloudId, null)?.id ?? null;
const listed = () => journal.listDrafts(accountId, cloudId).map(({ id }) => id);

beforeEach(() => {
  journal = new Journal(temporaryConnection());
  save('one', 'First', 1);
  save('two', 'Second', 2);
  save('three', 'Third', 3);
});

describe('many drafts', () => {
  it('are all listed, the newest first, and the one that was typed into last stands in the form', () => {
    save('one', 'First, longer', 4);
    expect(listed()).toEqual(['one', 'three', 'two']);
    expect(shown()).toBe('one');
  });

  it('are each gone on with, which is remembered without being saved', () => {
    expect(journal.loadDraft(accountId, cloudId, 'two')?.body).toMatchObject({ values: { summary: 'Second' } });
    expect(shown()).toBe('two');
    expect(listed()).toEqual(['three', 'two', 'one']);
  });

  it('give the form to the one before when one is discarded', () => {
    journal.loadDraft(accountId, cloudId, 'two');
    journal.dropDraft(accountId, cloudId, 'two');
    expect(shown()).toBe('three');
    expect(journal.loadDraft(accountId, cloudId, 'two')).toBeNull();
  });

  it('are sent one by one: only the one that was sent is away, and comes back when Jira refuses it', () => {
    journal.add(aChange('a', { draftId: 'two' }), null);
    expect(listed()).toEqual(['three', 'one']);
    expect(journal.loadDraft(accountId, cloudId, 'two')).toBeNull();
    journal.move(SITE, 'a', ['queued'], REFUSED, 'x', 2);
    expect(journal.loadDraft(accountId, cloudId, 'two')?.body).toMatchObject({ replaces: 'a' });
    expect(listed()).toEqual(['three', 'two', 'one']);
  });

  it('are left alone by a create that was made of none of them, as the command line makes it', () => {
    journal.add(aChange('a'), null);
    journal.move(SITE, 'a', ['queued'], { state: 'applied', issueId: '1', issueKey: 'SHOP-1' }, 'x', 2);
    expect(listed()).toEqual(['three', 'two', 'one']);
  });

  it('are not doubled when a refused form is opened from the outbox, and keep how far it was mended', () => {
    journal.add(aChange('a', { draftId: 'two', form: { values: { summary: 'Second' } } }), null);
    journal.move(SITE, 'a', ['queued'], REFUSED, 'x', 2);
    journal.saveDraft(accountId, cloudId, 'two', { values: { summary: 'Mended' }, replaces: 'a' }, 5);
    journal.reopen(SITE, 'a', 6);
    expect(listed()).toHaveLength(3);
    expect(journal.loadDraft(accountId, cloudId, null)).toMatchObject({
      id: 'two',
      body: { values: { summary: 'Mended' }, replaces: 'a' },
    });
  });

  it('are of one account and site: another sees, overwrites and discards none', () => {
    for (const [account, cloud] of [
      ['account-2', cloudId],
      [accountId, 'cloud-2'],
    ] as const) {
      expect(journal.listDrafts(account, cloud)).toEqual([]);
      expect(journal.loadDraft(account, cloud, 'one')).toBeNull();
      journal.saveDraft(account, cloud, 'one', { values: { summary: 'Strange' } }, 9);
      journal.dropDraft(account, cloud, 'one');
    }
    expect(journal.loadDraft(accountId, cloudId, 'one')?.body).toMatchObject({ values: { summary: 'First' } });
  });
});

describe('drafts of before there were many', () => {
  it('are all there: the one of the form, and those on the shelf', () => {
    const connection = temporaryConnection();
    const before = STEPS.slice(
      0,
      STEPS.findIndex((step) => step.includes('CREATE TABLE create_draft')),
    );
    migrate(connection, before);
    const shelve = 'INSERT INTO shelved_draft (account, cloud_id, body, saved_at) VALUES (?, ?, ?, ?)';
    connection.run(shelve, accountId, cloudId, '{"values":{"summary":"Old"}}', 1);
    connection.run(shelve, accountId, cloudId, '{"values":{"summary":"Older"}}', 2);
    connection.run(
      'INSERT INTO draft (account, cloud_id, body, saved_at) VALUES (?, ?, ?, ?)',
      accountId,
      cloudId,
      '{"values":{"summary":"In the form"}}',
      1,
    );
    const after = new Journal(connection);
    expect(after.loadDraft(accountId, cloudId, null)?.body).toEqual({ values: { summary: 'In the form' } });
    expect(after.listDrafts(accountId, cloudId)).toHaveLength(3);
    after.dropDraft(accountId, cloudId, after.loadDraft(accountId, cloudId, null)?.id ?? '');
    expect(after.loadDraft(accountId, cloudId, null)?.body).toEqual({ values: { summary: 'Older' } });
  });
});
