import type { Fault } from '../faults/fault';
import { readFaultScript } from '../faults/fault-script';
import type { FaultSource } from '../faults/fault-source';
import type { FaultSpec } from '../faults/fault-spec';
import { randomFaults, type RandomFaultOptions } from '../faults/random-faults';
import { toFault } from '../faults/to-fault';
import { fits, localPath, type LoggedRequest, type RequestFilter } from './request-log';

interface PlannedFault {
  filter: RequestFilter;
  fault: Fault;
  left: number;
}

/** A fault that a script or chance made happen; as a rule of a script it makes the same happen again. */
export type TakenFault = FaultSpec & { match: { method: string; path: string; nth: number } };

/** Faults that tests plan ahead, then those of scripts and of chance. The clock is the site's. */
export class Faults {
  private planned: PlannedFault[] = [];
  private sources: FaultSource[] = [];
  private readonly seen = new Map<string, number>();
  private readonly happened: TakenFault[] = [];

  constructor(private readonly clock: () => number) {}

  /** Plans `fault` for the next `times` requests that fit. */
  plan(filter: RequestFilter, fault: Fault, times = 1): void {
    this.planned.push({ filter, fault, left: times });
  }

  /** Adds a script (see the README); rules count requests from now on. Throws `WrongScript`. */
  script(script: unknown): void {
    this.sources.push(readFaultScript(script));
  }

  /** Faults by chance, the same for the same seed and requests. */
  random(seed: number, options: RandomFaultOptions): void {
    this.sources.push(randomFaults(seed, options));
  }

  /** Nothing goes wrong any more, and counting starts over. */
  clear(): void {
    this.planned = [];
    this.sources = [];
    this.seen.clear();
    this.happened.length = 0;
  }

  /** What scripts and chance have done, in order: printed by a failing test, it replays as a script. */
  get taken(): readonly TakenFault[] {
    return this.happened;
  }

  /** The fault for this request, if there is one; it is then used up once. */
  take(request: LoggedRequest): Fault | undefined {
    const path = localPath(request.path);
    const nth = (this.seen.get(`${request.method} ${path}`) ?? 0) + 1;
    this.seen.set(`${request.method} ${path}`, nth);
    const planned = this.takePlanned(request);
    if (planned !== undefined) return planned;
    for (const source of this.sources) {
      const spec = source.take({ request, path, nth });
      if (spec === undefined) continue;
      this.happened.push({ match: { method: request.method, path, nth }, ...spec });
      request.fault = spec.do;
      return toFault(spec, this.clock());
    }
    return undefined;
  }

  private takePlanned(request: LoggedRequest): Fault | undefined {
    const found = this.planned.find((plan) => fits(request, plan.filter));
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.planned = this.planned.filter((plan) => plan !== found);
    request.fault = found.fault.kind;
    return found.fault;
  }
}
