import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeState, FieldConflict } from '@shared/ipc/change';
import { Journal } from '../../../../src/main/outbox/journal';
import { createOutbox, type Outbox } from '../../../../src/main/outbox/outbox';
import { asRemote, temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';
import { anEdit, editOf } from './an-edit';
import { anIssue } from './an-issue';

let journal: Journal;
let outbox: Outbox;
let woken: (string | null | undefined)[];
beforeEach(() => {
  journal = new Journal(temporaryConnection());
  woken = [];
  const runner = {
    wake: (id?: string | null) => void woken.push(id),
    settled: (_site: unknown, id: string) => Promise.resolve(journal.get(SITE, id)),
  };
  outbox = createOutbox({
    journal: asRemote(journal),
    runner,
    now: () => 5,
    findIssue: anIssue,
    changed: () => undefined,
  });
});

const REFUSED: ChangeState = { state: 'rejected', failure: { kind: 'not-permitted', messages: [] } };
const CONFLICT: FieldConflict = {
  fieldId: 'summary',
  name: 'Summary',
  schema: { type: 'string', system: 'summary' },
  base: 'before',
  mine: 'mine',
  theirs: 'theirs',
  by: 'Mia',
  at: null,
};
const FORM = { projectId: '10020', issueTypeId: '10004', values: { summary: 'Sent' }, names: { summary: 'Summary' } };
const move = (id: string, to: ChangeState): void => {
  journal.move(SITE, id, ['queued'], { state: 'sending' }, 'Sent', 2);
  journal.move(SITE, id, ['sending'], to, 'x', 3);
};

describe('a conflict', () => {
  beforeEach(() => {
    journal.add(anEdit('a', 1), null);
    journal.remember(SITE, 'a', { after: '1' });
    move('a', { state: 'conflict', fields: [CONFLICT] });
  });

  it('is sent with what was chosen, over theirs: only what changes after this is a conflict again', async () => {
    const settled = await outbox.settle(SITE, 'a', { summary: 'merged' });
    expect(settled).toMatchObject({
      ok: true,
      value: {
        status: { state: 'queued', reason: null },
        memo: null,
        body: { fields: [{ fieldId: 'summary', base: 'theirs', mine: 'merged' }] },
      },
    });
    expect(woken).toEqual(['a']);
  });

  it('keeps an emptied field emptied', async () => {
    await outbox.settle(SITE, 'a', { summary: null });
    expect(journal.get(SITE, 'a')?.body).toMatchObject({ fields: [{ base: 'theirs', mine: null }] });
  });

  it('stays one until every field has a choice', async () => {
    await expect(outbox.settle(SITE, 'a', {})).resolves.toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input', fields: { summary: 'Summary: choose a value.' } },
    });
    expect(journal.get(SITE, 'a')?.status.state).toBe('conflict');
  });

  it('can be given up, and is not settled twice', async () => {
    await outbox.settle(SITE, 'a', { summary: 'x' });
    await expect(outbox.settle(SITE, 'a', { summary: 'y' })).resolves.toMatchObject({ ok: false });
    move('a', { state: 'conflict', fields: [CONFLICT] });
    await expect(outbox.discard(SITE, 'a')).resolves.toMatchObject({ ok: true });
  });
});

