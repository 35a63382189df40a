import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeState } from '@shared/ipc/change';
import { Journal } from '../../../../src/main/outbox/journal';
import { temporaryConnection } from '../storage/temporary-database';
import { SITE } from './a-change';
import { anEdit } from './an-edit';

const APPLIED: ChangeState = { state: 'applied', issueId: '10001', issueKey: 'SHOP-1' };
const REFUSED: ChangeState = { state: 'rejected', failure: { kind: 'offline', detail: '' } };
const ISSUE = { id: '10001', key: 'SHOP-1' };

let journal: Journal;
beforeEach(() => {
  journal = new Journal(temporaryConnection());
});

const become = (id: string, to: ChangeState, at = 100) => journal.move(SITE, id, ['queued'], to, 'x', at);
const listed = (limit: number) => journal.list(SITE.accountId, SITE.cloudId, limit).map(({ id }) => id);
const ofIssue = (since: number) => journal.ofIssue(SITE.accountId, SITE.cloudId, ISSUE, since).map(({ id }) => id);

describe('the list of an outbox', () => {
  it('holds what waits for a person however much was done since', () => {
    const open: Readonly<Record<string, ChangeState>> = {
      unsure: { state: 'unsure', candidates: [] },
      conflict: { state: 'conflict', fields: [] },
      refused: REFUSED,
      unknown: { state: 'unknown', looks: 3, nextLookAt: 9 },
    };
    for (const [nth, id] of Object.keys(open).entries()) {
      journal.add(anEdit(id, nth + 1), null);
      become(id, open[id] ?? REFUSED);
    }
    for (let nth = 0; nth < 9; nth++) {
      journal.add(anEdit(`done${nth}`, 100 + nth), null);
      become(`done${nth}`, nth % 2 === 0 ? APPLIED : { state: 'discarded' });
    }
    expect(listed(3)).toEqual(['done8', 'done7', 'done6', 'unknown', 'refused', 'conflict', 'unsure']);
  });

  it('holds nothing of groups, of other sites or of other accounts', () => {
    journal.addGroup({ id: 'g', ...SITE, title: 'Many', createdAt: 1 }, [anEdit('grouped', 1)]);
    journal.add(anEdit('elsewhere', 1, 'summary', { cloudId: 'cloud-2' }), null);
    journal.add(anEdit('somebody', 1, 'summary', { accountId: 'account-2' }), null);
    journal.add(anEdit('mine', 1), null);
    expect(listed(9)).toEqual(['mine']);
  });
});

describe('the changes of an issue', () => {
  it('are those on their way or in question, also of groups, and those that reached Jira lately', () => {
    journal.addGroup({ id: 'g', ...SITE, title: 'Many', createdAt: 1 }, [anEdit('grouped', 1)]);
    for (const id of ['unsure', 'lately', 'long ago', 'refused', 'given up']) journal.add(anEdit(id, 1), null);
    become('unsure', { state: 'unsure', candidates: [] });
    become('lately', APPLIED, 5_000);
    become('long ago', APPLIED, 4_999);
    become('refused', REFUSED, 6_000);
    become('given up', { state: 'discarded' }, 6_000);
    expect(ofIssue(5_000)).toEqual(['lately', 'unsure', 'grouped']);
  });

  it('are none of another issue, site or account', () => {
    journal.add(anEdit('other', 2), null);
    journal.add(anEdit('elsewhere', 1, 'summary', { cloudId: 'cloud-2' }), null);
    journal.add(anEdit('somebody', 1, 'summary', { accountId: 'account-2' }), null);
    expect(ofIssue(0)).toEqual([]);
  });

  it('are found by the key where a person said which issue the one became that they waited for', () => {
    journal.add(anEdit('create', 1, '', { kind: 'create', issue: null, parts: [] }), null);
    journal.add(anEdit('after', 1, 'summary', { issue: null, after: 'create' }), null);
    become('create', { ...APPLIED, issueId: '' });
    expect(ofIssue(0)).toEqual(['after']);
  });
});
