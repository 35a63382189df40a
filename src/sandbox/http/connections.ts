import type { Socket } from 'node:net';

/** Numbers connections and the requests on each, so that a warm connection can be told from a new one. */
export class Connections {
  private readonly known = new WeakMap<Socket, { connection: number; requests: number }>();
  private opened = 0;

  /** To be called once for each request. Both numbers count from 1. */
  count(socket: Socket): { connection: number; nthOnConnection: number } {
    const entry = this.known.get(socket) ?? { connection: (this.opened += 1), requests: 0 };
    entry.requests += 1;
    this.known.set(socket, entry);
    return { connection: entry.connection, nthOnConnection: entry.requests };
  }
}
