import { describe, expect, it } from 'vitest';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { createPicking, type Picking } from '../../../../../src/main/features/pickers/ask-or-remember';
import type { Matches } from '../../../../../src/main/gateway/matches';

const SITE = { accountId: 'a', cloudId: 'c' };
const OFFLINE: Failure = { kind: 'offline', detail: 'no route' };

function picking(answer: Outcome<Matches<string>>, over: Partial<Picking<string>> = {}) {
  const remembered: string[] = [];
  return {
    remembered,
    one: {
      site: SITE,
      ask: () => Promise.resolve(answer),
      recall: () => Promise.resolve(['seen before']),
      remember: (items: readonly string[]) => {
        remembered.push(...items);
        return Promise.resolve();
      },
      ...over,
    } satisfies Picking<string>,
  };
}

function picker(online = true) {
  const defects: string[] = [];
  const reportDefect = (where: string): string => {
    defects.push(where);
    return '';
  };
  return { defects, pick: createPicking({ online: () => online, now: () => 1_000_000, reportDefect }) };
}

describe('a search of a picker', () => {
  it('gives what Jira found, and remembers it', async () => {
    const { one, remembered } = picking(succeed({ items: ['found'], complete: true }));
    expect(await picker().pick(one)).toEqual(
      succeed({ items: ['found'], complete: true, from: 'jira', mayBrowse: null }),
    );
    expect(remembered).toEqual(['found']);
  });

  it('asks for the right to browse only when nobody was found', async () => {
    let asked = 0;
    const mayBrowse = () => {
      asked += 1;
      return Promise.resolve(false);
    };
    await picker().pick(picking(succeed({ items: ['found'], complete: true }), { mayBrowse }).one);
    expect(asked).toBe(0);
    const none = await picker().pick(picking(succeed({ items: [], complete: true }), { mayBrowse }).one);
    expect(none).toMatchObject({ value: { mayBrowse: false } });
  });

  it('answers from this computer when Jira could not be asked', async () => {
    const { one } = picking(fail(OFFLINE));
    expect(await picker().pick(one)).toMatchObject({ value: { items: ['seen before'], from: 'computer' } });
  });

  it('says why Jira could not be asked where this computer has seen nothing', async () => {
    const failure: Failure = { kind: 'unavailable', status: 503, detail: '' };
    const { one } = picking(fail(failure), { recall: () => Promise.resolve([]) });
    expect(await picker().pick(one)).toEqual(fail(failure));
  });

  it('hides no refusal behind what was seen before', async () => {
    const failure: Failure = { kind: 'not-found', what: 'the people', messages: [] };
    expect(await picker().pick(picking(fail(failure)).one)).toEqual(fail(failure));
  });

  it('does without a mirror that is broken, and reports it', async () => {
    const { pick, defects } = picker();
    const broken = { recall: () => Promise.reject(new Error('broken')) };
    expect(await pick(picking(fail(OFFLINE), broken).one)).toMatchObject({ value: { items: [], from: 'computer' } });
    expect(defects).toEqual(['pickers']);
  });
});
