import type { ChangeState } from '@shared/ipc/change';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import type { Remote } from '../storage/remote';
import { decideAfterLook, decideAfterSend, NOTHING_SEEN, type Sighting } from './decide';
import type { Journal } from './journal';
import type { JournalledChange } from './journalled-change';
import type { Sent } from './kinds/kind';
import { keepingLookedFor, withLookedFor } from './former';
import { siteOf } from './site-of';
import { sentenceOf, watchLate, type WatchPorts } from './watch-late';

/** How a change reaches Jira, and how it is looked for there. */
export interface SendPorts {
  /** `remember` returns once the memo is on the disk; nothing that it is about has left before. */
  readonly send: (change: JournalledChange, remember: (memo: JsonObject) => Promise<void>) => Promise<Sent>;
  readonly look: (change: JournalledChange) => Promise<Outcome<Sighting>>;
  readonly arrived: WatchPorts['arrived'];
}

export interface StepPorts extends SendPorts {
  readonly journal: Pick<Remote<Journal>, 'move' | 'remember' | 'follow' | 'watched'>;
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

/** The steps of one change. Each answers where it stands after it, or `null` when it had moved on meanwhile. */
export interface Steps {
  send(change: JournalledChange): Promise<ChangeState | null>;
  look(change: JournalledChange): Promise<ChangeState | null>;
  /** Looks once more for what may still arrive of one that is at rest. */
  watch(change: JournalledChange): Promise<ChangeState | null>;
  end(change: JournalledChange): Promise<ChangeState | null>;
}

export function createSteps(ports: StepPorts): Steps {
  const { journal, now } = ports;
  /** What became of a send whose end could not be written down: the database was away just then. */
  const unwritten = new Map<string, ChangeState>();

  async function move(change: JournalledChange, to: ChangeState, text: string): Promise<JournalledChange | null> {
    const moved = await journal.move(siteOf(change), change.id, [change.status.state], to, text, now());
    if (moved !== null) ports.announce(moved);
    return moved;
  }

  async function writeEnd(
    change: JournalledChange,
    next: ChangeState,
    text = sentence(change, next),
  ): Promise<ChangeState | null> {
    const moved = await move(change, next, text);
    unwritten.delete(change.id);
    return moved === null ? null : next;
  }

  /** A defect of ours is a look that saw nothing: the change is put before a person in the end, and nobody waits for it for ever. */
  async function lookFor(change: JournalledChange): Promise<{ sighting: Outcome<Sighting>; asked: boolean }> {
    try {
      const sighting = await ports.look(change);
      return { sighting, asked: sighting.ok };
    } catch (error) {
      ports.troubled(error);
      return { sighting: succeed(NOTHING_SEEN), asked: false };
    }
  }

  return {
    async send(change) {
      // On disk as being sent before the first byte leaves: a crash from here on is looked for.
      const sending = await move(change, { state: 'sending' }, 'Being sent to Jira');
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
      const sent = await ports.send(sending, (memo) =>
        journal.remember(siteOf(change), change.id, keepingLookedFor(change.memo, memo)),
      );
      const next = stateAfter(sent, now());
      const { follow = null, told = null } = 'ok' in sent && sent.ok ? sent.value : {};
      // On the disk before the change counts as being there: what is left to do to it is not forgotten.
      if (follow !== null) await journal.follow(follow);
      unwritten.set(change.id, next);
      ports.ended(change, next);
      return writeEnd(sending, next, told ?? sentence(change, next));
    },
    async watch(change) {
      const moved = await watchLate({ ...ports, journal, now }, change);
      if (moved !== null) ports.announce(moved);
      return moved?.status ?? change.status;
    },
    end(change) {
      return writeEnd(change, unwritten.get(change.id) ?? { state: 'unknown', looks: 0, nextLookAt: now() });
    },
    async look(change) {
      const looks = change.status.state === 'unknown' ? change.status.looks : 0;
      const { sighting, asked } = await lookFor(change);
      const sentAt = change.sentAt ?? change.createdAt;
      const next = decideAfterLook(sighting, { looks, sentAt, now: now() });
      const text = asked ? `Look ${looks + 1}: not there yet` : 'Jira could not be asked whether it is there';
      // Before it may be sent again: also after a crash in between it is looked for first.
      if (next.state === 'queued' || next.state === 'unsure')
        await journal.remember(siteOf(change), change.id, withLookedFor(change));
      const moved = await move(change, next, next.state === 'unknown' ? text : sentence(change, next));
      return moved === null ? null : next;
    },
  };
}

function stateAfter(sent: Sent, now: number): ChangeState {
  if ('conflict' in sent) return { state: 'conflict', fields: sent.conflict };
  if ('unsure' in sent) return { state: 'unsure', candidates: sent.unsure, late: 'elsewhere' };
  return decideAfterSend(sent, now);
}

/** What the history of a change says of a step. */
function sentence({ kind }: JournalledChange, state: ChangeState): string {
  switch (state.state) {
    case 'applied':
      return kind === 'create' ? `Jira has it as ${state.issueKey}` : `On ${state.issueKey} in Jira`;
    case 'rejected':
      // Ours: it did not leave.
      return state.failure.kind === 'invalid-input' ? 'It cannot be sent as it is' : 'Jira refused it';
    case 'unknown':
      return 'Connection lost before an answer';
    case 'queued':
      return state.reason === null ? 'Not in Jira after two quiet minutes: to be sent again' : 'Not sent yet, waiting';
    case 'unsure':
      return state.late === undefined ? 'It cannot be told whether Jira has it' : sentenceOf(state.late);
    case 'conflict':
      return 'Looked at it in Jira: somebody else had changed the same, so it was not sent';
    case 'sending':
      return 'Being sent to Jira';
    case 'discarded':
      return 'Discarded';
  }
}
