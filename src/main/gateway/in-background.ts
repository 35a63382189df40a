import type { Gateway, GatewayRequest } from './request';
import { withPriority } from './with-priority';

/** The same gateway for work that nobody waits for: it spends its share of the points and no more, and ends when `signal` says so. */
export function inBackground(gateway: Gateway, signal: AbortSignal): Gateway {
  const background = withPriority(gateway, 'background');
  const ending = (request: GatewayRequest): GatewayRequest => ({
    ...request,
    signal: request.signal === undefined ? signal : AbortSignal.any([signal, request.signal]),
  });
  return {
    request: (request) => background.request(ending(request)),
    raw: (request) => background.raw(ending(request)),
  };
}
