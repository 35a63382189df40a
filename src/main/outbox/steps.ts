import type { ChangeState } from '@shared/ipc/change';
import type { Outcome } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import type { Remote } from '../storage/remote';
import { decideAfterLook, decideAfterSend, type Sighting } from './decide';
import type { Journal } from './journal';
import type { JournalledChange } from './journalled-change';
import type { Sent } from './kinds/kind';

/** How a change reaches Jira, and how it is looked for there. */
export interface SendPorts {
  /** `remember` returns once the memo is on the disk; nothing that it is about has left before. */
  readonly send: (change: JournalledChange, remember: (memo: JsonObject) => Promise<void>) => Promise<Sent>;
  readonly look: (change: JournalledChange) => Promise<Outcome<Sighting>>;
}

export interface StepPorts extends SendPorts {
  readonly journal: Pick<Remote<Journal>, 'move' | 'remember'>;
  readonly now: () => number;
  readonly announce: (change: JournalledChange) => void;
  /** Until when Jira asked an account to wait, epoch milliseconds. */
  readonly restsUntil: (accountId: string) => number;
  /** Whether nothing is to leave any more. */
  readonly halted: () => boolean;
  /** How a send ended, told before it is written down. */
  readonly ended: (change: JournalledChange, next: ChangeState) => void;
}

/** The steps of one change. Each answers where it stands after it, or `null` when it had moved on meanwhile. */
export interface Steps {
  send(change: JournalledChange): Promise<ChangeState | null>;
  look(change: JournalledChange): Promise<ChangeState | null>;
  end(change: JournalledChange): Promise<ChangeState | null>;
}

export function createSteps(ports: StepPorts): Steps {
  const { journal, now } = ports;
  /** What became of a send whose end could not be written down: the database was away just then. */
  const unwritten = new Map<string, ChangeState>();

  async function move(change: JournalledChange, to: ChangeState, text: string): Promise<JournalledChange | null> {
    const moved = await journal.move(change.id, [change.status.state], to, text, now());
    if (moved !== null) ports.announce(moved);
    return moved;
  }

  async function writeEnd(change: JournalledChange, next: ChangeState): Promise<ChangeState | null> {
    const moved = await move(change, next, sentence(next));
    unwritten.delete(change.id);
    return moved === null ? null : next;
  }

  return {
    async send(change) {
      // On disk as being sent before the first byte leaves: a crash from here on is looked for.
      const sending = await move(change, { state: 'sending' }, 'Sent to Jira');
      if (sending === null) return null;
      if (ports.halted()) {
        await move(sending, { state: 'queued', reason: null }, 'Not sent: the workbench was closed');
        return null;
      }
      const retryAt = ports.restsUntil(change.accountId);
      // Another one was asked to wait while this one was being written down: nothing of it leaves.
      if (retryAt > now()) {
        return writeEnd(sending, { state: 'queued', reason: { kind: 'rate-limited', retryAt, reason: null } });
      }
      const sent = await ports.send(sending, (memo) => journal.remember(change.id, memo));
      const next: ChangeState =
        'conflict' in sent ? { state: 'conflict', fields: sent.conflict } : decideAfterSend(sent, now());
      unwritten.set(change.id, next);
      ports.ended(change, next);
      return writeEnd(sending, next);
    },
    end(change) {
      return writeEnd(change, unwritten.get(change.id) ?? { state: 'unknown', looks: 0, nextLookAt: now() });
    },
    async look(change) {
      const looks = change.status.state === 'unknown' ? change.status.looks : 0;
      const sighting = await ports.look(change);
      const sentAt = change.sentAt ?? change.createdAt;
      const next = decideAfterLook(sighting, { looks, sentAt, now: now() });
      const text = sighting.ok ? `Look ${looks + 1}: not there yet` : 'Jira could not be asked whether it is there';
      const moved = await move(change, next, next.state === 'unknown' ? text : sentence(next));
      return moved === null ? null : next;
    },
  };
}

/** What the history of a change says of a step. */
function sentence(state: ChangeState): string {
  switch (state.state) {
    case 'applied':
      return `Jira has it as ${state.issueKey}`;
    case 'rejected':
      return 'Jira refused it';
    case 'unknown':
      return 'Connection lost before an answer';
    case 'queued':
      return state.reason === null ? 'Not in Jira after two quiet minutes: sent again' : 'Not sent, waiting';
    case 'unsure':
      return 'It cannot be told whether Jira has it';
    case 'conflict':
      return 'Somebody else changed the same meanwhile: nothing was sent';
    case 'sending':
      return 'Sent to Jira';
    case 'discarded':
      return 'Discarded';
  }
}
