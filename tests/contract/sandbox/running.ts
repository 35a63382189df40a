import { onTestFinished } from 'vitest';
import type { Route } from '../../../src/sandbox/http/route';
import { Refusal } from '../../../src/sandbox/http/route';
import { serveWorld, type Sandbox, type ServeOptions } from '../../../src/sandbox/http/serve-world';
import { fakeWorld } from './fake-world';

/** A clock that stands still until a test moves it. */
export interface FakeClock {
  (): number;
  forward(seconds: number): void;
}

export function fakeClock(): FakeClock {
  let now = Date.UTC(2026, 8, 1, 12);
  return Object.assign(() => now, {
    forward: (seconds: number) => {
      now += seconds * 1000;
    },
  });
}

/** Operations that show what the kernel hands over and what it makes of answers. */
const fakeRoutes: Route[] = [
  {
    method: 'GET',
    pattern: '/rest/api/3/myself',
    handle: ({ caller, selfBase, site }) => ({
      status: 200,
      body: { accountId: caller.accountId, self: selfBase, siteName: site.name },
    }),
  },
  { method: 'GET', pattern: '/rest/api/3/serverInfo', handle: () => ({ status: 200, body: { baseUrl: 'x' } }) },
  { method: 'GET', pattern: '/rest/api/3/issue/createmeta', handle: () => ({ status: 404 }) },
  {
    method: 'GET',
    pattern: '/rest/api/3/issue/{issueIdOrKey}',
    handle: ({ params, query }) => ({
      status: 200,
      body: { key: params['issueIdOrKey'], fields: query.get('fields') },
    }),
  },
  {
    method: 'POST',
    pattern: '/rest/api/3/issue',
    handle: ({ body }) => {
      if (body === undefined) throw new Refusal(400, [], { summary: 'You must specify a summary of the issue.' });
      return { status: 201, body: { echo: body } };
    },
  },
  { method: 'DELETE', pattern: '/rest/api/3/issue/{issueIdOrKey}', handle: () => ({ status: 204 }) },
  {
    method: 'PUT',
    pattern: '/rest/api/3/issue/{issueIdOrKey}',
    handle: () => {
      throw new TypeError('a mistake of the sandbox');
    },
  },
  {
    method: 'POST',
    pattern: '/rest/api/3/issue/{issueIdOrKey}/attachments',
    handle: ({ rawBody, body }) => ({
      status: 404,
      body: `XSRF check failed ${String(rawBody.byteLength)} ${String(body)}`,
      headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
    }),
  },
  { method: 'POST', pattern: '/rest/api/3/search/jql', handle: () => ({ status: 200, body: { issues: [] } }) },
  { method: 'GET', pattern: '/rest/agile/1.0/board', handle: () => ({ status: 200, body: { values: [] } }) },
];

/** A sandbox on a fake world that is closed when the test ends. */
export async function running(options: ServeOptions = {}, routes: readonly Route[] = fakeRoutes): Promise<Sandbox> {
  const sandbox = await serveWorld(fakeWorld(), routes, options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}
