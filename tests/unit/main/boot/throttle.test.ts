import { describe, expect, it } from 'vitest';
import { throttle, throttleBySite } from '../../../../src/main/boot/throttle';
import { FakeTime } from '../outbox/fake-time';

describe('work that is asked for often', () => {
  it('is done at once, and once more at the end of a burst', () => {
    const time = new FakeTime();
    let done = 0;
    const ask = throttle(250, time.after, () => done++);
    for (let call = 0; call < 100; call++) ask();
    expect(done).toBe(1);
    time.step();
    expect(done).toBe(2);
    time.step();
    expect(done).toBe(2);
    expect(time.waiting).toBe(0);
  });

  it('is done for each account and site by itself', () => {
    const time = new FakeTime();
    const done: string[] = [];
    const ask = throttleBySite(250, time.after, ({ accountId, cloudId }) => void done.push(`${accountId} ${cloudId}`));
    for (let call = 0; call < 3; call++) {
      ask({ accountId: 'a', cloudId: 'x' });
      ask({ accountId: 'a', cloudId: 'y' });
      ask({ accountId: 'b', cloudId: 'x' });
    }
    expect(done).toEqual(['a x', 'a y', 'b x']);
    while (time.step());
    expect(done).toHaveLength(6);
  });
});
