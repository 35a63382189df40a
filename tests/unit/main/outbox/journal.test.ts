import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeState } from '@shared/ipc/change';
import { Journal } from '../../../../src/main/outbox/journal';
import { openConnection } from '../../../../src/main/storage/connection';
import { KEY, temporaryConnection, temporaryFolder } from '../storage/temporary-database';
import { anEdit } from './an-edit';
import { aChange, SITE } from './a-change';

const REFUSED: ChangeState = {
  state: 'rejected',
  failure: { kind: 'jira-rejected', status: 400, messages: [], fieldErrors: { summary: 'No.' } },
};
const UNKNOWN: ChangeState = { state: 'unknown', looks: 0, nextLookAt: 0 };
const APPLIED: ChangeState = { state: 'applied', issueId: '1', issueKey: 'SHOP-1' };

let journal: Journal;
beforeEach(() => {
  journal = new Journal(temporaryConnection());
});

describe('the journal', () => {
  it('gives back a change as it was written, and queued', () => {
    journal.add(aChange('a'), null);
    expect(journal.get(SITE, 'a')).toMatchObject({
      ...aChange('a'),
      sentAt: null,
      status: { state: 'queued', reason: null },
    });
    expect(journal.get(SITE, 'nobody')).toBeNull();
  });

  it('keeps any body byte for byte', () => {
    let count = 0;
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
        const id = `p${count++}`;
        const body = { fields: JSON.parse(JSON.stringify(fields)) as object };
        journal.add(aChange(id, { body: body as never }), null);
        expect(JSON.stringify(journal.get(SITE, id)?.body)).toBe(JSON.stringify(body));
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a second change of the same id, and keeps the first', () => {
    journal.add(aChange('a', { title: 'first' }), null);
    expect(() => journal.add(aChange('a', { title: 'second' }), null)).toThrow('UNIQUE');
    expect(journal.get(SITE, 'a')?.title).toBe('first');
  });

  it('tells what Jira took since a moment, newest first, and nothing that was not taken or is older', () => {
    for (const [nth, id] of ['old', 'a', 'b', 'refused', 'waiting'].entries()) {
      journal.add(aChange(id), null);
      if (id === 'waiting') continue;
      journal.move(SITE, id, ['queued'], { state: 'sending' }, 'Sent to Jira', 100 * (nth + 1));
      journal.move(SITE, id, ['sending'], id === 'refused' ? REFUSED : APPLIED, 'x', 900);
    }
    expect(journal.appliedSince(200, 50).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(journal.appliedSince(200, 1).map(({ id }) => id)).toEqual(['b']);
  });

  it('lists what is pending in the order in which it was made, whatever the clock said', () => {
    journal.add(aChange('a', { createdAt: 900 }), null);
    journal.add(aChange('b', { createdAt: 100 }), null);
    journal.add(aChange('c'), null);
    journal.move(SITE, 'c', ['queued'], { state: 'discarded' }, 'x', 2);
    expect(journal.pending().map(({ id }) => id)).toEqual(['a', 'b']);
    expect(journal.list('account-1', 'cloud-1', 2).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('shows one account nothing of another', () => {
    journal.add(aChange('a'), null);
    journal.add(aChange('b', { accountId: 'account-2' }), null);
    expect(journal.list('account-2', 'cloud-1', 9).map(({ id }) => id)).toEqual(['b']);
    expect(journal.open('account-1').map(({ id }) => id)).toEqual(['a']);
    expect([journal.unfinished('account-1'), journal.unfinished('account-3')]).toEqual([1, 0]);
  });

  it('names the issues that open changes of an account on one site are about, each once', () => {
    journal.add(anEdit('a', 1, 'summary'), null);
    journal.add(anEdit('b', 1, 'labels'), null);
    journal.add(anEdit('c', 2), null);
    journal.add(anEdit('elsewhere', 3, 'summary', { cloudId: 'cloud-2' }), null);
    journal.add(anEdit('given up', 4), null);
    journal.move(SITE, 'given up', ['queued'], { state: 'discarded' }, 'x', 2);
    journal.add(aChange('create'), null);
    expect(journal.openIssues('account-1', 'cloud-1').toSorted()).toEqual(['10001', '10002']);
  });

  it('keeps the drafts of each account and site apart', () => {
    journal.saveDraft('account-1', 'cloud-1', 'd', { summary: 'one' }, 1);
    journal.saveDraft('account-1', 'cloud-1', 'd', { summary: 'two' }, 2);
    journal.saveDraft('account-1', 'cloud-2', 'd', { summary: 'other' }, 2);
    expect(journal.loadDraft('account-1', 'cloud-1', null)?.body).toEqual({ summary: 'two' });
    journal.dropDraft('account-1', 'cloud-1', 'd');
    expect(journal.loadDraft('account-1', 'cloud-1', null)).toBeNull();
    expect(journal.loadDraft('account-1', 'cloud-2', null)?.body).toEqual({ summary: 'other' });
  });
});

describe('moving a change', () => {
  it('goes only from where the mover thought it was: the second of two finds it moved', () => {
    journal.add(aChange('a'), null);
    expect(journal.move(SITE, 'a', ['queued'], { state: 'sending' }, 'Sent to Jira', 5)?.status.state).toBe('sending');
    expect(journal.move(SITE, 'a', ['queued'], { state: 'discarded' }, 'Discarded', 6)).toBeNull();
    expect(journal.get(SITE, 'a')).toMatchObject({ status: { state: 'sending' }, sentAt: 5 });
    expect(journal.get(SITE, 'a')?.history.map(({ text }) => text)).toEqual(['Journalled', 'Sent to Jira']);
  });

  it('counts the quiet time from the loss of the answer, since a send may have waited its turn', () => {
    journal.add(aChange('a'), null);
    journal.move(SITE, 'a', ['queued'], { state: 'sending' }, 'Sent', 5_000);
    journal.move(SITE, 'a', ['sending'], UNKNOWN, 'Lost', 95_000);
    expect(journal.get(SITE, 'a')).toMatchObject({ sentAt: 95_000, beganAt: 5_000 });
    journal.move(SITE, 'a', ['unknown'], { ...UNKNOWN, looks: 1 }, 'Look', 99_000);
    expect(journal.get(SITE, 'a')?.sentAt).toBe(95_000);
  });

  it('writes days of trying in vain on two lines', () => {
    journal.add(aChange('a'), null);
    const waits: ChangeState = { state: 'queued', reason: { kind: 'offline', detail: 'ENOTFOUND' } };
    for (let at = 0; at < 500; at++) {
      journal.move(SITE, 'a', ['queued'], { state: 'sending' }, 'Sent to Jira', at * 2);
      journal.move(SITE, 'a', ['sending'], waits, 'Not sent, waiting', at * 2 + 1);
    }
    expect(journal.get(SITE, 'a')?.history).toEqual([
      { at: 1_000, text: 'Journalled' },
      { at: 998, text: 'Sent to Jira' },
      { at: 999, text: 'Not sent, waiting' },
    ]);
  });
});

describe('a change that replaces a refused one', () => {
  const refuse = (id: string): void => {
    journal.add(aChange(id), null);
    journal.move(SITE, id, ['queued'], REFUSED, 'Jira refused it', 2);
  };

  it('takes its place in one commit', () => {
    refuse('a');
    journal.add(aChange('b'), 'a');
    expect(journal.get(SITE, 'a')?.status.state).toBe('discarded');
    expect(journal.pending().map(({ id }) => id)).toEqual(['b']);
  });

  it('may replace one that was discarded meanwhile, and one that is not there', () => {
    refuse('a');
    journal.move(SITE, 'a', ['rejected'], { state: 'discarded' }, 'Discarded', 3);
    journal.add(aChange('b'), 'a');
    journal.add(aChange('c'), 'nobody');
    expect(journal.pending()).toHaveLength(2);
  });

  it.each([['queued'], ['sending'], ['unknown'], ['applied']])(
    'is not added when the other one is %s meanwhile: both would reach Jira',
    (state) => {
      refuse('a');
      const states: Record<string, ChangeState> = {
        queued: { state: 'queued', reason: null },
        sending: { state: 'sending' },
        unknown: UNKNOWN,
        applied: APPLIED,
      };
      journal.move(SITE, 'a', ['rejected'], states[state] ?? UNKNOWN, 'moved', 3);
      expect(() => journal.add(aChange('b'), 'a')).toThrow('moved on');
      expect(journal.get(SITE, 'b')).toBeNull();
      expect(journal.get(SITE, 'a')?.status.state).toBe(state);
    },
  );
});

describe('recovery', () => {
  it('makes what was being sent unknown, to be looked for at once, and leaves the rest', () => {
    for (const id of ['a', 'b']) journal.add(aChange(id), null);
    journal.move(SITE, 'a', ['queued'], { state: 'sending' }, 'Sent', 5_000);
    expect(journal.recover(9_000)).toBe(1);
    expect(journal.get(SITE, 'a')).toMatchObject({
      status: { state: 'unknown', looks: 0, nextLookAt: 9_000 },
      sentAt: 9_000,
    });
    expect(journal.get(SITE, 'b')?.status.state).toBe('queued');
    expect(journal.recover(9_001)).toBe(0);
  });

  it('counts the quiet time from the start after it: an upload may have gone on for hours before the end', () => {
    journal.add(aChange('a', { kind: 'attach' }), null);
    journal.move(SITE, 'a', ['queued'], { state: 'sending' }, 'Sent', 5_000);
    journal.recover(6_605_000);
    expect(journal.get(SITE, 'a')).toMatchObject({ sentAt: 6_605_000, beganAt: 5_000 });
  });

  it('finds everything again in the file of a former run', () => {
    const file = join(temporaryFolder(), 'outbox.db');
    const first = openConnection(file, KEY, { durable: true });
    new Journal(first).add(aChange('a'), null);
    first.close();
    const second = openConnection(file, KEY, { durable: true });
    expect(new Journal(second).pending().map(({ id }) => id)).toEqual(['a']);
    second.close();
  });
});
