import type { Priority } from './budget';
import type { Gateway } from './request';

/** The same gateway for work of one priority: see `Priority` for who goes before whom. */
export function withPriority(gateway: Gateway, priority: Priority): Gateway {
  return {
    request: (request) => gateway.request({ ...request, priority }),
    raw: (request) => gateway.raw({ ...request, priority }),
  };
}
