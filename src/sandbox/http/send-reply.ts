import type { ServerResponse } from 'node:http';
import type { JiraReply } from './route';

export interface SendOptions {
  /** A HEAD request gets the headers alone. */
  headOnly: boolean;
  /** By `performance.now()`. */
  startedAt: number;
  /** What the `Date` header says, in epoch milliseconds. */
  now: number;
}

/** A body as bytes, with the content type that fits it unless the reply names one. */
function encodeReply(reply: JiraReply): { bytes: Uint8Array; contentType: string | undefined } {
  const named = headerOf(reply, 'content-type');
  const { body } = reply;
  if (body === undefined) return { bytes: new Uint8Array(), contentType: named };
  if (body instanceof Uint8Array) return { bytes: body, contentType: named ?? 'application/octet-stream' };
  if (typeof body === 'string' && !(named ?? '').includes('json')) {
    return { bytes: Buffer.from(body), contentType: named ?? 'text/plain;charset=UTF-8' };
  }
  return { bytes: Buffer.from(JSON.stringify(body)), contentType: named ?? 'application/json;charset=UTF-8' };
}

/** Sends a reply. */
export function sendReply(response: ServerResponse, reply: JiraReply, options: SendOptions): void {
  const bytes = prepareReply(response, reply, options);
  response.end(bytes.byteLength === 0 ? undefined : bytes);
}

/** Sets status and headers, and returns the bytes that are still to be sent. */
export function prepareReply(response: ServerResponse, reply: JiraReply, options: SendOptions): Uint8Array {
  const { bytes, contentType } = encodeReply(reply);
  response.statusCode = reply.status;
  response.setHeader('Date', new Date(options.now).toUTCString());
  response.setHeader('Cache-Control', 'no-cache, no-store, no-transform');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Server-Timing', `atl-edge;dur=${(performance.now() - options.startedAt).toFixed(1)}`);
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (contentType !== undefined) response.setHeader('Content-Type', contentType);
  const bodiless = reply.status === 204 || reply.status === 304;
  if (!bodiless) response.setHeader('Content-Length', String(bytes.byteLength));
  return bodiless || options.headOnly ? new Uint8Array() : bytes;
}

function headerOf(reply: JiraReply, name: string): string | undefined {
  for (const [key, value] of Object.entries(reply.headers ?? {})) if (key.toLowerCase() === name) return value;
  return undefined;
}
