import { describe, expect, it } from 'vitest';
import { Journal } from '../../../../src/main/outbox/journal';
import type { JournalledChange } from '../../../../src/main/outbox/journalled-change';
import { lotsToLookFor, lotsToSend } from '../../../../src/main/outbox/lots';
import { temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';

function changes(): (id: string, over?: Partial<JournalledChange>) => JournalledChange {
  const journal = new Journal(temporaryConnection());
  return (id, over = {}) => ({ ...journal.add(aChange(id), null), ...over });
}

const idsOf = (lots: readonly (readonly JournalledChange[])[]): string[] =>
  lots.map((lot) => lot.map(({ id }) => id).join(' '));

describe('what leaves together', () => {
  it('are the creates of one run, fifty at most, and one lot of each run', () => {
    const change = changes();
    const run = Array.from({ length: 60 }, (_, at) => change(`r${at}`, { groupId: 'run' }));
    const lots = lotsToSend([change('a'), ...run, change('b'), change('c', { groupId: 'other' })], new Set());
    expect(lots.map((lot) => lot.length)).toEqual([1, 50, 1, 1]);
    expect(idsOf(lots)[1]?.startsWith('r0 r1 r2 ')).toBe(true);
    expect(idsOf(lots).slice(2)).toEqual(['b', 'c']);
  });

  it('is nothing of a run of which something is on its way', () => {
    const change = changes();
    const lots = lotsToSend([change('a', { groupId: 'run' }), change('b')], new Set(['run']));
    expect(idsOf(lots)).toEqual(['b']);
  });

  it('is nothing that said something else before, nor what is no create: those go by themselves', () => {
    const change = changes();
    const former = [{ marker: 'm', projectKey: 'SHOP', body: {}, memo: null, since: 1 }];
    const mended = change('mended', { groupId: 'run', former });
    const edit = change('edit', { groupId: 'run', kind: 'edit' });
    expect(idsOf(lotsToSend([mended, change('a', { groupId: 'run' }), edit], new Set()))).toEqual(['mended', 'edit']);
    const [first, second] = [change('b', { groupId: 'run' }), change('c', { groupId: 'run' })];
    expect(idsOf(lotsToSend([first, mended, second, edit], new Set()))).toEqual(['b c', 'edit']);
  });
});

describe('what is looked for together', () => {
  it('is what left in one request', () => {
    const change = changes();
    const lost = (id: string, beganAt: number, groupId: string | null = 'run') => change(id, { groupId, beganAt });
    const lots = lotsToLookFor([lost('a', 1), lost('b', 2), lost('c', 1), lost('d', 1, null), lost('e', 1, 'other')]);
    expect(idsOf(lots)).toEqual(['a c', 'b', 'd', 'e']);
  });
});

describe('the agenda of a run', () => {
  it('shows the first fifty of it as one, and does not let it stand before what comes after it', () => {
    const journal = new Journal(temporaryConnection());
    const run = Array.from({ length: 120 }, (_, at) => aChange(`r${at}`));
    journal.add(aChange('first'), null);
    journal.addGroup({ id: 'run', ...SITE, title: 'Run', createdAt: 1 }, run);
    for (const id of ['a', 'b', 'c', 'd']) journal.add(aChange(id), null);
    const ready = (busyGroups: string[]): string[] | undefined =>
      journal.agenda({ now: 1, busy: [], limit: 4, together: 50, busyGroups })[0]?.ready.map(({ id }) => id);
    const mates = Array.from({ length: 50 }, (_, at) => `r${at}`);
    expect(ready([])).toEqual(['first', ...mates, 'a', 'b']);
    expect(ready(['run'])).toEqual(['first', 'a', 'b', 'c']);
    journal.pauseGroup(SITE, 'run', true);
    expect(ready([])).toEqual(['first', 'a', 'b', 'c']);
  });
});
