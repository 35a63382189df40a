import type { Gateway } from './request';

/** The same gateway for what somebody types into a picker: trouble of Jira's is told at once, with the way to try again. */
export function toldAtOnce(gateway: Gateway): Gateway {
  return {
    request: (request) => gateway.request({ ...request, tellAtOnce: true }),
    raw: (request) => gateway.raw({ ...request, tellAtOnce: true }),
  };
}
