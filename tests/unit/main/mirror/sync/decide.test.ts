import { describe, expect, it } from 'vitest';
import type { SyncScope } from '@shared/ipc/sync';
import { changesSeen, fillWalk, filled, isCensusDue, isWideDue } from '../../../../../src/main/mirror/sync/decide';
import { NO_FILL, NO_PROGRESS, readProgress } from '../../../../../src/main/mirror/sync/progress';
import { joinedJql, splitOrder } from '../../../../../src/main/mirror/sync/scope-jql';
import { minuteNotAfter, minuteNotBefore } from '../../../../../src/main/mirror/sync/since';
import { tellMissing } from '../../../../../src/main/mirror/sync/tell-missing';

const SHOP: SyncScope = { kind: 'project', projectId: '10020', key: 'SHOP', name: 'Storefront' };
const MINE: SyncScope = {
  kind: 'query',
  name: 'Mine',
  jql: 'assignee = currentUser() OR text ~ "order by" order by key',
};
const HOUR = 3_600_000;

describe('the query of several scopes', () => {
  it('is one, without the orders of the queries, and knows ORDER BY from the same words in quotes', () => {
    expect(joinedJql([SHOP])).toBe('project in (10020)');
    expect(joinedJql([SHOP, MINE])).toBe('(project in (10020)) OR (assignee = currentUser() OR text ~ "order by")');
    expect(splitOrder("summary ~ 'a \\' order by b' ORDER BY key")).toEqual({
      where: "summary ~ 'a \\' order by b'",
      order: 'key',
    });
  });
});

describe('a moment as a minute of JQL', () => {
  it('is in the zone of the account, and never later', () => {
    const at = Date.UTC(2026, 10, 3, 8, 0, 59, 999);
    expect(minuteNotAfter(at, 'Europe/Berlin')).toBe('"2026/11/03 09:00"');
    expect(minuteNotAfter(at, 'Asia/Kathmandu')).toBe('"2026/11/03 13:45"');
    expect(minuteNotBefore(at, 'Europe/Berlin')).toBe('"2026/11/03 09:01"');
  });

  it('goes back before an hour that comes twice, since Jira may take either', () => {
    // Berlin sets its clocks back at 01:00 UTC on 25 October 2026: 02:30 is there at 00:30 and at 01:30 UTC.
    expect(minuteNotAfter(Date.UTC(2026, 9, 25, 0, 30), 'Europe/Berlin')).toBe('"2026/10/25 01:30"');
    expect(minuteNotAfter(Date.UTC(2026, 9, 25, 1, 30), 'Europe/Berlin')).toBe('"2026/10/25 02:30"');
  });

  it('allows for every zone where it is not known', () => {
    expect(minuteNotAfter(Date.UTC(2026, 10, 3, 20), 'unknown')).toBe('"2026/11/03 06:00"');
  });
});

describe('a fill', () => {
  it('goes on below what it read when there is no token', () => {
    const fill = { ...NO_FILL, lowest: Date.UTC(2026, 10, 3, 8), from: 1 };
    expect(fillWalk(fill, SHOP, 'UTC').jql).toBe(
      '(project = 10020) AND updated <= "2026/11/03 08:01" ORDER BY updated DESC',
    );
  });

  it('remembers what was newest when it began, whatever later pages say', () => {
    const walk = fillWalk(NO_FILL, SHOP, 'UTC');
    const first = filled(
      NO_FILL,
      walk,
      [
        { updated: 50, news: true },
        { updated: 40, news: true },
      ],
      'next',
    );
    const second = filled(first, walk, [{ updated: 90, news: true }], null);
    expect(second).toMatchObject({ from: 50, lowest: 40, full: true });
  });
});

describe('the cursor', () => {
  it('follows the rows, but not those that were changed again while a long walk was under way', () => {
    const progress = { ...NO_PROGRESS, cursor: 100 };
    const walk = { jql: 'q', token: null, done: 0, began: 500 };
    expect(changesSeen(progress, walk, [{ updated: 300, news: true }], 'next').cursor).toBe(300);
    expect(changesSeen(progress, walk, [{ updated: 9_000, news: true }], 'next').cursor).toBe(500);
  });

  it('learns how late the index is from rows that are news and older than it', () => {
    const progress = { ...NO_PROGRESS, cursor: 10 * HOUR };
    const walk = { jql: 'q', token: null, done: 0 };
    expect(changesSeen(progress, walk, [{ updated: 9 * HOUR, news: true }], null).late).toBe(HOUR);
    expect(changesSeen(progress, walk, [{ updated: 9 * HOUR, news: false }], null).late).toBe(0);
  });
});

describe('what is due', () => {
  it('takes the second look after a day, by Jira’s clock too when this computer’s was set back', () => {
    const progress = { ...NO_PROGRESS, lastWideAt: 100 * HOUR, wideFrom: 10 * HOUR, cursor: 11 * HOUR };
    expect(isWideDue(progress, 101 * HOUR)).toBe(false);
    expect(isWideDue(progress, 124 * HOUR)).toBe(true);
    expect(isWideDue(progress, 99 * HOUR)).toBe(true);
    expect(isWideDue({ ...progress, cursor: 34 * HOUR }, 101 * HOUR)).toBe(true);
  });

  it('takes a census when the counts differ by something new, within its points, and each week', () => {
    const progress = { ...NO_PROGRESS, lastCensusAt: 0, settled: 2 };
    const counts = { jira: 13_000, ours: 12_998 };
    expect(isCensusDue(progress, counts, HOUR, true)).toBe(false);
    expect(isCensusDue(progress, { ...counts, ours: 13_000 }, HOUR, false)).toBe(false);
    expect(isCensusDue(progress, { ...counts, ours: 13_000 }, HOUR, true)).toBe(true);
    expect(isCensusDue(progress, { ...counts, ours: 13_000 }, 2 * HOUR, false)).toBe(true);
    expect(isCensusDue(progress, counts, 7 * 24 * HOUR, false)).toBe(true);
  });

  it('begins anew where another version left what this one cannot read', () => {
    expect(readProgress({ cursor: 'yesterday' })).toEqual(NO_PROGRESS);
  });
});

describe('a missing issue', () => {
  it.each([
    [{ foundById: true, mayBrowse: false, securable: true }, 'there'],
    [{ foundById: false, mayBrowse: false, securable: false }, 'no-access'],
    [{ foundById: false, mayBrowse: true, securable: false }, 'deleted'],
    [{ foundById: false, mayBrowse: true, securable: true }, 'not-visible'],
    [{ foundById: false, mayBrowse: null, securable: false }, 'not-visible'],
  ] as const)('%j is %s', (facts, state) => {
    expect(tellMissing(facts)).toBe(state);
  });
});
