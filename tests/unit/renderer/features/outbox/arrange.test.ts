import { describe, expect, it } from 'vitest';
import { arrange, nextThatNeedsYou, ranksOf } from '../../../../../src/renderer/features/outbox/arrange';
import { aChange, aGroup, aLine, APPLIED, QUEUED, REFUSED } from './a-change';

const NONE = new Map();
const all = (): boolean => true;
const idsOf = (rows: ReturnType<typeof arrange>): readonly string[] => rows.map(({ id }) => id);

describe('the lines of the outbox', () => {
  const unsure = aChange('unsure', { state: 'unsure', candidates: [] });
  const changes = [aChange('done', APPLIED), aChange('waits', QUEUED), aChange('refused', REFUSED), unsure];

  it('come by what they ask of a person, then by time', () => {
    const rows = arrange({ changes: [...changes, aChange('older', APPLIED)], groups: [], ofGroup: NONE }, all);
    expect(idsOf(rows)).toEqual(['unsure', 'refused', 'waits', 'done', 'older']);
  });

  it('stay where they were while a person looks at them', () => {
    const later = changes.map((change) => (change.id === 'refused' ? aChange('refused', APPLIED) : change));
    const rows = arrange({ changes: later, groups: [], ofGroup: NONE }, all, ranksOf({ changes, ofGroup: NONE }));
    expect(idsOf(rows)).toEqual(['unsure', 'refused', 'waits', 'done']);
  });

  it('bring a create to the top along with the part of it that needs somebody', () => {
    const parts = [aChange('part', REFUSED, { after: 'create' }), aChange('new', QUEUED), aChange('create', APPLIED)];
    expect(idsOf(arrange({ changes: parts, groups: [], ofGroup: NONE }, all))).toEqual(['create', 'part', 'new']);
  });

  it('puts the parts of a create under it, in the order in which they were made', () => {
    const changes = [
      aChange('second-part', QUEUED, { after: 'create' }),
      aChange('first-part', QUEUED, { after: 'create' }),
      aChange('newer', QUEUED),
      aChange('create', APPLIED, { kind: 'create' }),
    ];
    const rows = arrange({ changes, groups: [], ofGroup: NONE }, all);
    expect(idsOf(rows)).toEqual(['newer', 'create', 'first-part', 'second-part']);
    expect(rows.map((row) => row.type === 'change' && row.under)).toEqual([false, false, true, true]);
  });

  it('keeps a part whose create is not listed any more', () => {
    const rows = arrange(
      { changes: [aChange('part', QUEUED, { after: 'long-gone' })], groups: [], ofGroup: NONE },
      all,
    );
    expect(idsOf(rows)).toEqual(['part']);
  });

  it('opens a group to its rows, those that need somebody first', () => {
    const group = aGroup('g', 3, { queued: 1, applied: 1, rejected: 1 });
    const read = [aLine('a', APPLIED), aLine('b', QUEUED), aLine('c', REFUSED)];
    const rows = arrange({ changes: [], groups: [group], ofGroup: new Map([['g', read]]) }, all);
    expect(idsOf(rows)).toEqual(['group:g', 'c', 'b', 'a']);
  });

  it('keeps the rows of a group where they were while a person looks at them', () => {
    const group = aGroup('g', 2, { queued: 1, rejected: 1 });
    const before = { changes: [], ofGroup: new Map([['g', [aLine('a', QUEUED), aLine('b', REFUSED)]]]) };
    const ofGroup = new Map([['g', [aLine('a', QUEUED), aLine('b', APPLIED)]]]);
    expect(idsOf(arrange({ changes: [], groups: [group], ofGroup }, all, ranksOf(before)))).toEqual([
      'group:g',
      'b',
      'a',
    ]);
  });

  it('leaves out a group of which nothing is asked for', () => {
    const group = aGroup('g', 1, { applied: 1 });
    expect(arrange({ changes: [], groups: [group], ofGroup: NONE }, all, null, () => false)).toEqual([]);
  });

  it('goes to a closed group that holds what needs a person', () => {
    const groups = [aGroup('calm', 1, { applied: 1 }), aGroup('g', 1, { unsure: 1 })];
    expect(nextThatNeedsYou(arrange({ changes: [], groups, ofGroup: NONE }, all), null)).toBe('group:g');
  });

  it('goes round to the next change that needs a person', () => {
    const changes = [aChange('a', REFUSED), aChange('b', QUEUED), aChange('c', REFUSED)];
    const rows = arrange({ changes, groups: [], ofGroup: NONE }, all);
    expect(nextThatNeedsYou(rows, null)).toBe('a');
    expect(nextThatNeedsYou(rows, 'a')).toBe('c');
    expect(nextThatNeedsYou(rows, 'c')).toBe('a');
    expect(
      nextThatNeedsYou(
        rows.filter(({ id }) => id === 'b'),
        'b',
      ),
    ).toBeNull();
  });
});
