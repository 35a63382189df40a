import type { WebRequest } from './web-request';

/** A bulk create in two: one that asks for the first `count` issues, and one that asks for the others. */
export function partsOfBulk(request: WebRequest, count: number): { first: WebRequest; rest: WebRequest } {
  const updates = updatesOf(request.body);
  const asking = (part: readonly unknown[]): WebRequest => ({
    ...request,
    body: new TextEncoder().encode(JSON.stringify({ issueUpdates: part })),
  });
  return { first: asking(updates.slice(0, count)), rest: asking(updates.slice(count)) };
}

function updatesOf(bytes: Uint8Array): readonly unknown[] {
  const body: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (typeof body !== 'object' || body === null || !('issueUpdates' in body)) return [];
  return Array.isArray(body.issueUpdates) ? (body.issueUpdates as unknown[]) : [];
}
