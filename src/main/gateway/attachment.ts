import type { Outcome } from '@shared/ipc/outcome';
import type { FetchAnswer } from './fetch-port';
import { readAddress, type AddressPorts } from './read-address';

/**
 * `GET attachment/content/{id}` or `…/thumbnail/{id}`: answers 303 to a short-lived signed URL on another host, which is
 * fetched without any credentials and never logged or stored (contract §8.8).
 */
export async function readAttachment(
  ports: AddressPorts,
  attachmentId: string,
  part: 'content' | 'thumbnail',
  signal: AbortSignal,
): Promise<Outcome<FetchAnswer>> {
  const what = 'the attachment';
  const path = `/rest/api/3/attachment/${part}/${encodeURIComponent(attachmentId)}`;
  return readAddress(ports, { path, query: {} }, what, signal);
}
