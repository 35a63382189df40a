import type { IncomingMessage } from 'node:http';

/** One HTTP request, read to its end. */
export interface WebRequest {
  method: string;
  /** Still percent-encoded, without query. */
  path: string;
  query: URLSearchParams;
  /** Names in lower case; repeated headers joined by Node. */
  headers: Record<string, string | undefined>;
  body: Uint8Array;
}

/** The request's body is larger than this server takes. */
export class BodyTooLarge extends Error {
  constructor(readonly limit: number) {
    super(`The request body is larger than ${String(limit)} bytes.`);
  }
}

const jsonLimit = 10 * 1024 * 1024;
const multipartLimit = 64 * 1024 * 1024;

/** Reads a request to its end. Throws `BodyTooLarge`, when all of it came in: the client then hears the answer. */
export async function readRequest(incoming: IncomingMessage): Promise<WebRequest> {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const limit = (headers['content-type'] ?? '').startsWith('multipart/') ? multipartLimit : jsonLimit;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) throw new BodyTooLarge(limit);
  const { path, query } = splitTarget(incoming.url ?? '/');
  return { method: incoming.method ?? 'GET', path, query, headers, body: Buffer.concat(chunks) };
}

/** The path and query of a request target, in origin form or absolute form. */
export function splitTarget(target: string): { path: string; query: URLSearchParams } {
  const local = target.replace(/^https?:\/\/[^/?#]*/, '');
  const mark = local.indexOf('?');
  const path = mark < 0 ? local : local.slice(0, mark);
  return { path: path === '' ? '/' : path, query: new URLSearchParams(mark < 0 ? '' : local.slice(mark + 1)) };
}

/** The bearer token of a request, or `undefined`. */
export function bearerOf(request: WebRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
}
