import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';

/** What the token endpoint has given away so far. */
export interface GivenTokens {
  readonly access: readonly string[];
  readonly refresh: readonly string[];
}

export interface RecordingProxy {
  /** To be named as the origin of sign-in. */
  readonly origin: string;
  readonly given: GivenTokens;
  close(): Promise<void>;
}

const Granted = z.object({ access_token: z.string(), refresh_token: z.string().optional() });

/** Stands before the sandbox's sign-in and remembers the tokens that it hands out: a test that looks for them has to know them. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const access: string[] = [];
  const refresh: string[] = [];
  const server = createServer((request, response) => {
    const pass = async (): Promise<void> => {
      const answer = await fetch(new URL(request.url ?? '/', target), {
        method: request.method ?? 'GET',
        redirect: 'manual',
        headers: { 'content-type': request.headers['content-type'] ?? 'text/plain' },
        ...(request.method === 'POST' ? { body: new Uint8Array(await bodyOf(request)) } : {}),
      });
      const text = await answer.text();
      const granted = request.url === '/oauth/token' ? z.safeParse(Granted, JSON.parse(text)) : null;
      if (granted?.success === true) {
        access.push(granted.data.access_token);
        if (granted.data.refresh_token !== undefined) refresh.push(granted.data.refresh_token);
      }
      const location = answer.headers.get('location');
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
        ...(location === null ? {} : { location }),
      });
      response.end(text);
    };
    pass().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    given: { access, refresh },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
