import type { ServerResponse } from 'node:http';
import type { JiraReply } from './route';

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

/** Sends a reply; a HEAD request gets the headers alone. */
export function sendReply(
  response: ServerResponse,
  reply: JiraReply,
  options: { headOnly: boolean; startedAt: number },
): void {
  const { bytes, contentType } = encodeReply(reply);
  response.statusCode = reply.status;
  response.setHeader('Cache-Control', 'no-cache, no-store, no-transform');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Server-Timing', `atl-edge;dur=${(performance.now() - options.startedAt).toFixed(1)}`);
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (contentType !== undefined) response.setHeader('Content-Type', contentType);
  const bodiless = reply.status === 204 || reply.status === 304;
  if (!bodiless) response.setHeader('Content-Length', String(bytes.byteLength));
  response.end(bodiless || options.headOnly ? undefined : bytes);
}

function headerOf(reply: JiraReply, name: string): string | undefined {
  for (const [key, value] of Object.entries(reply.headers ?? {})) if (key.toLowerCase() === name) return value;
  return undefined;
}
