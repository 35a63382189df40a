import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeState } from '@shared/ipc/change';
import { Journal } from '../../../../src/main/outbox/journal';
import { temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';

const DRAFT = { values: { summary: 'Voucher stays applied' }, replaces: null };
const REFUSED: ChangeState = { state: 'rejected', failure: { kind: 'not-permitted', messages: [] } };
const APPLIED: ChangeState = { state: 'applied', issueId: '1', issueKey: 'SHOP-1' };
const UNKNOWN: ChangeState = { state: 'unknown', looks: 0, nextLookAt: 0 };

let journal: Journal;
const load = () => journal.loadDraft('account-1', 'cloud-1', null)?.body ?? null;
const move = (from: ChangeState['state'], to: ChangeState) => journal.move(SITE, 'a', [from], to, 'x', 2);

beforeEach(() => {
  journal = new Journal(temporaryConnection());
  journal.saveDraft('account-1', 'cloud-1', 'draft-1', DRAFT, 1);
  journal.add(aChange('a', { draftId: 'draft-1' }), null);
});

describe('the draft of a form that was sent', () => {
  it('is not offered again while its change is on its way, or the same issue would be made twice', () => {
    expect(load()).toBeNull();
    move('queued', { state: 'sending' });
    expect(load()).toBeNull();
    move('sending', UNKNOWN);
    expect(load()).toBeNull();
  });

  it('is gone once Jira has the issue', () => {
    move('queued', { state: 'sending' });
    move('sending', APPLIED);
    expect(load()).toBeNull();
    journal.forgetAccount('account-2');
    expect(load()).toBeNull();
  });

  it('comes back with the change that it mends when Jira refused it', () => {
    move('queued', { state: 'sending' });
    move('sending', REFUSED);
    expect(load()).toEqual({ ...DRAFT, replaces: 'a' });
  });

  it('comes back when the change was given up', () => {
    move('queued', { state: 'discarded' });
    expect(load()).toEqual(DRAFT);
  });

  it('makes room for what the person types next', () => {
    journal.saveDraft('account-1', 'cloud-1', 'draft-2', { values: { summary: 'Another' } }, 3);
    move('queued', { state: 'sending' });
    move('sending', APPLIED);
    expect(load()).toEqual({ values: { summary: 'Another' } });
  });

  it('goes with its account', () => {
    move('queued', { state: 'discarded' });
    journal.forgetAccount('account-1');
    expect(load()).toBeNull();
    expect(journal.list('account-1', 'cloud-1', 9)).toEqual([]);
  });
});
