import { expect, it } from 'vitest';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { rereadGoneSites } from '../../../../src/main/boot/reread-gone-sites';

it('a site out of reach has the sites of its account read again: once, told when they are known, not again within a minute', async () => {
  let now = 0;
  let changes = 0;
  const asked: string[] = [];
  const warned: string[] = [];
  let answer: Outcome<null> = succeed(null);
  const gone = rereadGoneSites({
    reread: (accountId) => {
      asked.push(accountId);
      return Promise.resolve(answer);
    },
    changed: () => void changes++,
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
