import { describe, expect, it } from 'vitest';
import { fail, succeed } from '@shared/ipc/outcome';
import type { FetchAnswer } from '../../../../src/main/gateway/fetch-port';
import { passOn, readBytes } from '../../../../src/main/gateway/read-body';

/** An answer of so many parts of ten bytes, which then ends or breaks; `asked` counts what was fetched of it. */
function answerOf(
  parts: number,
  { broken = null, length = null }: { broken?: Error | null; length?: string | null } = {},
) {
  const seen = { asked: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (seen.asked++ < parts) controller.enqueue(new Uint8Array(10).fill(seen.asked));
        else if (broken === null) controller.close();
        else controller.error(broken);
      },
      cancel: () => void (seen.cancelled = true),
    },
    { highWaterMark: 0 },
  );
  const answer: FetchAnswer = {
    status: 200,
    headers: { get: (name) => (name === 'content-length' ? length : null) },
    text: () => Promise.resolve(''),
    body,
  };
  return { answer, seen };
}

const never = new AbortController().signal;

describe('the bytes of an answer', () => {
  it('are read to their end, also when they are just as many as may be', async () => {
    const read = await readBytes(answerOf(3).answer, 30, never);
    expect(read.ok && read.value?.byteLength).toBe(30);
    await expect(readBytes({ ...answerOf(0).answer, body: null }, 5, never)).resolves.toEqual(
      succeed(new Uint8Array()),
    );
  });

  it('are not fetched further than they may be', async () => {
    const { answer, seen } = answerOf(1_000_000);
    await expect(readBytes(answer, 35, never)).resolves.toEqual(succeed(null));
    expect(seen).toEqual({ asked: 4, cancelled: true });
  });

  it('are not fetched at all when their length is told to be too much', async () => {
    const { answer, seen } = answerOf(9, { length: '90' });
    await expect(readBytes(answer, 35, never)).resolves.toEqual(succeed(null));
    expect(seen).toEqual({ asked: 0, cancelled: true });
  });

  it('that break off are a failure in words, not a defect', async () => {
    const broken = Object.assign(new Error('terminated'), { code: 'UND_ERR_SOCKET' });
    const gone = new AbortController();
    await expect(readBytes(answerOf(2, { broken }).answer, 99, never)).resolves.toEqual(
      fail({ kind: 'no-answer', detail: 'UND_ERR_SOCKET', wrote: false }),
    );
    gone.abort();
    await expect(readBytes(answerOf(2, { broken }).answer, 99, gone.signal)).resolves.toEqual(
      fail({ kind: 'cancelled' }),
    );
  });

  it('are let go of when they cannot be taken', async () => {
    const { answer, seen } = answerOf(9);
    const full = (): Promise<never> => Promise.reject(new Error('ENOSPC'));
    await expect(passOn(answer, never, full)).rejects.toThrow('ENOSPC');
    expect(seen.cancelled).toBe(true);
  });
});
