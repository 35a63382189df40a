import type { AtWork } from './at-work';
import { expect } from './test';

type Sandboxed = Pick<AtWork, 'sandbox'>;

/** A request that creates many issues. */
export const LOT = { method: 'POST', path: /\/rest\/api\/3\/issue\/bulk$/ };

/** How often the site was asked for a lot of creates. */
export function lotsAsked({ sandbox }: Sandboxed): number {
  const { entries } = sandbox.requests;
  return entries.filter(({ method, path }) => method === LOT.method && LOT.path.test(path)).length;
}

/** The next request for a lot waits until it is let go; `asked` answers once it is there. */
export function holdNextLot(work: Sandboxed): { readonly asked: () => Promise<void>; readonly letGo: () => void } {
  let letGo: (value: null) => void = () => undefined;
  const until = new Promise<null>((resolve) => (letGo = resolve));
  const before = lotsAsked(work);
  work.sandbox.faults.plan(LOT, { kind: 'hold', until });
  return {
    asked: () => expect.poll(() => lotsAsked(work), { timeout: 20_000 }).toBeGreaterThan(before),
    letGo: () => letGo(null),
  };
}
