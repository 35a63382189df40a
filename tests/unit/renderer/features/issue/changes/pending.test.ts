import { describe, expect, it } from 'vitest';
import type { Comment } from '@shared/jira/issue';
import { readDuration } from '@shared/read-duration';
import {
  pendingOf,
  unreadAttachments,
  unreadComments,
} from '../../../../../../src/renderer/features/issue/changes/pending';
import { inputOfEdit } from '../../../../../../src/renderer/features/issue/changes/input-of-edit';
import { readEdits } from '../../../../../../src/renderer/features/issue/changes/read-edits';
import { field } from '../../../../shared/fields/sample-fields';
import { aChange, APPLIED, QUEUED, REFUSED } from '../../outbox/a-change';

const PRIORITY = { type: 'priority', system: 'priority' };
const edit = (mine: string) => ({
  kind: 'edit',
  fields: [{ fieldId: 'priority', name: 'Priority', schema: PRIORITY, operations: ['set'], base: null, mine }],
});
/** When the issue was read, after whatever happened to the samples. */
const READ_AT = Date.parse('2030-01-01T00:00:00Z');
const DOC = { type: 'doc', version: 1, content: [] };

describe('what an issue waits for', () => {
  it('is the newest value of each field, the new status and the comments that Jira does not have', () => {
    const pending = pendingOf(
      [
        aChange('said', QUEUED, { kind: 'comment', body: { kind: 'comment', body: DOC } }),
        aChange('moved', QUEUED, {
          kind: 'transition',
          body: {
            kind: 'transition',
            transitionId: '31',
            name: 'Start',
            from: { id: '1', name: 'To Do' },
            to: { id: '3', name: 'In Progress' },
            fields: [],
          },
        }),
        aChange('newer', REFUSED, { body: edit('High') }),
        aChange('older', QUEUED, { body: edit('Low') }),
      ],
      'SHOP-7',
      READ_AT,
    );
    expect(pending.byField.get('priority')?.mine).toBe('High');
    expect(pending.status?.name).toBe('In Progress');
    expect(pending.comments.map(({ change }) => change.id)).toEqual(['said']);
    expect(pending.changes.map(({ id }) => id)).toEqual(['older', 'newer', 'moved', 'said']);
  });

  it('has the comment of a transition among the comments, and a file among the files', () => {
    const field = { fieldId: 'comment', name: 'Comment', schema: { type: 'comments-page', system: 'comment' } };
    const pending = pendingOf(
      [
        aChange('file', QUEUED, { kind: 'attach', body: { kind: 'attach', name: 'basket.har', size: 12 } }),
        aChange('asked', QUEUED, {
          kind: 'transition',
          body: {
            kind: 'transition',
            transitionId: '41',
            name: 'Ask the reporter',
            from: { id: '1', name: 'To Do' },
            to: { id: '4', name: 'Needs info' },
            fields: [{ ...field, operations: ['add'], base: null, mine: DOC }],
          },
        }),
      ],
      'SHOP-7',
      READ_AT,
    );
    expect(pending.comments).toMatchObject([{ change: { id: 'asked' }, body: DOC }]);
    expect(pending.byField.has('comment')).toBe(false);
    expect(pending.attachments).toMatchObject([{ name: 'basket.har', size: 12, landed: false }]);
  });

  it('leaves out what Jira has, what was given up, and what is about other issues', () => {
    const changes = [
      aChange('applied', APPLIED, { body: edit('High') }),
      aChange('given-up', { state: 'discarded' }, { body: edit('High') }),
      aChange('elsewhere', QUEUED, { body: edit('High'), issueKey: 'SHOP-8' }),
    ];
    expect(pendingOf(changes, 'SHOP-7', READ_AT).changes).toEqual([]);
  });

  it('keeps showing what Jira has just taken until the issue was read back', () => {
    const landed = aChange('landed', APPLIED, { body: edit('High') });
    const at = landed.history.at(-1)?.at ?? 0;
    const pending = pendingOf([landed], 'SHOP-7', at - 1);
    expect(pending.byField.get('priority')).toMatchObject({ mine: 'High', landed: true });
    expect(pending.changes).toEqual([]);
    expect(pendingOf([landed], 'SHOP-7', at).byField.size).toBe(0);
  });

  it('shows a comment once, whether the outbox or the issue is told of it first', () => {
    const body = {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Seen' }] }],
    };
    const said = aChange('said', QUEUED, { kind: 'comment', body: { kind: 'comment', body }, createdAt: 1_000_000 });
    const pending = pendingOf([said], 'SHOP-7', READ_AT).comments;
    const read = (over: Partial<Comment>): Comment => ({
      id: '1',
      author: { accountId: 'me', displayName: 'Me', avatarUrl: null, active: true },
      body,
      created: new Date(1_001_000).toISOString(),
      updated: new Date(1_001_000).toISOString(),
      ...over,
    });
    expect(unreadComments(pending, [], 'me')).toHaveLength(1);
    expect(unreadComments(pending, [read({})], 'me')).toHaveLength(0);
    expect(unreadComments(pending, [read({ author: null })], 'me')).toHaveLength(1);
    // Said before, in the same words.
    expect(unreadComments(pending, [read({ created: new Date(0).toISOString() })], 'me')).toHaveLength(1);
  });

  it('shows a file once that was read before it is told that it has arrived', () => {
    const file = { kind: 'attach', body: { kind: 'attach', name: 'a.har', size: 10 }, createdAt: 1_000_000 } as const;
    const waiting = (status: typeof QUEUED) => pendingOf([aChange('file', status, file)], 'SHOP-7', -1).attachments;
    const read = { id: '1', filename: 'a.har', mimeType: '', size: 10, created: new Date(1_001_000).toISOString() };
    const there = [{ ...read, author: 'Mara Lind' }];
    expect(unreadAttachments(waiting(APPLIED), [])).toHaveLength(1);
    expect(unreadAttachments(waiting(APPLIED), there)).toHaveLength(0);
    // The same file for a second time, and one from last year.
    expect(unreadAttachments(waiting(QUEUED), there)).toHaveLength(1);
    const old = there.map((each) => ({ ...each, created: new Date(0).toISOString() }));
    expect(unreadAttachments(waiting(APPLIED), old)).toHaveLength(1);
  });

  it('shows a file, and what it cannot read, as waiting without a place of its own', () => {
    const pending = pendingOf(
      [aChange('file', QUEUED, { kind: 'attach', body: { kind: 'attach', name: 'a.har' } })],
      'SHOP-7',
      READ_AT,
    );
    expect(pending.changes).toHaveLength(1);
    expect(pending.byField.size).toBe(0);
  });
});

