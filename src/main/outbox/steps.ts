import type { ChangeState } from '@shared/ipc/change';
import { sentence, stateAfter } from './after-send';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import { decideAfterLook, NOTHING_SEEN, type Sighting } from './decide';
import type { JournalledChange } from './journalled-change';
import { keepingLookedFor, withLookedFor } from './former';
import { siteOf } from './site-of';
import type { StepPorts } from './step-ports';
import { createStepsTogether, type StepsTogether } from './steps-together';
import { watchLate } from './watch-late';

/** The steps of one change. Each answers where it stands after it, or `null` when it had moved on meanwhile. */
export interface Steps {
  send(change: JournalledChange): Promise<ChangeState | null>;
  look(change: JournalledChange): Promise<ChangeState | null>;
  /** Looks once more for what may still arrive of one that is at rest. */
  watch(change: JournalledChange): Promise<ChangeState | null>;
  end(change: JournalledChange): Promise<ChangeState | null>;
  readonly together: StepsTogether;
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
    together: createStepsTogether({ ...ports, unwritten }),
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
