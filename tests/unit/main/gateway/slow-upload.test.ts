import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { createHttpFetch } from '../../../../src/main/gateway/http-fetch';

afterEach(() => void vi.useRealTimers());

/** More than the sockets of two ends hold between them. */
const BYTES = 24 << 20;

/** A server on this computer that takes the head of a request and reads no further until it is told to. */
async function slowServer() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const began = new Promise<IncomingMessage>((resolve) => {
    server.on('request', (request, response) => {
      let bytes = 0;
      request.on('end', () => response.end(String(bytes)));
      request.on('error', () => undefined);
      resolve(request);
      request.pause();
      request.on('data', (chunk: Buffer) => void (bytes += chunk.length));
      request.pause();
    });
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, began };
}

it('an upload that takes five minutes is answered', async () => {
  const { url, began } = await slowServer();
  // The timers of undici are the program's; those of the system below it go on.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const fetch = createHttpFetch(null, () => []);
  const answered = fetch(url, { method: 'POST', body: new Uint8Array(BYTES) }).then(
    (answer) => answer.text(),
    (error: unknown) => error,
  );
  const request = await began;
  await new Promise(setImmediate);
  await vi.advanceTimersByTimeAsync(300_000);
  request.resume();
  expect(await answered).toBe(String(BYTES));
});

it('a request that nobody answers ends when who asked says so', async () => {
  const { url, began } = await slowServer();
  const limit = new AbortController();
  const ended = createHttpFetch(null, () => [])(url, { signal: limit.signal }).catch((error: unknown) => error);
  await began;
  limit.abort(new DOMException('too long', 'TimeoutError'));
  expect(await ended).toMatchObject({ name: 'TimeoutError' });
});
