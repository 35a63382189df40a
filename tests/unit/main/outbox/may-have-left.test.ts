import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '@shared/ipc/outcome';
import type { ChangeState } from '@shared/ipc/change';
import { withLookedFor } from '../../../../src/main/outbox/former';
import { Journal } from '../../../../src/main/outbox/journal';
import type { NewChange } from '../../../../src/main/outbox/journalled-change';
import { createOutbox, type Outbox } from '../../../../src/main/outbox/outbox';
import { asRemote, temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';
import { anEdit, editOf } from './an-edit';
import { seenAs } from './an-issue';
import { ARunner } from './a-runner';

let journal: Journal;
let outbox: Outbox;
let seen = seenAs('10009', 'SHOP-9');
beforeEach(() => {
  journal = new Journal(temporaryConnection());
  seen = seenAs('10009', 'SHOP-9');
  outbox = createOutbox({
    journal: asRemote(journal),
    runner: { wake: () => undefined, settled: (_site, id) => Promise.resolve(journal.get(SITE, id)) },
    now: () => 5_000_000,
    findIssue: () => Promise.resolve(succeed(seen)),
    changed: () => undefined,
  });
});

const QUEUED: ChangeState = { state: 'queued', reason: null };
/** Sent, lost, looked for in vain, and queued again. */
function lookedForInVain(change: NewChange, to: ChangeState = QUEUED): void {
  journal.add(change, null);
  journal.move(SITE, change.id, ['queued'], { state: 'sending' }, 'Sent', 2_000);
  journal.move(SITE, change.id, ['sending'], { state: 'unknown', looks: 0, nextLookAt: 0 }, 'Lost', 3_000);
  const there = journal.get(SITE, change.id);
  if (there !== null) journal.remember(SITE, change.id, withLookedFor(there));
  journal.move(SITE, change.id, ['unknown'], to, 'Not there', 4_000);
}
const ready = (): readonly string[] =>
  journal.agenda({ now: 9, busy: [], limit: 9 }).flatMap((site) => site.ready.map(({ id }) => id));

describe('a change that may have left', () => {
  it('keeps what it said before when it is said anew, under a marker of its own', async () => {
    lookedForInVain(anEdit('a', 1, 'x', { kind: 'comment', body: { kind: 'comment', body: null } }));
    const said = { kind: 'comment', body: { type: 'doc' } } as const;
    await expect(outbox.edit(SITE, 'a', said, 'Other')).resolves.toMatchObject({ ok: true });
    expect(journal.get(SITE, 'a')).toMatchObject({
      marker: 'a~1',
      memo: null,
      former: [{ marker: 'a', body: { kind: 'comment', body: null }, since: 2_000 }],
    });
  });

  it('hands on what may still arrive to the create that takes its place, over any number of them', () => {
    lookedForInVain(aChange('a'));
    journal.mending(SITE, 'a', true);
    journal.add(aChange('b'), 'a');
    expect(journal.get(SITE, 'b')?.former.map(({ marker }) => marker)).toEqual(['a']);
    journal.mending(SITE, 'b', true);
    journal.add(aChange('c'), 'b');
    expect(journal.get(SITE, 'c')?.former.map(({ marker }) => marker)).toEqual(['a']);
  });

  it('says when it is discarded that it may still arrive, and is looked for later; one that never left is not', async () => {
    lookedForInVain(aChange('a'));
    journal.add(aChange('b'), null);
    await outbox.discard(SITE, 'a');
    await outbox.discard(SITE, 'b');
    expect(journal.get(SITE, 'a')?.history.at(-1)?.text).toMatch(
      /^Discarded by hand. It was sent before and may still arrive/,
    );
    expect(journal.get(SITE, 'b')?.history.at(-1)?.text).toBe('Discarded by hand');
    const [site] = journal.agenda({ now: 6_000_000, busy: [], limit: 9 });
    expect(site?.late.map(({ id }) => id)).toEqual(['a']);
  });

  it.each(['worklog', 'link', 'watch'] as const)(
    'is not said anew as a %s, which cannot be mended in Jira',
    async (kind) => {
      lookedForInVain(anEdit('a', 1, 'x', { kind, body: {} }));
      const inputs = {
        worklog: { kind: 'worklog', timeSpentSeconds: 60, started: '2026-01-01T00:00:00.000Z', comment: null },
        link: { kind: 'link', typeName: 'Blocks', direction: 'outward', otherKey: 'SHOP-2' },
        watch: { kind: 'watch', accountId: 'me', watching: true },
      } as const;
      await expect(outbox.edit(SITE, 'a', inputs[kind], 'x')).resolves.toMatchObject({
        ok: false,
        failure: { message: expect.stringContaining('discard it and make it anew') as string },
      });
    },
  );

  it('keeps the fields that it had when an edit is said anew', async () => {
    lookedForInVain(anEdit('a', 1));
    await expect(outbox.edit(SITE, 'a', editOf('labels', null, 'b'), 'x')).resolves.toMatchObject({ ok: false });
    await expect(outbox.edit(SITE, 'a', editOf('summary', 'before', 'b'), 'x')).resolves.toMatchObject({ ok: true });
  });
});

describe('a form that mends a waiting change', () => {
  it('holds it back while it is open, and lets it go on once it is left', async () => {
    journal.add(aChange('a'), null);
    await outbox.mending(SITE, 'a', true);
    expect(ready()).toEqual([]);
    await outbox.mending(SITE, 'a', false);
    expect(ready()).toEqual(['a']);
  });

  it('holds it back no longer than the program runs, and leaves alone what a person holds back', async () => {
    journal.add(aChange('a'), null);
    journal.add(aChange('b'), null);
    journal.pause(SITE, 'b', true);
    for (const id of ['a', 'b']) await outbox.mending(SITE, id, true);
    journal.recover(9);
    await outbox.mending(SITE, 'b', false);
    expect(ready()).toEqual(['a']);
  });
});

describe('two changes of one issue, one by its id and one by its key', () => {
  const byKey = (id: string): NewChange => anEdit(id, 1, 'summary', { issue: { id: '', key: 'SHOP-1' } });

  it.each([
    ['the id came first', [anEdit('a', 1), byKey('b')]],
    ['the key came first', [byKey('a'), anEdit('b', 1)]],
  ])('do not overtake each other when %s', (_which, changes) => {
    for (const change of changes) journal.add(change, null);
    expect(ready()).toEqual(['a']);
    expect(journal.get(SITE, 'b')?.issueId).toBe('10001');
  });
});

describe('what waits behind a change that a person holds back', () => {
  it('says so, and which one', () => {
    journal.add(anEdit('a', 1), null);
    journal.add(anEdit('b', 1), null);
    journal.pause(SITE, 'a', true);
    const waits = journal.get(SITE, 'b');
    expect(waits?.waitsFor).toEqual({ id: 'a', title: 'summary of SHOP-1' });
    expect(waits?.status).toMatchObject({
      reason: { message: expect.stringContaining('which you hold back') as string },
    });
    expect(ready()).toEqual([]);
  });
});

describe('an issue that a person names for an unsure create', () => {
  const create = aChange('a', {
    body: { fields: { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary: 'Sent' } },
  });
  const shop = { id: '1', key: 'SHOP' };

  it('is refused when it is of another project', async () => {
    lookedForInVain(create, { state: 'unsure', candidates: [] });
    seen = seenAs('10009', 'PAY-9', { project: { id: '2', key: 'PAY' } });
    await expect(outbox.resolve(SITE, 'a', 'PAY-9', true)).resolves.toMatchObject({ ok: false });
  });

  it('is taken once what differs has been confirmed', async () => {
    lookedForInVain(create, { state: 'unsure', candidates: [] });
    seen = seenAs('10009', 'SHOP-9', {
      project: shop,
      issueType: { id: '4', name: 'Bug' },
      creator: { name: 'Mia', own: false },
      created: '1970-01-01T00:00:00.000+0000',
      summary: 'Other',
    });
    const asked = await outbox.resolve(SITE, 'a', 'SHOP-9');
    expect(asked).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    const words = !asked.ok && asked.failure.kind === 'invalid-input' ? asked.failure.fields['confirm'] : '';
    expect(words).toMatch(/its type is Bug, Mia created it, .*its summary is “Other”/);
    expect(journal.get(SITE, 'a')?.status.state).toBe('unsure');
    await expect(outbox.resolve(SITE, 'a', 'SHOP-9', true)).resolves.toMatchObject({ ok: true });
  });
});

describe('the history of a change', () => {
  it('does not say that it was sent where it was only looked at', async () => {
    const jira = new ARunner(journal);
    journal.add(anEdit('a', 1), null);
    journal.add(aChange('b'), null);
    jira.answers.set('a', () => Promise.resolve({ conflict: [] }));
    jira.answers.set('b', () => Promise.resolve(fail({ kind: 'offline', detail: '' })));
    await jira.settle();
    const texts = ['a', 'b'].map((id) => journal.get(SITE, id)?.history.map(({ text }) => text));
    expect(texts).toEqual([
      [
        'Journalled',
        'Being sent to Jira',
        'Looked at it in Jira: somebody else had changed the same, so it was not sent',
      ],
      ['Journalled', 'Being sent to Jira', 'Not sent yet, waiting'],
    ]);
  });
});
