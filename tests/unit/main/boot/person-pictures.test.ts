import { describe, expect, it } from 'vitest';
import { fail, succeed } from '@shared/ipc/outcome';
import { createPersonPictures } from '../../../../src/main/boot/person-pictures';

const picture = (bytes: number) => Promise.resolve(succeed(new Uint8Array(bytes)));

function counted(answer: () => ReturnType<typeof picture> | Promise<ReturnType<typeof fail>>) {
  let asked = 0;
  return {
    asked: () => asked,
    fetch: () => {
      asked += 1;
      return answer();
    },
  };
}

describe('the picture of a person', () => {
  it('is fetched once for everybody who shows it, also at the same time', async () => {
    const read = createPersonPictures(() => 0);
    const { asked, fetch } = counted(() => picture(10));
    await Promise.all([read('mara', fetch), read('mara', fetch)]);
    await read('mara', fetch);
    expect(asked()).toBe(1);
  });

  it('that could not be had is asked for again, but not at once', async () => {
    let now = 0;
    const read = createPersonPictures(() => now);
    const { asked, fetch } = counted(() => Promise.resolve(fail({ kind: 'offline', detail: '' })));
    await read('mara', fetch);
    await read('mara', fetch);
    expect(asked()).toBe(1);
    now = 6 * 60_000;
    await read('mara', fetch);
    expect(asked()).toBe(2);
  });

  it('is not held when it is large', async () => {
    const read = createPersonPictures(() => 0);
    const { asked, fetch } = counted(() => picture(200_000));
    await read('mara', fetch);
    await read('mara', fetch);
    expect(asked()).toBe(2);
  });

  it('is dropped, the one used longest ago first, when there are too many', async () => {
    const read = createPersonPictures(() => 0);
    const { asked, fetch } = counted(() => picture(1));
    for (let nth = 0; nth < 301; nth++) await read(String(nth), fetch);
    await read('300', fetch);
    expect(asked()).toBe(301);
    await read('0', fetch);
    expect(asked()).toBe(302);
  });
});
