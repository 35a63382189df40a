import { describe, expect, it } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import { isJsonObject } from '@shared/json';
import type { Gateway } from '../../../../src/main/gateway/request';
import { decideAfterLook } from '../../../../src/main/outbox/decide';
import { Journal } from '../../../../src/main/outbox/journal';
import type { JournalledChange } from '../../../../src/main/outbox/journalled-change';
import { withLookedFor } from '../../../../src/main/outbox/former';
import { lookForCreate } from '../../../../src/main/outbox/look-for';
import { SeenMarkers } from '../../../../src/main/outbox/seen-markers';
import { temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';

const NOW = 1_800_000_000_000;
const SENT = NOW - 130_000;

/** A project SHOP as one account sees it: an issue of long ago, some since, and those since that the index shows. */
class Project {
  readonly jql: string[] = [];
  fetches = 0;

  constructor(
    private readonly before: number | null,
    private readonly since: ReadonlyMap<number, string>,
    private readonly indexed: readonly number[],
  ) {}

  readonly gateway = {
    request: ({ path, body }: { path: string; body?: unknown }) => {
      const asked = isJsonObject(body) ? body : {};
      return Promise.resolve(succeed(path.endsWith('/search/jql') ? this.search(asked) : this.fetch(asked)));
    },
  } as Partial<Gateway> as Gateway;

  private search({ jql }: Record<string, unknown>): object {
    this.jql.push(String(jql));
    const old = this.before === null ? [] : [this.before];
    const numbers = String(jql).includes('<=') ? old : this.indexed.toSorted((one, other) => other - one);
    const issues = numbers.map((number) => ({ id: `${number}`, key: `SHOP-${number}`, fields: { summary: 'x' } }));
    return { issues, isLast: true };
  }

  private fetch({ issueIdsOrKeys }: Record<string, unknown>): object {
    this.fetches++;
    const keys = Array.isArray(issueIdsOrKeys) ? issueIdsOrKeys : [];
    const issues = [...this.since]
      .filter(([number]) => keys.includes(`SHOP-${number}`))
      .map(([number, id]) => ({
        id: `${number}`,
        key: `SHOP-${number}`,
        fields: { summary: 'x' },
        properties: { 'workbench.change': { id } },
      }));
    return { issues, issueErrors: [] };
  }
}

function lost(): JournalledChange {
  const journal = new Journal(temporaryConnection());
  journal.add(aChange('mine', { createdAt: SENT }), null);
  journal.move(SITE, 'mine', ['queued'], { state: 'sending' }, 'Sent', SENT);
  const change = journal.get(SITE, 'mine');
  if (change === null) throw new Error('It is not in the journal.');
  return change;
}

async function decided(project: Project): Promise<string> {
  const sighting = await lookForCreate(project.gateway, lost(), NOW);
  return decideAfterLook(sighting, { looks: 6, sentAt: SENT, now: NOW }).state;
}

describe('the end of a project, for a create whose answer was lost', () => {
  it('is a hundred numbers of which none is visible behind the newest issue: absent, sent again', async () => {
    const project = new Project(10, new Map([[11, 'another']]), [11]);
    await expect(decided(project)).resolves.toBe('queued');
    expect(project.fetches).toBe(2);
  });

  it('is not a hundred hidden numbers before the issue itself', async () => {
    await expect(decided(new Project(10, new Map([[115, 'mine']]), [115]))).resolves.toBe('applied');
  });

  it('is not a hundred hidden numbers before somebody else’s issue: one of them may be ours', async () => {
    await expect(decided(new Project(10, new Map([[340, 'another']]), [340]))).resolves.toBe('unsure');
  });

  it('is found by a search where it lies further away than all keys that are tried', async () => {
    await expect(decided(new Project(10, new Map([[9_000, 'mine']]), [9_000]))).resolves.toBe('applied');
  });

  it('lies behind what a search shows also where nothing of before is visible', async () => {
    await expect(decided(new Project(null, new Map([[150, 'mine']]), [150]))).resolves.toBe('applied');
  });

  it('that a search shows and no key leads to is no proof of absence', async () => {
    await expect(decided(new Project(10, new Map(), [9_000]))).resolves.toBe('unsure');
  });
});

describe('what an earlier look has seen of others', () => {
  const others = new Map(Array.from({ length: 250 }, (_, at) => [11 + at, `another-${String(at)}`] as const));

  it('is not fetched again: each number costs a point', async () => {
    const seen = new SeenMarkers();
    const project = new Project(10, others, [260]);
    const state = async (): Promise<string> =>
      decideAfterLook(await lookForCreate(project.gateway, lost(), NOW, seen), { looks: 6, sentAt: SENT, now: NOW })
        .state;
    await expect(state()).resolves.toBe('queued');
    expect(project.fetches).toBe(4);
    await expect(state()).resolves.toBe('queued');
    expect(project.fetches).toBe(5);
  });

  it('hides nothing that comes among them or behind them', async () => {
    const seen = new SeenMarkers();
    await lookForCreate(new Project(10, others, [260]).gateway, lost(), NOW, seen);
    for (const number of [270, 330]) {
      const later = new Project(10, new Map([...others, [number, 'mine']]), [number]);
      const sighting = await lookForCreate(later.gateway, lost(), NOW, seen);
      expect(sighting).toMatchObject({ ok: true, value: { found: { key: `SHOP-${String(number)}` } } });
    }
  });

  it('is believed for ten minutes: keys may come to name other issues', async () => {
    const seen = new SeenMarkers();
    await lookForCreate(new Project(10, others, [260]).gateway, lost(), NOW, seen);
    expect(seen.of(SITE, 'SHOP', NOW + 599_000).size).toBe(250);
    expect(seen.of(SITE, 'SHOP', NOW + 600_000).size).toBe(0);
  });
});

describe('a create that was sent twice', () => {
  it('is looked for from its first send on', async () => {
    const project = new Project(10, new Map(), []);
    const first = lost();
    const again = { ...first, memo: withLookedFor(first), beganAt: NOW + 3_600_000 };
    await lookForCreate(project.gateway, again, NOW + 3_600_000);
    const minutes = Math.ceil((3_600_000 + 130_000 + 15 * 60_000) / 60_000);
    expect(project.jql[0]).toContain(`<= "-${minutes}m"`);
  });
});
