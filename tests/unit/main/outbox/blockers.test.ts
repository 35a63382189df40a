import { describe, expect, it } from 'vitest';
import { Journal } from '../../../../src/main/outbox/journal';
import { blockersOf, type Waiter } from '../../../../src/main/outbox/blockers';
import { temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';
import { anEdit } from './an-edit';

const MANY = 5_000;

function waiter(id: string, sequence: number, over: Partial<Waiter> = {}): Waiter {
  return {
    id,
    sequence,
    title: id,
    state: 'queued',
    paused: false,
    subject: 'issue',
    parts: ['summary'],
    after: null,
    ...over,
  };
}

function blockers(changes: readonly Waiter[]): Record<string, string> {
  const known = new Map(changes.map((change) => [change.id, change]));
  const found = blockersOf([...known.keys()], known);
  return Object.fromEntries([...found].map(([id, { title }]) => [id, title]));
}

describe('what stands in the way of a change', () => {
  it('is found over thousands that wait one behind the other', () => {
    const chain = Array.from({ length: MANY }, (_, nth) =>
      waiter(`c${nth}`, nth, nth === 0 ? { state: 'conflict' } : {}),
    );
    const found = blockers(chain);
    expect(Object.keys(found)).toHaveLength(MANY - 1);
    expect(new Set(Object.values(found))).toEqual(new Set(['c0']));
  });

  it('is what it names, over what that one waits for in turn', () => {
    const found = blockers([
      waiter('refused', 1, { subject: null, state: 'rejected' }),
      waiter('child', 2, { subject: null, after: 'refused' }),
      waiter('comment', 3, { subject: 'after:child', parts: ['comment'], after: 'child' }),
      waiter('later comment', 4, { subject: 'after:child', parts: ['comment'] }),
    ]);
    expect(found).toEqual({ child: 'refused', comment: 'refused', 'later comment': 'refused' });
  });

  it('is found where what it names was journalled after it, in place of another one', () => {
    const found = blockers([
      waiter('child', 1, { subject: null, after: 'mended' }),
      waiter('mended', 2, { subject: null, state: 'rejected' }),
    ]);
    expect(found).toEqual({ child: 'mended' });
  });

  it('is not what comes after it, touches something else or another issue, or was refused', () => {
    const found = blockers([
      waiter('refused', 1, { state: 'rejected' }),
      waiter('other part', 2, { state: 'conflict', parts: ['labels'] }),
      waiter('other issue', 3, { state: 'conflict', subject: 'another' }),
      waiter('free', 4),
      waiter('later', 5, { state: 'unsure' }),
    ]);
    expect(found).toEqual({});
  });

  it('is nothing in a circle', () => {
    const found = blockers([waiter('a', 1, { after: 'b' }), waiter('b', 2, { after: 'a' })]);
    expect(found).toEqual({});
  });
});

describe('an outbox with a thousand edits of one issue', () => {
  it('is read with what each of them waits for', () => {
    const journal = new Journal(temporaryConnection());
    const edits = Array.from({ length: 1_000 }, (_, nth) => anEdit(`e${nth}`, 1));
    journal.addGroup({ id: 'edits', ...SITE, title: 'Edits', createdAt: 1 }, edits);
    journal.move(SITE, 'e0', ['queued'], { state: 'unsure', candidates: [] }, 'Unsure', 2);
    const reasons = journal
      .ofGroup(SITE, 'edits', 1, 999)
      .map(({ status }) => status.state === 'queued' && status.reason);
    expect(reasons).toHaveLength(999);
    expect(new Set(reasons.map((reason) => JSON.stringify(reason)))).toEqual(
      new Set([expect.stringContaining('of which it cannot be told whether Jira has it')]),
    );
  });

  it('takes a thousand children of one parent in one commit', () => {
    const journal = new Journal(temporaryConnection());
    const children = Array.from({ length: 1_000 }, (_, nth) => aChange(`k${nth}`, { after: 'parent' }));
    journal.addGroup({ id: 'family', ...SITE, title: 'Family', createdAt: 1 }, [aChange('parent'), ...children]);
    const [site] = journal.agenda({ now: 1, busy: [], limit: 4 });
    expect(site?.ready.map(({ id }) => id)).toEqual(['parent']);
  });
});
