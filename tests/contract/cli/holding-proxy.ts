import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between the command line and the sandbox, and can keep an answer back once Jira has given it. */
export interface HoldingProxy {
  readonly origin: string;
  /** The next create is carried out and never answered. Resolves when Jira has done it. */
  holdNextCreate(): Promise<void>;
  close(): Promise<void>;
}

export async function startHoldingProxy(target: string): Promise<HoldingProxy> {
  let held: (() => void) | null = null;
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', target);
    const forward = send(
      url,
      { method: incoming.method, headers: { ...incoming.headers, host: url.host } },
      (answer) => {
        const isCreate = incoming.method === 'POST' && url.pathname.endsWith('/rest/api/3/issue');
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
