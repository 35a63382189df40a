import { expect, it } from 'vitest';
import type { AccountRecord } from '../../../../src/main/accounts/account';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { rereadGoneSites } from '../../../../src/main/boot/reread-gone-sites';

it('a site out of reach has the sites of its account read again: once, told when they are known, not again within a minute', async () => {
  let now = 0;
  let changes = 0;
  const asked: string[] = [];
  const warned: string[] = [];
  const waits: number[] = [];
  let answer: Outcome<Pick<AccountRecord, 'formerSites'>> = succeed({});
  const { gone } = rereadGoneSites({
    reread: (accountId) => {
      asked.push(accountId);
      return Promise.resolve(answer);
    },
    changed: () => void changes++,
    after: (milliseconds) => waits.push(milliseconds),
    now: () => now,
    warn: (sentence) => void warned.push(sentence),
  });
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  for (let nth = 0; nth < 5; nth++) gone({ accountId: 'a', cloudId: `c${nth}` });
  gone({ accountId: 'b', cloudId: 'c' });
  await settle();
  expect([asked, changes]).toEqual([['a', 'b'], 2]);

  now = 60_000;
  answer = fail({ kind: 'offline', detail: 'ENOTFOUND' });
  gone({ accountId: 'a', cloudId: 'c1' });
  await settle();
  expect([asked, changes, warned]).toEqual([['a', 'b', 'a'], 2, ['sites: offline']]);
});

it('a site that is gone is asked for by itself, ever more seldom and never more than twice an hour, until it is back', async () => {
  const GONE = { cloudId: 'c', url: 'https://c.example', name: 'C', avatarUrl: null, scopes: [] };
  let answer: Outcome<Pick<AccountRecord, 'formerSites'>> = succeed({ formerSites: [GONE] });
  let asked = 0;
  let changes = 0;
  const waits: number[] = [];
  let next: (() => void) | null = null;
  const { watch } = rereadGoneSites({
    reread: () => {
      asked++;
      return Promise.resolve(answer);
    },
    changed: () => void changes++,
    after: (milliseconds, work) => {
      waits.push(milliseconds / 60_000);
      next = work;
    },
    now: () => 0,
    warn: () => undefined,
  });
  const pass = async (): Promise<void> => {
    next?.();
    next = null;
    await new Promise((resolve) => setImmediate(resolve));
  };
  watch('a');
  watch('a');
  for (let nth = 0; nth < 7; nth++) {
    if (nth === 2) answer = fail({ kind: 'offline', detail: 'ENOTFOUND' });
    if (nth === 3) answer = succeed({ formerSites: [GONE] });
    await pass();
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
  answer = succeed({ formerSites: [] });
  await pass();
  await pass();
  expect([asked, changes, waits.length]).toEqual([8, 7, 8]);
});
