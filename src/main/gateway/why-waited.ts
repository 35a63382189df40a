import { assertNever } from '@shared/assert-never';
import { MAINTENANCE } from '@shared/ipc/failure';
import type { WaitReason } from './budget';
import type { Waits } from './queue';

/** Waits that nobody would call one. */
const NOTABLE_MS = 5;

/** What requests wait for, in words, for the request log. */
function waitWords(why: WaitReason | 'turn' | 'retry'): string {
  switch (why) {
    case 'quota':
      return "the hour's points are used up";
    case 'background-share':
      return "the background has spent its share of the hour's points";
    case 'burst':
      return 'this endpoint takes only so many requests a second';
    case 'issue':
      return 'this issue takes only so many changes at once';
    case 'maintenance':
      return 'Jira is down for maintenance';
    case 'turn':
      return 'others were first';
    case 'retry':
      return 'tried again after a failure';
    default:
      return assertNever(why);
  }
}

/** What Jira calls the limit that a request would wait for, `RateLimit-Reason`; the share and maintenance are ours. */
export function limitName(why: WaitReason): string {
  switch (why) {
    case 'quota':
      return 'jira-quota';
    case 'background-share':
      return 'workbench-background-share';
    case 'burst':
      return 'jira-burst-based';
    case 'issue':
      return 'jira-per-issue-on-write';
    case 'maintenance':
      return MAINTENANCE;
    default:
      return assertNever(why);
  }
}

/** Adds up what one request waited over all its tries. */
export class WaitTally {
  private readonly by = new Map<WaitReason | 'turn' | 'retry', number>();

  add(waits: Waits | readonly (readonly ['retry' | 'maintenance', number])[]): void {
    for (const [why, milliseconds] of waits) this.by.set(why, (this.by.get(why) ?? 0) + milliseconds);
  }

  get milliseconds(): number {
    return [...this.by.values()].reduce((sum, one) => sum + one, 0);
  }

  /** The longest reason first; `null` where it hardly waited. */
  get words(): string | null {
    const reasons = [...this.by].filter(([, milliseconds]) => milliseconds >= NOTABLE_MS).sort((a, b) => b[1] - a[1]);
    return reasons.length === 0 ? null : reasons.map(([why]) => waitWords(why)).join(', ');
  }
}
