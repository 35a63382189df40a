import { describe, expect, it } from 'vitest';
import { Journal } from '../../../../src/main/outbox/journal';
import { temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';
import type { Connection } from '../../../../src/main/storage/connection';

const MANY = 5_000;

/** A connection that counts its statements. */
function counted(connection: Connection): { readonly connection: Connection; readonly reads: () => number } {
  let reads = 0;
  return {
    connection: {
      ...connection,
      rows: (sql, ...values) => {
        reads++;
        return connection.rows(sql, ...values);
      },
    },
    reads: () => reads,
  };
}

describe(`an outbox of ${MANY} changes`, () => {
  it('is read in as many statements as one of three, and what may be done now without the rest', () => {
    const { connection, reads } = counted(temporaryConnection());
    const journal = new Journal(connection);
    const read = (work: () => unknown): number => {
      const before = reads();
      work();
      return reads() - before;
    };
    const works = [
      () => journal.pending(),
      () => journal.list(SITE.accountId, SITE.cloudId, 500),
      () => journal.agenda({ now: 1, busy: [], limit: 4 }),
    ];
    const ofGroup = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, nth) => aChange(`c${from + nth}`));
    journal.addGroup({ id: 'few', ...SITE, title: 'Few', createdAt: 1 }, ofGroup(0, 3));
    const few = works.map(read);
    journal.addGroup({ id: 'many', ...SITE, title: 'Many', createdAt: 2 }, ofGroup(3, MANY));
    expect(works.map(read)).toEqual(few);
    const [site] = journal.agenda({ now: 1, busy: ['c0'], limit: 4 });
    expect(site?.ready.map(({ id }) => id)).toEqual(['c1', 'c2', 'c3', 'c4']);
    expect(journal.pending().at(-1)).toMatchObject({ id: `c${MANY - 1}`, history: [{ text: 'Journalled' }] });
    journal.pauseGroup(SITE, 'many', true);
    journal.pauseGroup(SITE, 'few', true);
    expect(journal.agenda({ now: 1, busy: [], limit: 4 })[0]?.ready).toEqual([]);
  });
});