describe('an edit of one field', () => {
  it('goes out as what asks for the least permission: the assignee by its own operation', () => {
    const base = { accountId: 'a-1', displayName: 'Oda Voss', active: true };
    const assignee = { fieldId: 'assignee', name: 'Assignee', schema: { type: 'user' }, operations: ['set'] };
    expect(inputOfEdit({ ...assignee, base, mine: null })).toEqual({
      kind: 'assign',
      base: { accountId: 'a-1', displayName: 'Oda Voss' },
      mine: null,
    });
    const other = { ...assignee, fieldId: 'customfield_1', base, mine: null };
    expect(inputOfEdit(other)).toEqual({ kind: 'edit', fields: [other] });
  });

  it('of a screen says what is missing and what does not do, and leaves out what is empty', () => {
    const resolution = field({ type: 'resolution', system: 'resolution' }, { name: 'Resolution', required: true });
    const found = field({ type: 'date', custom: 'x:datepicker', customId: 1 }, { name: 'Found on' });
    const none = readEdits([resolution, found], {});
    expect(none).toEqual({ edits: [], problems: { [resolution.fieldId]: 'Resolution is required.' } });
    const bad = readEdits([resolution, found], {
      [resolution.fieldId]: { id: '10000', label: 'Done' },
      [found.fieldId]: 'soon',
    });
    expect(Object.keys(bad.problems)).toEqual([found.fieldId]);
  });
});

describe('a duration', () => {
  it.each([
    ['1h 30m', 5_400],
    ['45m', 2_700],
    ['2d', 57_600],
    ['1w', 144_000],
    ['1.5h', 5_400],
    [' 1H30M ', 5_400],
  ])('reads %s', (text, seconds) => expect(readDuration(text)).toBe(seconds));

  it.each(['', 'soon', '1', '0m', '-1h', '1h soon'])('refuses %j', (text) => expect(readDuration(text)).toBeNull());
});
