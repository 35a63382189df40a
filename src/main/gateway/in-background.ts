import type { Gateway } from './request';

/** The same gateway for work that nobody waits for: it spends its share of the points and no more, and ends when `signal` says so. */
export function inBackground(gateway: Gateway, signal: AbortSignal): Gateway {
  return {
    ...gateway,
    request: (request) => gateway.request({ ...request, priority: 'background', signal }),
    raw: (request) =>
      gateway.raw({
        ...request,
        priority: 'background',
        signal: request.signal === undefined ? signal : AbortSignal.any([signal, request.signal]),
      }),
  };
}
