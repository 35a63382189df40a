import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { Journal } from '../../../../src/main/outbox/journal';
import type { SeenIssue } from '../../../../src/main/outbox/find-issue';
import type { NewChange } from '../../../../src/main/outbox/journalled-change';
import { createOutbox, type Outbox } from '../../../../src/main/outbox/outbox';
import { asRemote, temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';
import { anEdit } from './an-edit';
import { seenAs } from './an-issue';

let journal: Journal;
let outbox: Outbox;
let asked: (SiteRef & { key: string })[];
/** What Jira answers to who asks for a key. */
let answer: Outcome<SeenIssue | null>;

beforeEach(() => {
  journal = new Journal(temporaryConnection());
  asked = [];
  answer = succeed(seenAs('10009', 'SHOP-9'));
  outbox = createOutbox({
    journal: asRemote(journal),
    runner: { wake: () => undefined, settled: (_site, id) => Promise.resolve(journal.get(SITE, id)) },
    now: () => 5,
    findIssue: (site, key) => {
      asked.push({ ...site, key });
      return Promise.resolve(answer);
    },
    changed: () => undefined,
  });
});

function unsure(change: NewChange): void {
  journal.add(change, null);
  journal.move(SITE, change.id, ['queued'], { state: 'unsure', candidates: [] }, 'x', 1);
}

describe('an unsure change of which a person names the issue', () => {
  it('is that issue once Jira shows it, by its id and its key of today', async () => {
    unsure(aChange('a'));
    answer = succeed(seenAs('10009', 'MOVED-3'));
    await outbox.resolve(SITE, 'a', 'SHOP-9');
    expect(asked).toEqual([{ ...SITE, key: 'SHOP-9' }]);
    expect(journal.get(SITE, 'a')?.status).toEqual({ state: 'applied', issueId: '10009', issueKey: 'MOVED-3' });
  });

  it('stays unsure when Jira shows no such issue', async () => {
    unsure(aChange('a'));
    answer = succeed(null);
    const resolved = await outbox.resolve(SITE, 'a', 'SHOP-404');
    expect(resolved).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    expect(journal.get(SITE, 'a')?.status.state).toBe('unsure');
  });

  it.each<[string, Outcome<SeenIssue | null>]>([
    ['there is no network', fail({ kind: 'offline', detail: 'ENOTFOUND' })],
    ['Jira is down', fail({ kind: 'unavailable', status: 503, detail: '' })],
  ])('is what the person says while %s', async (_why, told) => {
    unsure(aChange('a'));
    answer = told;
    await outbox.resolve(SITE, 'a', 'SHOP-9');
    expect(journal.get(SITE, 'a')?.status).toEqual({ state: 'applied', issueId: '', issueKey: 'SHOP-9' });
  });

  it('cannot have become another issue than the one that it is about', async () => {
    unsure(anEdit('a', 7));
    await expect(outbox.resolve(SITE, 'a', 'SHOP-9')).resolves.toMatchObject({ ok: false });
    answer = fail({ kind: 'offline', detail: 'ENOTFOUND' });
    await expect(outbox.resolve(SITE, 'a', 'SHOP-9')).resolves.toMatchObject({ ok: false });
    expect(journal.get(SITE, 'a')?.status.state).toBe('unsure');
    answer = succeed(seenAs('10007', 'MOVED-1'));
    await expect(outbox.resolve(SITE, 'a', 'SHOP-7')).resolves.toMatchObject({ ok: true });
  });

  it('cannot be an issue that another create has become: one of the two would be lost', async () => {
    unsure(aChange('a'));
    unsure(aChange('b'));
    await outbox.resolve(SITE, 'a', 'SHOP-9');
    const refused = { ok: false, failure: { message: expect.stringContaining('SHOP-9') as string } };
    await expect(outbox.resolve(SITE, 'b', 'SHOP-9')).resolves.toMatchObject(refused);
    answer = fail({ kind: 'offline', detail: 'ENOTFOUND' });
    await expect(outbox.resolve(SITE, 'b', 'SHOP-9')).resolves.toMatchObject(refused);
    expect(journal.get(SITE, 'b')?.status.state).toBe('unsure');
    await expect(outbox.resolve(SITE, 'b', 'SHOP-10')).resolves.toMatchObject({ ok: true });
  });

  it('is not asked about when it has moved on, nor when it is none of them', async () => {
    journal.add(aChange('a'), null);
    await expect(outbox.resolve(SITE, 'a', 'SHOP-9')).resolves.toMatchObject({ ok: false });
    unsure(aChange('b'));
    await expect(outbox.resolve(SITE, 'b', null)).resolves.toMatchObject({ ok: true });
    expect(asked).toEqual([]);
  });
});
