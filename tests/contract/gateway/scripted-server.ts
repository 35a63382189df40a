import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the server does with one request: answers, or anything that a bad network does. */
export type Script = (response: ServerResponse, request: Seen, socket: Socket) => void;

export interface Seen {
  readonly method: string;
  /** As it came over the wire. */
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Which connection it came on, counted from 1. */
  readonly connection: number;
}

export interface ScriptedServer {
  readonly origin: string;
  /** Every request whose head arrived, in order. */
  readonly seen: readonly Seen[];
  /** What happens to the next requests; after these, `{}` with 200. */
  script(...scripts: Script[]): void;
  /** Empties `seen`; the count goes on. Scripts that nobody came for go as well. */
  forget(): void;
  /** How many requests came since the start. */
  count(): number;
  close(): Promise<void>;
}

/** An HTTP server that behaves as badly as it is told, with kept-alive connections, counted at the server. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const seen: Seen[] = [];
  const scripts: Script[] = [];
  const numbers = new WeakMap<Socket, number>();
  let connections = 0;
  let all = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one: Seen = {
        method: request.method ?? '',
        target: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
        connection: numbers.get(request.socket) ?? 0,
      };
      seen.push(one);
      all++;
      // The clocks of these tests are their own; what is to be dated says so.
      response.sendDate = false;
      (scripts.shift() ?? answer(200, {}))(response, one, request.socket);
    });
  });
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    connections++;
    numbers.set(socket, connections);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  onTestFinished(close);
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    script: (...more) => void scripts.push(...more),
    forget() {
      seen.length = 0;
      scripts.length = 0;
    },
    count: () => all,
    close,
  };
}

export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Script {
  return (response) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(text);
  };
}

/** The connection breaks; what the server had done until then is the test's to say. */
export const drop: Script = (_response, _request, socket) => void socket.destroy();

/** A reset as a firewall sends it, instead of an orderly end. */
export const reset: Script = (_response, _request, socket) => void socket.resetAndDestroy();

/** The head and half of the body, then nothing any more. */
export function cutBody(status: number, text: string): Script {
  return (response, _request, socket) => {
    response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': String(text.length) });
    response.write(text.slice(0, Math.floor(text.length / 2)), () => socket.destroy());
  };
}
