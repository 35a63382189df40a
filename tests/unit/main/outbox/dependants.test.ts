import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '@shared/ipc/outcome';
import { withParent } from '../../../../src/main/outbox/dependants';
import { Journal } from '../../../../src/main/outbox/journal';
import { temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';
import { anEdit } from './an-edit';
import { ARunner } from './a-runner';

let journal: Journal;
let jira: ARunner;
beforeEach(() => {
  journal = new Journal(temporaryConnection());
  jira = new ARunner(journal);
});

const comment = (id: string, after: string) => anEdit(id, 0, 'comment', { kind: 'comment', issue: null, after });
const REFUSES = () =>
  Promise.resolve(fail({ kind: 'jira-rejected', status: 400, messages: ['No.'], fieldErrors: {} } as const));

describe('what waits for another change', () => {
  it('is sent once that one is in Jira, and is about its issue then', async () => {
    journal.add(aChange('parent'), null);
    journal.add(comment('child', 'parent'), null);
    jira.answers.set('parent', () => Promise.resolve(succeed({ id: '10500', key: 'SHOP-7' })));
    await jira.settle();
    expect(jira.order).toEqual(['parent', 'child']);
    expect(jira.sent[1]).toMatchObject({ issueId: '10500', issueKey: 'SHOP-7' });
  });

  it('is journalled with it in one commit', async () => {
    journal.add(aChange('parent'), null, [comment('child', 'parent')]);
    await jira.settle();
    expect(jira.order).toEqual(['parent', 'child']);
  });

  it('knows the issue also when that was made before anybody waited for it', async () => {
    journal.add(aChange('parent'), null);
    await jira.settle();
    journal.add(comment('child', 'parent'), null);
    await jira.settle();
    expect(jira.sent[1]).toMatchObject({ id: 'child', issueKey: 'SHOP-1' });
  });

  it('is made a child of the issue when it is a create', async () => {
    journal.add(aChange('parent'), null);
    journal.add(aChange('child', { after: 'parent' }), null);
    jira.answers.set('parent', () => Promise.resolve(succeed({ id: '10500', key: 'SHOP-7' })));
    await jira.settle();
    expect(jira.sent[1]?.body).toMatchObject({ fields: { summary: 'Issue child', parent: { id: '10500' } } });
  });

  it('stays queued when that one was refused, and says why in words', async () => {
    journal.add(aChange('parent'), null);
    journal.add(comment('child', 'parent'), null);
    jira.answers.set('parent', REFUSES);
    await jira.settle();
    expect(jira.order).toEqual(['parent']);
    expect(journal.get(SITE, 'child')?.status).toMatchObject({
      state: 'queued',
      reason: { message: 'Waits for "Issue parent", which Jira refused. Mend that one and this one goes on.' },
    });
  });

  it('says so also where it waits for one that itself waits for that one', async () => {
    journal.add(aChange('parent'), null);
    journal.add(aChange('child', { after: 'parent' }), null);
    journal.add(comment('grandchild', 'child'), null);
    jira.answers.set('parent', REFUSES);
    await jira.settle();
    expect(journal.get(SITE, 'grandchild')?.status).toMatchObject({
      reason: { message: expect.stringContaining('Waits for "Issue parent", which Jira refused') as unknown },
    });
  });

  it('goes on when that one is tried again and taken', async () => {
    journal.add(aChange('parent'), null);
    journal.add(comment('child', 'parent'), null);
    jira.answers.set('parent', REFUSES);
    await jira.settle();
    jira.answers.delete('parent');
    journal.move(SITE, 'parent', ['rejected'], { state: 'queued', reason: null }, 'Tried again', 2);
    expect(journal.get(SITE, 'child')?.status).toEqual({ state: 'queued', reason: null });
    await jira.settle();
    expect(journal.get(SITE, 'child')?.status.state).toBe('applied');
  });

  it('follows to the change that was sent in its place, also over two of them', async () => {
    journal.add(aChange('parent'), null);
    journal.add(comment('child', 'parent'), null);
    jira.answers.set('parent', REFUSES).set('mended', REFUSES);
    await jira.settle();
    journal.add(aChange('mended'), 'parent');
    await jira.settle();
    journal.add(aChange('mended again'), 'mended');
    await jira.settle();
    expect(jira.order).toEqual(['parent', 'mended', 'mended again', 'child']);
    expect(journal.get(SITE, 'child')).toMatchObject({ after: 'mended again', status: { state: 'applied' } });
  });

  it('follows also when it comes to wait only after that one was replaced', async () => {
    journal.add(aChange('parent'), null);
    jira.answers.set('parent', REFUSES);
    await jira.settle();
    journal.add(aChange('mended'), 'parent');
    journal.add(comment('child', 'parent'), null);
    await jira.settle();
    expect(journal.get(SITE, 'child')).toMatchObject({ after: 'mended', status: { state: 'applied' } });
  });

  it('says so when that one was discarded, and can be discarded too', async () => {
    journal.add(aChange('parent'), null);
    journal.add(comment('child', 'parent'), null);
    journal.move(SITE, 'parent', ['queued'], { state: 'discarded' }, 'Discarded', 2);
    await jira.settle();
    expect(jira.order).toEqual([]);
    expect(journal.get(SITE, 'child')?.status).toMatchObject({
      reason: { message: expect.stringContaining('discarded') as unknown },
    });
    expect(journal.move(SITE, 'child', ['queued'], { state: 'discarded' }, 'Discarded', 3)).not.toBeNull();
  });

  it('is not journalled when nobody knows the change that it waits for', () => {
    expect(() => journal.add(comment('child', 'nobody'), null)).toThrow('not in the journal');
    expect(journal.get(SITE, 'child')).toBeNull();
  });

  it('is not called refused with it: ten deep, everything goes on in its order', async () => {
    journal.add(aChange('0'), null);
    for (let nth = 1; nth <= 10; nth++) journal.add(aChange(`${nth}`, { after: `${nth - 1}` }), null);
    await jira.settle();
    expect(jira.order).toEqual(Array.from({ length: 11 }, (_, nth) => `${nth}`));
  });
});

describe('a parent in a body', () => {
  it('is named by its key where a person said which issue it is and nobody knows the id', () => {
    expect(withParent({ fields: { summary: 'x' } }, { issueId: '', issueKey: 'SHOP-7' })).toEqual({
      fields: { summary: 'x', parent: { key: 'SHOP-7' } },
    });
  });
});
