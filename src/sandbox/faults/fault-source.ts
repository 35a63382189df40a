import type { LoggedRequest } from '../http/request-log';
import type { FaultSpec } from './fault-spec';

/** A request as sources of faults see it. */
export interface FaultCandidate {
  request: LoggedRequest;
  /** The path below the site. */
  path: string;
  /** How many requests with this method and path there were, this one included. */
  nth: number;
}

/** Decides which requests go wrong, and how. */
export interface FaultSource {
  take(candidate: FaultCandidate): FaultSpec | undefined;
}

/** A reset of a warm connection needs one that has carried a request already, and a part needs something that has parts. */
export function canHappen(fault: FaultSpec, candidate: FaultCandidate): boolean {
  if (fault.do === 'commit-part') return candidate.request.method === 'POST' && candidate.path === BULK_CREATE;
  return fault.do !== 'reset-warm' || candidate.request.nthOnConnection > 1;
}

const BULK_CREATE = '/rest/api/3/issue/bulk';
