import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '@shared/ipc/outcome';
import { isJsonObject, type JsonObject } from '@shared/json';
import type { Attempted, Gateway, GatewayRequest } from '../../../../../src/main/gateway/request';
import { Journal } from '../../../../../src/main/outbox/journal';
import type { JournalledChange } from '../../../../../src/main/outbox/journalled-change';
import { apart, createMany } from '../../../../../src/main/outbox/kinds/create-many';
import { temporaryConnection } from '../../storage/temporary-database';
import { aChange } from '../a-change';

const REFUSED = { status: 400, messages: ['INVALID_INPUT'], fieldErrors: {} };

function many(count: number): readonly JournalledChange[] {
  const journal = new Journal(temporaryConnection());
  return Array.from({ length: count }, (_, at) => journal.add(aChange(`c${at}`), null));
}

function nameOf(body: unknown): string {
  const fields = isJsonObject(body) ? body['fields'] : null;
  const summary = isJsonObject(fields) ? fields['summary'] : null;
  return typeof summary === 'string' ? summary.slice('Issue '.length) : '';
}

/** A Jira that makes what it takes, and refuses a request as a whole, without a word on which, that holds one of these. */
class Whole {
  readonly made: string[] = [];
  requests = 0;
  /** What to answer to the request of that number instead, once it was carried out or not. */
  readonly instead = new Map<number, { readonly done: boolean; readonly answer: Attempted<unknown> }>();

  constructor(private readonly bad: ReadonlySet<string>) {}

  readonly gateway: Gateway = {
    request: (request) => Promise.resolve(this.answer(request)),
    raw: () => Promise.reject(new Error('Nothing is downloaded here.')),
  };

  private answer({ path, body }: GatewayRequest): Attempted<unknown> {
    this.requests++;
    const updates =
      isJsonObject(body) && Array.isArray(body['issueUpdates']) ? (body['issueUpdates'] as JsonObject[]) : null;
    const names = (updates ?? [body]).map(nameOf);
    const instead = this.instead.get(this.requests);
    if (instead?.done === false) return instead.answer;
    if (names.some((name) => this.bad.has(name))) return fail({ kind: 'jira-rejected', ...REFUSED });
    this.made.push(...names);
    if (instead !== undefined) return instead.answer;
    const issues = names.map((name) => ({ id: name, key: `SHOP-${name.slice(1)}` }));
    return succeed(path.endsWith('/bulk') ? { issues, errors: [] } : issues[0]);
  }
}

describe('creates of which Jira refuses the whole for one', () => {
  it('are sent in halves until the one stands alone, and each other is made once', async () => {
    const changes = many(50);
    const jira = new Whole(new Set(['c31']));
    const ends = await createMany(jira.gateway, changes);
    expect(ends.map((end) => 'ok' in end && end.ok)).toEqual(changes.map(({ id }) => id !== 'c31'));
    expect(ends[31]).toMatchObject({ failure: { kind: 'jira-rejected', messages: ['INVALID_INPUT'] } });
    expect(jira.made.toSorted()).toEqual(
      changes
        .map(({ id }) => id)
        .filter((id) => id !== 'c31')
        .toSorted(),
    );
    expect(jira.requests).toBeLessThanOrEqual(13);
  });

  it('are never sent again when they may have arrived, whichever are bad and whichever answers are lost', async () => {
    const changes = many(9);
    const lost = fail({ kind: 'no-answer', detail: 'ECONNRESET', wrote: true });
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(changes.map(({ id }) => id)),
        fc.array(fc.record({ at: fc.integer({ min: 1, max: 20 }), done: fc.boolean() })),
        async (bad, faults) => {
          const jira = new Whole(new Set(bad));
          for (const { at, done } of faults) jira.instead.set(at, { done, answer: lost });
          const ends = await createMany(jira.gateway, changes);
          expect(new Set(jira.made).size).toBe(jira.made.length);
          const wrong = changes.filter(({ id }, at) => {
            const end = ends[at];
            if (end === undefined || !('ok' in end)) return true;
            if (end.ok) return end.value.id !== id;
            return end.failure.kind === 'jira-rejected' ? jira.made.includes(id) : end.failure.kind !== 'no-answer';
          });
          expect(wrong).toEqual([]);
        },
      ),
    );
  });

  it('are parted by where we find the fault ourselves', () => {
    const places = [{ path: 'issueUpdates[2].fields.description', message: 'Not a document.' }];
    expect(apart({ kind: 'jira-rejected', ...REFUSED, places }, 4)).toEqual([false, false, true, false]);
    expect(apart({ kind: 'not-permitted', messages: [] }, 5)).toEqual([false, false, false, true, true]);
  });
});

describe('creates of which the answer is lost, or has to wait', () => {
  it.each([
    [{ kind: 'no-answer', detail: 'ECONNRESET', wrote: true }],
    [{ kind: 'unavailable', status: 502, detail: '' }],
    [{ kind: 'rate-limited', retryAt: 5, reason: null }],
    [{ kind: 'signed-out', accountId: 'account-1' }],
  ] as const)('have all of them that end, after one request: $0.kind', async (failure) => {
    const jira = new Whole(new Set());
    jira.instead.set(1, { done: false, answer: fail(failure) });
    const ends = await createMany(jira.gateway, many(3));
    expect(ends).toEqual([fail(failure), fail(failure), fail(failure)]);
    expect(jira.requests).toBe(1);
  });

  it('goes by itself where it is alone', async () => {
    const jira = new Whole(new Set());
    await expect(createMany(jira.gateway, many(1))).resolves.toMatchObject([{ ok: true, value: { id: 'c0' } }]);
    await expect(createMany(jira.gateway, [])).resolves.toEqual([]);
  });
});
