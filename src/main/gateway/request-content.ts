import type { FetchInit } from './fetch-port';
import type { GatewayRequest } from './gateway-request';

/** What goes out beside the path, and how it is called. */
export function contentOf({ body, upload }: GatewayRequest): {
  headers: Record<string, string>;
  body: Pick<FetchInit, 'body'>;
} {
  if (upload !== undefined) {
    const headers = { 'Content-Type': upload.contentType, 'X-Atlassian-Token': 'no-check' };
    return { headers, body: { body: upload.bytes } };
  }
  if (body === undefined) return { headers: {}, body: {} };
  return { headers: { 'Content-Type': 'application/json' }, body: { body: JSON.stringify(body) } };
}
