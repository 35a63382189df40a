import type { ChangeState } from '@shared/ipc/change';
import type { Outcome } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import type { Remote } from '../storage/remote';
import type { Sighting } from './decide';
import type { Journal } from './journal';
import type { JournalledChange } from './journalled-change';
import type { Sent } from './kinds/kind';
import type { WatchPorts } from './watch-late';

/** How a change reaches Jira, and how it is looked for there. */
export interface SendPorts {
  /** `remember` returns once the memo is on the disk; nothing that it is about has left before. */
  readonly send: (change: JournalledChange, remember: (memo: JsonObject) => Promise<void>) => Promise<Sent>;
  readonly look: (change: JournalledChange) => Promise<Outcome<Sighting>>;
  readonly arrived: WatchPorts['arrived'];
  /** The creates of one run, an end for each, in their order. Left out: each goes alone. */
  readonly many?: {
    readonly send: (changes: readonly JournalledChange[]) => Promise<readonly Sent[]>;
    readonly look: (changes: readonly JournalledChange[]) => Promise<readonly Outcome<Sighting>[]>;
  };
}

export interface StepPorts extends SendPorts {
  readonly journal: Pick<Remote<Journal>, 'move' | 'moveAll' | 'lastMade' | 'remember' | 'follow' | 'watched'>;
  readonly now: () => number;
  readonly announce: (change: JournalledChange) => void;
  /** Until when Jira asked an account to wait, epoch milliseconds. */
  readonly restsUntil: (accountId: string) => number;
  /** Whether nothing is to leave any more. */
  readonly halted: () => boolean;
  readonly troubled: (error: unknown) => void;
  /** How a send ended, told before it is written down. */
  readonly ended: (change: JournalledChange, next: ChangeState) => void;
}
