import type { Failure } from '@shared/ipc/failure';
import type { GatewayRequest } from './gateway-request';

/** The moment at which it may be asked again, where Jira named none. Epoch milliseconds. */
export function withRetryAt(failure: Failure, until: number): Failure {
  return failure.kind === 'rate-limited' && failure.retryAt <= 0 ? { ...failure, retryAt: until } : failure;
}

/** Looked for only where rich text may be the reason; the schema that it takes is large. */
export async function withPlaces(failure: Failure, { body }: Pick<GatewayRequest, 'body'>): Promise<Failure> {
  if (failure.kind !== 'jira-rejected' || failure.status !== 400 || typeof body !== 'object') return failure;
  const { refusedPlaces } = await import('./adf-refusal');
  const places = refusedPlaces(body, failure.messages, Object.keys(failure.fieldErrors));
  return places.length === 0 ? failure : { ...failure, places };
}
