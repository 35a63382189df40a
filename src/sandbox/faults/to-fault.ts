import type { Fault } from './fault';
import type { FaultSpec } from './fault-spec';
import { badGateway, maintenance, refusalIn, tooMany } from './refusals';

/** A fault of a script as the server carries it out. `now` is epoch milliseconds of the site's clock. */
export function toFault(spec: FaultSpec, now: number): Fault {
  switch (spec.do) {
    case 'drop-before-commit':
      return { kind: 'cut-before' };
    case 'drop-after-commit':
      return { kind: 'cut-after' };
    case 'commit-late':
      return { kind: 'commit-late', ms: spec.ms };
    case 'reset-warm':
      return { kind: 'reset', commit: spec.commit };
    case 'commit-part':
      return { kind: 'commit-part', count: spec.count, restAfter: spec.restAfter };
    case 'time-out':
      return { kind: 'time-out', commit: spec.commit, ms: spec.ms };
    case '429':
      return { kind: 'answer', reply: tooMany(spec, now) };
    case '502':
      return { kind: 'answer', reply: badGateway(), commit: spec.commit };
    case '503':
      return { kind: 'answer', reply: maintenance(spec.retryAfter) };
    case 'truncated-body':
      return { kind: 'truncate', bytes: spec.bytes };
    case 'slow-drip':
      return { kind: 'drip', bytes: spec.bytes, everyMs: spec.everyMs };
    case 'envelope':
      return { kind: 'answer', reply: refusalIn(spec.envelope, spec.status) };
    case 'clock-skew':
      return { kind: 'intervene', intervention: { command: 'skew-clock', ms: spec.ms } };
    case 'expired-token':
      return { kind: 'intervene', intervention: { command: 'expire-token', status: spec.status } };
    case 'revoke-token':
      return { kind: 'intervene', intervention: { command: 'revoke-token' } };
    case 'close-reuse-window':
      return { kind: 'intervene', intervention: { command: 'close-reuse-window' } };
    case 'remove-site':
      return { kind: 'intervene', intervention: { command: 'remove-site' } };
    case 'replace-user':
      return { kind: 'intervene', intervention: { command: 'replace-user' } };
  }
}
