import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeState } from '@shared/ipc/change';
import type { JsonObject } from '@shared/json';
import { Journal } from '../../../../src/main/outbox/journal';
import { temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';

const FORM = { projectId: '10020', issueTypeId: '10004', values: {}, names: {} };
let journal: Journal;
let made = 0;

beforeEach(() => {
  journal = new Journal(temporaryConnection());
});

/** A create with these fields that ended like this at minute `at`. */
function ended(fields: JsonObject, to: ChangeState, at: number): void {
  made += 1;
  const change = aChange(`create-${made}`, { body: { fields }, form: FORM });
  journal.add(change, null);
  journal.move(SITE, change.id, ['queued'], { state: 'sending' }, 'Sent to Jira', at);
  journal.move(SITE, change.id, ['sending'], to, 'Ended', at);
}

const refused = (fieldErrors: Readonly<Record<string, string>>): ChangeState => ({
  state: 'rejected',
  failure: { kind: 'jira-rejected', status: 400, messages: [], fieldErrors },
});
const learned = () => journal.learnedDemands(SITE, '10020', '10004');

describe('what only a refusal tells', () => {
  it('is learned from the field that Jira missed, in its own words', () => {
    ended({ summary: 'V' }, refused({ customfield_10062: 'Severity is required for bugs.' }), 5);
    expect(learned()).toEqual([
      { fieldId: 'customfield_10062', message: 'Severity is required for bugs.', learnedAt: 5 },
    ]);
  });

  it('is learned from a validator of the workflow, which names its field and no id', () => {
    const messages = ['Order number is required.', 'Ask the depot first.'];
    const names = { customfield_1: 'Order number', summary: 'Summary' };
    const change = aChange('create-named', { body: { fields: { summary: 'V' } }, form: { ...FORM, names } });
    journal.add(change, null);
    journal.move(SITE, change.id, ['queued'], { state: 'sending' }, 'Sent to Jira', 5);
    const failure = { kind: 'jira-rejected' as const, status: 400, messages, fieldErrors: {} };
    journal.move(SITE, change.id, ['sending'], { state: 'rejected', failure }, 'Refused', 5);
    expect(learned()).toEqual([{ fieldId: 'customfield_1', message: 'Order number is required.', learnedAt: 5 }]);
  });

  it('is of its project and type, its site and its account', () => {
    ended({ summary: 'V' }, refused({ duedate: 'Due date is required.' }), 5);
    expect(journal.learnedDemands(SITE, '10020', '10005')).toEqual([]);
    expect(journal.learnedDemands(SITE, '10021', '10004')).toEqual([]);
    expect(journal.learnedDemands({ ...SITE, cloudId: 'cloud-2' }, '10020', '10004')).toEqual([]);
    expect(journal.learnedDemands({ ...SITE, accountId: 'account-2' }, '10020', '10004')).toEqual([]);
  });

  it('is not that a value was wrong: the field was sent', () => {
    ended({ summary: 'V', duedate: '2020-01-01' }, refused({ duedate: 'It lies in the past.' }), 5);
    expect(learned()).toEqual([]);
  });

  it('is also the form of a value, once the field is known to be demanded', () => {
    const form = 'Severity must be a digit.';
    ended({ summary: 'V', customfield_10062: 'x' }, refused({ customfield_10062: form }), 4);
    expect(learned()).toEqual([]);
    ended({ summary: 'V' }, refused({ customfield_10062: 'Severity is required.' }), 5);
    ended({ summary: 'V', customfield_10062: 'x' }, refused({ customfield_10062: form }), 6);
    const demand = { fieldId: 'customfield_10062', message: 'Severity is required.', ofValue: form };
    expect(learned()).toEqual([{ ...demand, learnedAt: 5 }]);
    // Left empty once more, it is still wanted in that form.
    ended({ summary: 'V' }, refused({ customfield_10062: 'Severity is required.' }), 7);
    expect(learned()).toEqual([{ ...demand, learnedAt: 7 }]);
  });

  it('is forgotten once an issue exists without it, and kept when the issue has it', () => {
    ended({ summary: 'V' }, refused({ duedate: 'Due date is required.', environment: 'Where?' }), 5);
    ended({ summary: 'V', duedate: '2026-12-01' }, { state: 'applied', issueId: '1', issueKey: 'SHOP-1' }, 6);
    expect(learned().map(({ fieldId }) => fieldId)).toEqual(['duedate']);
  });

  it('goes with its account', () => {
    ended({ summary: 'V' }, refused({ duedate: 'Due date is required.' }), 5);
    journal.forgetAccount('account-1');
    expect(learned()).toEqual([]);
  });
});
