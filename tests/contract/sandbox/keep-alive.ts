import { Agent, request } from 'node:http';
import { onTestFinished } from 'vitest';

export interface KeptAlive {
  /** One request on the one connection: its status, or the code of what broke it (`ECONNRESET`). Never sent twice. */
  send(method: string, url: string, headers: Record<string, string>, body?: unknown): Promise<number | string>;
}

/** A client that keeps one connection open between requests, as every real one does. */
export function keepAlive(): KeptAlive {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => {
    agent.destroy();
  });
  return {
    send: (method, url, headers, body) =>
      new Promise((resolve) => {
        const sent = request(url, { agent, method, headers: { 'content-type': 'application/json', ...headers } });
        sent.once('response', (response) => {
          response.resume();
          response.once('end', () => {
            resolve(response.statusCode ?? 0);
          });
        });
        sent.once('error', (error) => {
          resolve('code' in error ? String(error.code) : error.message);
        });
        sent.end(body === undefined ? undefined : JSON.stringify(body));
      }),
  };
}
