import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { MirrorObjects } from '../../../../src/main/mirror/mirror-objects';
import { mergePage } from '../../../../src/main/mirror/merge-page';
import { createReadThrough } from '../../../../src/main/mirror/read-through';
import { createSearchRead, type SearchPage } from '../../../../src/main/mirror/search-reads';
import { NO_FILL, NO_PROGRESS } from '../../../../src/main/mirror/sync/progress';
import { aMirror, asText, remotely, wireIssueOf } from './a-mirror';

const SITE = { accountId: 'me', cloudId: 'cloud-1' };
const OFFLINE = fail({ kind: 'offline', detail: 'ENOTFOUND' });

const row = (number: number) => ({
  id: String(10_000 + number),
  key: `SHOP-${number}`,
  summary: `Row ${number}`,
  issueType: null,
  status: null,
  priority: null,
  assignee: null,
  created: null,
  updated: '2026-09-01T10:00:00.000+0200',
});
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_one, at) => row(from + at));

let mirror: MirrorObjects;
let now: number;
let jira: (token: string | null) => Outcome<SearchPage>;
let search: ReturnType<typeof createSearchRead>;

beforeEach(() => {
  mirror = aMirror();
  now = 1_000_000;
  const ports = { mirror: remotely(mirror), now: () => now };
  search = createSearchRead({
    ...ports,
    readThrough: createReadThrough({
      tables: ports.mirror.mirror,
      now: ports.now,
      changed: () => undefined,
      troubled: () => undefined,
    }),
    fetch: (_site, _jql, token) => Promise.resolve(jira(token)),
  });
});

const pages: Record<string, SearchPage> = {
  '': { rows: rows(0, 100), nextPageToken: 't1', total: 230 },
  t1: { rows: rows(100, 200), nextPageToken: 't2', total: null },
  t2: { rows: rows(200, 230), nextPageToken: null, total: null },
};

async function walk(): Promise<string[]> {
  const keys: string[] = [];
  for (let token: string | null = null; ;) {
    const page = await search(SITE, 'q', token);
    if (!page.ok) throw new Error(JSON.stringify(page.failure));
    keys.push(...page.value.value.rows.map(({ key }) => key));
    token = page.value.value.nextPageToken;
    if (token === null) return keys;
  }
}

describe('a search that was run before', () => {
  beforeEach(async () => {
    jira = (token) => succeed(pages[token ?? ''] ?? { rows: [], nextPageToken: null, total: null });
    await walk();
    jira = () => OFFLINE;
  });

  it('answers all of its pages without a network, in their order', async () => {
    const keys = await walk();
    expect(keys).toEqual(rows(0, 230).map(({ key }) => key));
  });

  it('shows the issues as they are now, and leaves out what is gone', async () => {
    mirror.issues.write('me', 'cloud-1', [asText(wireIssueOf(1, { summary: 'Renamed' }))], now);
    mirror.issues.setState('me', 'cloud-1', '10002', 'deleted');
    const page = await search(SITE, 'q', null);
    const shown = page.ok ? page.value.value.rows : [];
    expect(shown.find(({ key }) => key === 'SHOP-1')?.summary).toBe('Renamed');
    expect(shown.map(({ key }) => key)).not.toContain('SHOP-2');
  });

  it('takes Jira’s own token too when the network went away in between', async () => {
    const page = await search(SITE, 'q', 't1');
    expect(page.ok && page.value.value.rows[0]?.key).toBe('SHOP-100');
    expect(page.ok && page.value.trouble?.kind).toBe('offline');
  });

  it('is forgotten when nobody has run it for long', async () => {
    expect(mirror.mirror.forgetSearchesBefore(1_000_000)).toBe(0);
    expect(mirror.mirror.forgetSearchesBefore(1_000_001)).toBe(1);
    await expect(search(SITE, 'q', null)).resolves.toEqual(OFFLINE);
  });

  it('says that Jira could not be asked where nothing is remembered', async () => {
    await expect(search(SITE, 'never run', null)).resolves.toEqual(OFFLINE);
  });
});

describe('the list of a scope', () => {
  beforeEach(() => {
    jira = () => OFFLINE;
    const issues = Array.from({ length: 130 }, (_one, at) => asText(wireIssueOf(at + 1)));
    mirror.issues.write('me', 'cloud-1', issues, now);
    const scope = { kind: 'project', projectId: '10020', key: 'SHOP', name: 'Storefront' } as const;
    const progress = { ...NO_PROGRESS, lastSyncAt: 5, fills: { 'project:10020': { ...NO_FILL, full: true } } };
    mirror.sync.write('me', 'cloud-1', { scopes: [scope], paused: false, progress });
  });

  it.each(['project = SHOP ORDER BY key ASC', 'project = "Storefront" order by key', 'project=10020 ORDER BY KEY'])(
    'answers %s without a network, all pages',
    async (jql) => {
      const first = await search(SITE, jql, null);
      if (!first.ok) throw new Error(first.failure.kind);
      expect(first.value).toMatchObject({ fetchedAt: 5, value: { total: 130, nextPageToken: 'scope:100' } });
      expect(first.value.value.rows[0]?.key).toBe('SHOP-1');
      const second = await search(SITE, jql, 'scope:100');
      expect(second.ok && second.value.value).toMatchObject({ nextPageToken: null });
      expect(second.ok && second.value.value.rows).toHaveLength(30);
    },
  );

  it('does not stand for a query that narrows it, nor for a scope that was not read whole', async () => {
    await expect(search(SITE, 'project = SHOP AND status = 1', null)).resolves.toEqual(OFFLINE);
    mirror.sync.writeProgress('me', 'cloud-1', NO_PROGRESS);
    await expect(search(SITE, 'project = SHOP', null)).resolves.toEqual(OFFLINE);
  });
});

describe('a page that is read again', () => {
  it('keeps what followed, once each, until the last page ends the list', () => {
    expect(mergePage([1, 2, 3, 4, 5], 0, [9, 1, 4], true)).toEqual([9, 1, 4, 5]);
    expect(mergePage([1, 2, 3, 4, 5], 2, [6, 1], false)).toEqual([2, 6, 1]);
  });
});
