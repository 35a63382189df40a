import { fits, type LoggedRequest, type RequestFilter } from './request-log';
import type { JiraReply } from './route';

/**
 * What a test wants to happen to the next fitting requests:
 * `answer` instead of the operation; `cut-before` closes the connection before anything happens; `cut-after` closes it
 * when the operation was carried out (a create that exists though its answer never came); `hold` waits for `until` first.
 */
export type Fault =
  | { kind: 'answer'; reply: JiraReply }
  | { kind: 'cut-before' }
  | { kind: 'cut-after' }
  | { kind: 'hold'; until: Promise<unknown> };

interface PlannedFault {
  filter: RequestFilter;
  fault: Fault;
  left: number;
}

/** Faults that tests plan ahead, used up in the order of planning. Nothing over HTTP can reach this. */
export class Faults {
  private planned: PlannedFault[] = [];

  /** Plans `fault` for the next `times` requests that fit. */
  plan(filter: RequestFilter, fault: Fault, times = 1): void {
    this.planned.push({ filter, fault, left: times });
  }

  clear(): void {
    this.planned = [];
  }

  /** The fault for this request, if one was planned; it is then used up once. */
  take(request: LoggedRequest): Fault | undefined {
    const found = this.planned.find((plan) => fits(request, plan.filter));
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.planned = this.planned.filter((plan) => plan !== found);
    return found.fault;
  }
}
