import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { FetchAnswer } from './fetch-port';
import { readBrokenAnswer } from './network-failure';

/**
 * Hands the bytes of an answer on as they come, each part only after the one before was taken. Fails with `no-answer` when the answer
 * breaks off and with `cancelled` when `signal` is the reason; what `take` throws is thrown on.
 */
export async function passOn(
  answer: FetchAnswer,
  signal: AbortSignal,
  take: (part: Uint8Array) => Promise<'more' | 'enough'>,
): Promise<Outcome<null>> {
  const reader = answer.body?.getReader();
  if (reader === undefined) return succeed(null);
  for (;;) {
    let next: { done: boolean; value?: Uint8Array | undefined };
    try {
      next = await reader.read();
    } catch (error) {
      return fail(signal.aborted ? { kind: 'cancelled' } : readBrokenAnswer(error, 'read'));
    }
    if (next.value === undefined) return succeed(null);
    let wish: 'more' | 'enough' = 'enough';
    try {
      wish = await take(next.value);
    } finally {
      // Whatever is still on its way is not fetched; a connection that breaks at that is of no interest.
      if (wish === 'enough') void reader.cancel().catch(() => undefined);
    }
    if (wish === 'enough') return succeed(null);
  }
}

/** All bytes of an answer, or `null` where they are more than `most`: the rest is not fetched then. Fails as `passOn` does. */
export async function readBytes(
  answer: FetchAnswer,
  most: number,
  signal: AbortSignal,
): Promise<Outcome<Uint8Array | null>> {
  if (Number(answer.headers.get('content-length') ?? 0) > most) {
    // Nothing of it is wanted; a connection that breaks at that is of no interest.
    void answer.body?.cancel().catch(() => undefined);
    return succeed(null);
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  const passed = await passOn(answer, signal, (part) => {
    parts.push(part);
    length += part.byteLength;
    return Promise.resolve(length > most ? 'enough' : 'more');
  });
  if (!passed.ok) return passed;
  return succeed(length > most ? null : new Uint8Array(Buffer.concat(parts)));
}
