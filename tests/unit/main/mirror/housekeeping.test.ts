import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tidy } from '../../../../src/main/mirror/housekeeping';
import { issueStore } from '../../../../src/main/mirror/issue-stores';
import { openMirrorObjects, type MirrorObjects } from '../../../../src/main/mirror/mirror-objects';
import { NO_PROGRESS } from '../../../../src/main/mirror/sync/progress';
import { openConnection } from '../../../../src/main/storage/connection';
import { asRemote, KEY, temporaryFolder } from '../storage/temporary-database';
import { asText, wireIssueOf } from './a-mirror';

const SITE = { accountId: 'me', cloudId: 'cloud-1' };
const ISSUES = 1_200;

function filled({ shrinks }: { shrinks: boolean }) {
  const file = join(temporaryFolder(), 'mirror.db');
  const connection = openConnection(file, KEY, { durable: false, shrinks });
  onTestFinished(() => connection.close());
  const mirror = openMirrorObjects(connection);
  const description = {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'word '.repeat(900) }] }],
  };
  for (let at = 1; at <= ISSUES; at += 25) {
    const page = Array.from({ length: 25 }, (_one, index) =>
      asText(
        wireIssueOf(at + index, { description, comment: { comments: [], startAt: 0, total: 0, maxResults: 100 } }),
      ),
    );
    mirror.issues.write('me', 'cloud-1', page, 1, 'sync');
  }
  mirror.sync.write('me', 'cloud-1', { scopes: [], paused: false, progress: NO_PROGRESS });
  const size = (): number => {
    connection.rows('PRAGMA wal_checkpoint(TRUNCATE)');
    return statSync(file).size;
  };
  return { mirror, connection, size };
}

function tidied(mirror: MirrorObjects): Promise<number> {
  return tidy(
    {
      mirror: { housekeeping: asRemote(mirror.housekeeping), sync: asRemote(mirror.sync) },
      waitedFor: () => Promise.resolve([]),
      now: () => 2,
      mostBytes: Number.MAX_SAFE_INTEGER,
    },
    SITE,
    new AbortController().signal,
  );
}

describe('housekeeping', () => {
  it('leaves nothing of an issue, and gives its room back to the disk', async () => {
    const { mirror, connection, size } = filled({ shrinks: true });
    const before = size();
    const told = mirror.sync.bytes();
    expect(await tidied(mirror)).toBe(ISSUES);
    // Up to 4 MB stay for what comes next.
    expect(size()).toBeLessThan(before / 2);
    expect(mirror.sync.bytes()).toBeLessThan(told / 10);
    for (const table of ['issue', 'issue_key', 'thread', 'opened', 'issue_text']) {
      expect([table, connection.rows(`SELECT count(*) FROM ${table}`)]).toEqual([table, [[0]]]);
    }
    expect(connection.rows('PRAGMA integrity_check')).toEqual([['ok']]);
  });

  it('ends with a file that cannot shrink, whose room is used again', async () => {
    const { mirror } = filled({ shrinks: false });
    const told = mirror.sync.bytes();
    expect(await tidied(mirror)).toBe(ISSUES);
    expect(mirror.sync.bytes()).toBeLessThan(told / 10);
  });

  it('goes by small steps, and stops between two of them', async () => {
    const { mirror } = filled({ shrinks: true });
    const keeping = { scopes: [], issues: [], openedSince: 0 };
    const first = mirror.housekeeping.step('me', 'cloud-1', keeping, null);
    const second = mirror.housekeeping.step('me', 'cloud-1', keeping, first.next);
    expect(first.dropped + second.dropped).toBeLessThanOrEqual(40);
    const stop = new AbortController();
    stop.abort();
    const ports = {
      mirror: { housekeeping: asRemote(mirror.housekeeping), sync: asRemote(mirror.sync) },
      waitedFor: () => Promise.resolve([]),
      now: () => 2,
      mostBytes: Number.MAX_SAFE_INTEGER,
    };
    expect(await tidy(ports, SITE, stop.signal)).toBe(0);
  });

  it('keeps a list that a person saw, with every row of it', async () => {
    const { mirror } = filled({ shrinks: true });
    const row = mirror.sync.rows('me', 'cloud-1', { project: '10020' }, '', 0, 2);
    mirror.issues.writeRows('me', 'cloud-1', row, 2);
    expect(await tidied(mirror)).toBe(ISSUES - 2);
  });

  it('keeps an issue that a person opened, without a network too', async () => {
    const { mirror } = filled({ shrinks: true });
    const tables = { issues: asRemote(mirror.issues), knowledge: asRemote(mirror.knowledge) };
    await issueStore(tables, SITE, 'SHOP-1', 2).read();
    // Read for another reason.
    await issueStore(tables, SITE, 'SHOP-2').read();
    expect(await tidied(mirror)).toBe(ISSUES - 1);
    expect(mirror.issues.find('me', 'cloud-1', 'SHOP-1')).not.toBeNull();
  });

  it('shortens the month to a day where the mirror is full', async () => {
    const { mirror } = filled({ shrinks: true });
    const day = 24 * 3_600_000;
    mirror.issues.opened('me', 'cloud-1', '10001', 10 * day);
    mirror.issues.opened('me', 'cloud-1', '10002', 12 * day);
    const ports = {
      mirror: { housekeeping: asRemote(mirror.housekeeping), sync: asRemote(mirror.sync) },
      waitedFor: () => Promise.resolve([]),
      now: () => 12.5 * day,
    };
    const { signal } = new AbortController();
    expect(await tidy({ ...ports, mostBytes: Number.MAX_SAFE_INTEGER }, SITE, signal)).toBe(ISSUES - 2);
    expect(await tidy({ ...ports, mostBytes: 1 }, SITE, signal)).toBe(1);
    expect(mirror.issues.find('me', 'cloud-1', '10002')).not.toBeNull();
  });
});