describe('saying something else instead', () => {
  it.each<[string, ChangeState | null]>([
    ['waits', null],
    ['was refused', REFUSED],
    ['is a conflict', { state: 'conflict', fields: [CONFLICT] }],
  ])('is for a change that %s: it is queued with what is said now', async (_what, state) => {
    journal.add(anEdit('a', 1), null);
    if (state !== null) move('a', state);
    const edited = await outbox.edit(SITE, 'a', editOf('labels', null, 'b'), 'labels: + b');
    expect(edited).toMatchObject({
      ok: true,
      value: { title: 'labels: + b', status: { state: 'queued' }, body: { fields: [{ fieldId: 'labels' }] } },
    });
    // It touches something else now: what touches the former field no longer waits behind it.
    journal.add(anEdit('b', 1, 'summary'), null);
    const [site] = journal.agenda({ now: 9, busy: [], limit: 9 });
    expect(site?.ready.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it.each<[ChangeState]>([
    [{ state: 'unknown', looks: 0, nextLookAt: 0 }],
    [{ state: 'applied', issueId: '1', issueKey: 'SHOP-1' }],
    [{ state: 'unsure', candidates: [] }],
  ])('is refused for one that may be in Jira: $state', async (state) => {
    journal.add(anEdit('a', 1), null);
    move('a', state);
    await expect(outbox.edit(SITE, 'a', editOf('summary', null, 'b'), 'x')).resolves.toMatchObject({ ok: false });
    expect(journal.get(SITE, 'a')?.status.state).toBe(state.state);
  });

  it('does not make another kind of a change', async () => {
    journal.add(anEdit('a', 1), null);
    const comment = { kind: 'comment', body: { type: 'doc' } } as const;
    await expect(outbox.edit(SITE, 'a', comment, 'x')).resolves.toMatchObject({
      ok: false,
      failure: { message: 'A change of the kind edit cannot become one of the kind comment.' },
    });
  });
});

describe('opening the form of a create again', () => {
  const load = () => journal.loadDraft(SITE.accountId, SITE.cloudId, null)?.body ?? null;
  const clear = () => outbox.saveDraft(SITE, journal.loadDraft(SITE.accountId, SITE.cloudId, null)?.id ?? '', null);
  const create = (id: string): void => void journal.add(aChange(id, { form: FORM }), null);

  it('brings back what was refused, to be sent in its place', async () => {
    create('a');
    move('a', REFUSED);
    await expect(outbox.reopen(SITE, 'a')).resolves.toEqual({ ok: true, value: { kept: false } });
    expect(load()).toEqual({ ...FORM, replaces: 'a' });
  });

  it('holds back one that waits, so that it does not leave while it is mended, and lets the new one take its place', async () => {
    create('a');
    await outbox.reopen(SITE, 'a');
    expect(journal.get(SITE, 'a')).toMatchObject({ paused: true, status: { state: 'queued' } });
    const sent = await outbox.add(aChange('b', { form: FORM }), { replaces: 'a', patience: 0 });
    expect(sent).toMatchObject({ ok: true });
    expect(journal.get(SITE, 'a')?.status).toEqual({ state: 'discarded', replacedBy: 'b' });
  });

  it('loses no draft: what stood in the form comes back once this one is sent', async () => {
    create('a');
    move('a', REFUSED);
    journal.saveDraft(SITE.accountId, SITE.cloudId, 'half', { values: { summary: 'Half' } }, 4);
    await expect(outbox.reopen(SITE, 'a')).resolves.toEqual({ ok: true, value: { kept: true } });
    expect(load()).toMatchObject({ replaces: 'a' });
    await outbox.add(aChange('b', { form: FORM }), { replaces: 'a', patience: 0 });
    expect(load()).toEqual({ values: { summary: 'Half' } });
    // The refusal of what was sent does not take its place again: it is opened from the outbox.
    move('b', REFUSED);
    expect(load()).toEqual({ values: { summary: 'Half' } });
  });

  it('loses no draft when the form is cleared instead, nor of several opened one after the other', async () => {
    for (const id of ['a', 'b']) {
      create(id);
      move(id, REFUSED);
    }
    journal.saveDraft(SITE.accountId, SITE.cloudId, 'half', { values: { summary: 'Half' } }, 4);
    await outbox.reopen(SITE, 'a');
    await expect(outbox.reopen(SITE, 'b')).resolves.toEqual({ ok: true, value: { kept: true } });
    await clear();
    expect(load()).toMatchObject({ replaces: 'a' });
    await clear();
    expect(load()).toEqual({ values: { summary: 'Half' } });
  });

  it('puts nothing aside where the form was empty', async () => {
    create('a');
    move('a', REFUSED);
    journal.saveDraft(SITE.accountId, SITE.cloudId, 'half', { projectId: '1', values: {} }, 4);
    await expect(outbox.reopen(SITE, 'a')).resolves.toEqual({ ok: true, value: { kept: false } });
  });

  it('is refused for what has no form, and for what may be in Jira', async () => {
    journal.add(aChange('file'), null);
    await expect(outbox.reopen(SITE, 'file')).resolves.toMatchObject({
      ok: false,
      failure: { message: 'This issue was not made with the form, so there is no form to open.' },
    });
    create('a');
    move('a', { state: 'unknown', looks: 0, nextLookAt: 0 });
    await expect(outbox.reopen(SITE, 'a')).resolves.toMatchObject({ ok: false });
    expect(load()).toBeNull();
  });
});

describe('a group', () => {
  const GROUP = { id: 'g', ...SITE, title: 'Import of regressions', createdAt: 1 };
  beforeEach(async () => {
    await outbox.addGroup(GROUP, [aChange('a'), aChange('b'), aChange('c'), aChange('d')]);
    move('a', { state: 'applied', issueId: '1', issueKey: 'SHOP-1' });
    move('b', REFUSED);
    move('c', { state: 'unknown', looks: 0, nextLookAt: 0 });
  });

  it('says how far it is, and stays out of the list of single changes', async () => {
    journal.add(aChange('single'), null);
    await expect(outbox.groups(SITE)).resolves.toMatchObject({
      value: [{ id: 'g', total: 4, paused: false, counts: { applied: 1, rejected: 1, unknown: 1, queued: 1 } }],
    });
    const list = await outbox.list(SITE);
    expect(list.ok && list.value.map(({ id }) => id)).toEqual(['single']);
  });

  it('is read part by part in its order', async () => {
    const part = await outbox.ofGroup(SITE, 'g', 1, 2);
    expect(part.ok && part.value.map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('is tried again where Jira refused it, and nowhere else', async () => {
    await expect(outbox.retryGroup(SITE, 'g')).resolves.toMatchObject({
      value: { counts: { applied: 1, unknown: 1, queued: 2 } },
    });
  });

  it('is given up but for what is, or may be, in Jira', async () => {
    await expect(outbox.discardGroup(SITE, 'g')).resolves.toMatchObject({
      value: { counts: { applied: 1, unknown: 1, discarded: 2 } },
    });
  });

  it('is journalled whole or not at all', async () => {
    const twice = [aChange('new'), aChange('a')];
    await expect(outbox.addGroup({ ...GROUP, id: 'h' }, twice)).resolves.toMatchObject({ ok: false });
    expect([journal.get(SITE, 'new'), journal.group(SITE, 'h')]).toEqual([null, null]);
  });

  it('goes with its account', () => {
    journal.forgetAccount(SITE.accountId);
    expect([journal.groups(SITE.accountId, SITE.cloudId), journal.get(SITE, 'a')]).toEqual([[], null]);
  });
});
