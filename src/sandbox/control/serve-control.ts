import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenOnLoopback } from '../http/listen';
import type { Sandbox } from '../http/serve-world';
import { obeyControl } from './obey-control';

export interface Control {
  /** `http://127.0.0.1:<port>/__control`: takes one command as JSON by POST. */
  url: string;
  close(): Promise<void>;
}

const path = '/__control';
const largest = 1024 * 1024;

/**
 * Serves the control endpoint on a free loopback port of its own, so that nothing that knows the sandbox's origins comes
 * upon it. Web pages are kept out: the body must be declared JSON, which a page cannot send across origins unasked, and
 * the `Host` must be this machine's.
 */
export async function serveControl(sandbox: Sandbox): Promise<Control> {
  const listening = await listenOnLoopback((incoming, response) => {
    serve(sandbox, incoming, response).catch((error: unknown) => {
      answer(response, 500, { error: error instanceof Error ? error.message : String(error) });
    });
  }, 0);
  return { url: `${listening.origin}${path}`, close: listening.close };
}

async function serve(sandbox: Sandbox, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { host = '', origin } = incoming.headers;
  if (origin !== undefined || !/^(127\.0\.0\.1|localhost|\[::1\]):\d+$/.test(host)) {
    answer(response, 403, { error: 'Web pages may not control the sandbox.' });
    return;
  }
  if (incoming.method !== 'POST' || incoming.url !== path) {
    answer(response, 404, { error: `Send a command by POST to ${path}.` });
    return;
  }
  if (!(incoming.headers['content-type'] ?? '').startsWith('application/json')) {
    answer(response, 415, { error: 'A command is JSON.' });
    return;
  }
  const text = await readText(incoming);
  const command = text === undefined ? undefined : parse(text);
  if (command === undefined) {
    answer(response, 400, { error: 'The command cannot be read as JSON of at most 1 MiB.' });
    return;
  }
  const reply = await obeyControl(sandbox, command.json);
  answer(response, reply.status, reply.body);
}

async function readText(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size <= largest) chunks.push(chunk);
  }
  return size > largest ? undefined : Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json;charset=UTF-8', 'Cache-Control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}
