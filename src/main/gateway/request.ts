import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { Budget } from './budget';
import { createExchange } from './exchange';
import type { FetchAnswer } from './fetch-port';
import type { Gateway, GatewayPorts, GatewayRequest } from './gateway-request';
import type { Limits } from './limits';
import { readBrokenAnswer } from './network-failure';
import { createQueue } from './queue';
import { readBadBody } from './read-failure';

export type { Attempted, Gateway, GatewayPorts, GatewayRequest } from './gateway-request';

/** Atlassian's points are shared by everybody who uses the app. */
const BACKGROUND_SHARE = 0.1;
/** Requests that go one after the other wait a moment each; that is no news. */
const NOTABLE_MS = 1_000;

export function createGateway(ports: GatewayPorts): Gateway & { readonly limits: Limits } {
  const changed = ports.limitsChanged ?? ((): void => undefined);
  const budget = new Budget(ports.backgroundShare ?? BACKGROUND_SHARE);
  const queue = createQueue({ budget, now: ports.now, wait: ports.wait, changed });
  const exchange = createExchange(ports, budget, queue);

  return {
    async raw(request) {
      const { outcome, log } = await exchange(request, 'head');
      log(outcome, null);
      return outcome;
    },
    async request(request) {
      const { outcome, log } = await exchange(request, 'whole');
      if (!outcome.ok) {
        log(outcome, null);
        return outcome;
      }
      const read = await readBody(request, outcome.value);
      log(read, read.ok ? read.value : null);
      return read;
    },
    limits: {
      now(site) {
        const turn = exchange.turnOf(site);
        const at = ports.now();
        const { left, limit, learnt, resetsAt, heldUntil } = budget.points(turn, at);
        const waiting = queue
          .waiting()
          .filter(
            ({ turn: { app, cloudId }, until }) =>
              app === turn.app && cloudId === turn.cloudId && until - at >= NOTABLE_MS,
          );
        const [first] = waiting;
        const down = budget.downUntil(turn, at);
        const held =
          down !== null
            ? { why: 'maintenance' as const, until: down, requests: 0 }
            : heldUntil > at
              ? { why: 'quota' as const, until: heldUntil, requests: 0 }
              : null;
        return {
          pointsLeft: left,
          pointsAnHour: limit,
          learnt,
          resetsAt,
          waiting: first === undefined ? held : { why: first.why, until: first.until, requests: waiting.length },
        };
      },
      background: (site) => budget.background(exchange.turnOf(site), ports.now()),
    },
  };
}

async function readBody(request: GatewayRequest, answer: FetchAnswer): Promise<Outcome<unknown>> {
  const { status } = answer;
  if (status >= 300) {
    return fail({ kind: 'unexpected-answer', what: request.what, detail: `a redirect (${status})` });
  }
  let text: string;
  try {
    text = await answer.text();
  } catch (error) {
    if (request.signal?.aborted === true) return fail({ kind: 'cancelled' });
    // The head came, the body broke off: a write may well have been done.
    return fail(readBrokenAnswer(error, request.intent));
  }
  if (text.trim() === '') return succeed(null);
  try {
    return succeed(JSON.parse(text) as unknown);
  } catch {
    // The parser's words would say nothing to a person; what came does.
    return fail(readBadBody(request.what, text));
  }
}
