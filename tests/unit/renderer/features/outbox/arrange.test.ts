import { describe, expect, it } from 'vitest';
import { arrange, nextThatNeedsYou, ranksOf } from '../../../../../src/renderer/features/outbox/arrange';
import { aChange, aGroup, APPLIED, QUEUED, REFUSED } from './a-change';

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
    const rows = arrange({ changes: later, groups: [], ofGroup: NONE }, all, ranksOf(changes));
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

  it('opens a group to its rows, those that need somebody first, and counts what was not read', () => {
    const group = aGroup('g', 1_204, { queued: 1_202, applied: 1, rejected: 1 });
    const read = [aChange('a', APPLIED), aChange('b', QUEUED), aChange('c', REFUSED)];
    const rows = arrange({ changes: [], groups: [group], ofGroup: new Map([['g', read]]) }, all);
    expect(idsOf(rows)).toEqual(['group:g', 'c', 'b', 'a', 'rest:g']);
    expect(rows.at(-1)).toMatchObject({ hidden: 1_201 });
  });

  it('leaves out an open group of which nothing is asked for, and keeps a closed one', () => {
    const group = aGroup('g', 1, { applied: 1 });
    const refusedOnly = ({ status }: { status: { state: string } }): boolean => status.state === 'rejected';
    expect(
      arrange({ changes: [], groups: [group], ofGroup: new Map([['g', [aChange('a', APPLIED)]]]) }, refusedOnly),
    ).toEqual([]);
    expect(idsOf(arrange({ changes: [], groups: [group], ofGroup: NONE }, refusedOnly))).toEqual(['group:g']);
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
