import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { readCallback, type CallbackAnswer } from './callback-answer';
import {
  callbackPagePolicy,
  foreignCallbackPage,
  renderCallbackPage,
  usedCallbackPage,
  type CallbackPage,
} from './callback-page';

export interface LoopbackCallbackOptions {
  /** The registered port; 0 takes any free one, for tests. */
  readonly port: number;
  readonly state: string;
  /** Called once, with the first callback that carries the state. The browser waits for the page that it answers. */
  readonly onAnswer: (answer: CallbackAnswer) => Promise<CallbackPage>;
}

export interface LoopbackCallback {
  readonly port: number;
  /** What is registered with the app and sent along, to the letter. */
  readonly redirectUri: string;
  /** Stops listening. An answer on its way is still given. */
  close(): Promise<void>;
}

const callbackPath = '/callback';

/** `http://localhost:<port>/callback`: Atlassian takes `http:` for `localhost` alone, and one exact port (contract 2.1). */
export function redirectUriFor(port: number): string {
  return `http://localhost:${port}${callbackPath}`;
}

/**
 * Listens for the browser on 127.0.0.1 and ::1, since `localhost` may mean either. A callback with another state is
 * answered with 400 and the listening goes on. Fails with `port-taken`.
 */
export async function startLoopbackCallback(options: LoopbackCallbackOptions): Promise<Outcome<LoopbackCallback>> {
  // Read when somebody signs in: a start has no use for a server, and Node takes a while to make one ready.
  const { createServer } = await import('node:http');
  const servers: Server[] = [];
  let port = options.port;
  let used = false;
  let replied: Promise<void> = Promise.resolve();

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = refuse(request, port);
    if (refusal !== null) return sendText(response, refusal);
    const query = new URL(request.url ?? '', 'http://localhost').searchParams;
    const answer = readCallback(query, options.state);
    if (answer === null) return sendPage(response, foreignCallbackPage);
    if (used) return sendPage(response, usedCallbackPage);
    used = true;
    replied = new Promise((resolve) => response.once('close', resolve));
    sendPage(response, await options.onAnswer(answer));
  };

  const close = async (): Promise<void> => {
    await Promise.all(servers.splice(0).map((server) => stop(server, replied)));
  };

  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer((request, response) => {
      handle(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    });
    const problem = await listen(server, host, port);
    if (problem === null) {
      servers.push(server);
      port = (server.address() as AddressInfo).port;
    } else if (host === '127.0.0.1' || problem === 'EADDRINUSE') {
      await close();
      return fail({ kind: 'port-taken', port });
    }
    // A computer without IPv6 has no ::1, and no browser there will go to it.
  }
  return succeed({ port, redirectUri: redirectUriFor(port), close });
}

/** Why a request is not even looked at, or null. A foreign `Host` is a web page that rebinds its name to this computer. */
function refuse(request: IncomingMessage, port: number): { status: number; text: string; allow?: string } | null {
  const hosts = [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`];
  if (!hosts.includes((request.headers.host ?? '').toLowerCase())) return { status: 421, text: 'Not for this host.' };
  if (request.method !== 'GET') return { status: 405, text: 'Only GET.', allow: 'GET' };
  const path = (request.url ?? '').split('?', 1)[0];
  return path === callbackPath ? null : { status: 404, text: 'Nothing here.' };
}

function sendText(
  response: ServerResponse,
  { status, text, allow }: { status: number; text: string; allow?: string },
): void {
  response.writeHead(status, {
    ...headers('text/plain; charset=utf-8'),
    ...(allow === undefined ? {} : { Allow: allow }),
  });
  response.end(text);
}

function sendPage(response: ServerResponse, page: CallbackPage): void {
  response.writeHead(page.status, headers('text/html; charset=utf-8'));
  response.end(renderCallbackPage(page));
}

function headers(contentType: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': callbackPagePolicy,
    Connection: 'close',
  };
}

function listen(server: Server, host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException): void => resolve(error.code ?? error.message);
    server.once('error', onError);
    server.listen({ host, port, exclusive: true, ipv6Only: host === '::1' }, () => {
      server.off('error', onError);
      resolve(null);
    });
  });
}

async function stop(server: Server, replied: Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await replied;
  // Browsers open connections ahead of need and say nothing on them: waiting for these would hold the port.
  server.closeAllConnections();
  await closed;
}
