import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Another program listens on the wanted port. */
export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(`Port ${String(port)} is taken by another program.`);
  }
}

export interface Listening {
  port: number;
  /** `http://127.0.0.1:<port>`; the same server answers on `[::1]` where the machine has it. */
  origin: string;
  close(): Promise<void>;
}

/** A random port may be free on one loopback address and taken on the other. */
const attempts = 5;

/**
 * Serves on 127.0.0.1 and, where it exists, on ::1. `port` 0 takes a free one. Connections are kept alive.
 * Throws `PortTaken`.
 */
export async function listenOnLoopback(listener: RequestListener, port: number): Promise<Listening> {
  for (let attempt = 1; ; attempt++) {
    const first = await listen(listener, port, '127.0.0.1');
    const taken = portOf(first);
    try {
      const second = await listenOnSecond(listener, taken);
      const servers = second === undefined ? [first] : [first, second];
      return {
        port: taken,
        origin: `http://127.0.0.1:${String(taken)}`,
        close: async () => {
          await Promise.all(servers.map(closeServer));
        },
      };
    } catch (error) {
      await closeServer(first);
      if (port !== 0 || attempt === attempts) throw error;
    }
  }
}

async function listenOnSecond(listener: RequestListener, port: number): Promise<Server | undefined> {
  try {
    return await listen(listener, port, '::1');
  } catch (error) {
    // A machine without IPv6 is served on 127.0.0.1 alone.
    if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

function listen(listener: RequestListener, port: number, host: string): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener);
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(codeOf(error) === 'EADDRINUSE' ? new PortTaken(port) : error);
    });
    server.listen({ port, host }, () => {
      resolve(server);
    });
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
