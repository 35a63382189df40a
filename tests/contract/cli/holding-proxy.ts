import { createServer, request as send, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A create that passed, of one issue or of several. */
export interface PassedCreate {
  readonly path: string;
  /** The bodies of `POST issue`, as they were on the wire. */
  readonly bodies: readonly string[];
}

/** Stands between the command line and the sandbox, and can keep an answer back once Jira has given it. */
export interface HoldingProxy {
  readonly origin: string;
  /** Creates that passed, oldest first. */
  readonly passed: PassedCreate[];
  /** The next create, of one issue or of several, is carried out and never answered. Resolves when Jira has done it. */
  holdNextCreate(): Promise<void>;
  close(): Promise<void>;
}

export async function startHoldingProxy(target: string): Promise<HoldingProxy> {
  let held: (() => void) | null = null;
  const passed: PassedCreate[] = [];
  /** Beside the forwarding, which takes the same bytes. */
  function record(incoming: IncomingMessage, path: string): void {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const { issueUpdates } = JSON.parse(text) as { issueUpdates?: object[] };
      passed.push({ path, bodies: issueUpdates?.map((body) => JSON.stringify(body)) ?? [text] });
    });
  }
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', target);
    const isCreate = incoming.method === 'POST' && /\/rest\/api\/3\/issue(\/bulk)?$/.test(url.pathname);
    if (isCreate) record(incoming, url.pathname);
    const forward = send(
      url,
      { method: incoming.method, headers: { ...incoming.headers, host: url.host } },
      (answer) => {
        if (isCreate && held !== null) {
          const tell = held;
          held = null;
          answer.resume().on('end', tell);
          return;
        }
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    // Whoever is killed hangs up; that is what the test is about.
    incoming.on('error', () => forward.destroy());
    outgoing.on('error', () => forward.destroy());
    forward.on('error', () => outgoing.destroy());
    incoming.pipe(forward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    passed,
    holdNextCreate: () =>
      new Promise((resolve) => {
        held = resolve;
      }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
