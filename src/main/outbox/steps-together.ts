import type { ChangeState } from '@shared/ipc/change';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import { sentence, stateAfter } from './after-send';
import { decideAfterLook, NOTHING_SEEN, type Sighting } from './decide';
import { withLookedFor } from './former';
import type { JournalledChange } from './journalled-change';
import { withOlder } from './known-older';
import type { Lot } from './lots';
import type { OneMove } from './moves';
import { siteOf } from './site-of';
import type { StepPorts } from './step-ports';

/** The steps of creates that leave together. Each answers whether any of them has moved. */
export interface StepsTogether {
  send(lot: Lot): Promise<boolean>;
  look(lot: Lot): Promise<boolean>;
}

interface Ports extends StepPorts {
  /** What became of sends whose end is not written down yet. */
  readonly unwritten: Map<string, ChangeState>;
}

/** Of the issues that a run has made so far, so many tell where its next ones begin: those that left together are numbered in their order. */
const LAST_MADE = 100;

/** As the steps of one: on the disk before anything leaves, and how it ended as soon as that is known, all of a lot in one commit. */
export function createStepsTogether(ports: Ports): StepsTogether {
  const { journal, now, many, unwritten } = ports;

  async function moveAll(of: JournalledChange, moves: readonly OneMove[]): Promise<readonly JournalledChange[]> {
    const moved = await journal.moveAll(siteOf(of), moves, now());
    for (const change of moved) ports.announce(change);
    return moved;
  }

  async function writeEnds(of: JournalledChange, ends: readonly { change: JournalledChange; next: ChangeState }[]) {
    const moves = ends.map(({ change, next }) => moveTo(change, next, sentence(change, next)));
    const moved = await moveAll(of, moves);
    for (const { change } of ends) unwritten.delete(change.id);
    return moved.length > 0;
  }

  /** Written down as being sent, those that still may be. */
  async function begin(lot: Lot): Promise<readonly JournalledChange[]> {
    const [first] = lot;
    const older = first.groupId === null ? [] : await journal.lastMade(siteOf(first), first.groupId, LAST_MADE);
    const text = lot.length === 1 ? 'Being sent to Jira' : `Being sent to Jira, ${lot.length} in one request`;
    return moveAll(
      first,
      lot.map((change) => {
        const memo = withOlder(change, older);
        return { ...moveTo(change, { state: 'sending' }, text), ...(memo === null ? {} : { memo }) };
      }),
    );
  }

  /** A defect of ours is a look that saw nothing: a person is asked in the end. */
  async function lookFor(lot: Lot): Promise<{ sightings: readonly Outcome<Sighting>[]; asked: boolean }> {
    try {
      return { sightings: (await many?.look(lot)) ?? [], asked: true };
    } catch (error) {
      ports.troubled(error);
      return { sightings: [], asked: false };
    }
  }

  return {
    async send(lot) {
      const [first] = lot;
      const sending = await begin(lot);
      if (sending.length === 0) return false;
      const all = (next: ChangeState): Promise<boolean> =>
        writeEnds(
          first,
          sending.map((change) => ({ change, next })),
        );
      if (ports.halted()) {
        const text = 'Not sent: the workbench was closed';
        await moveAll(
          first,
          sending.map((change) => moveTo(change, { state: 'queued', reason: null }, text)),
        );
        return false;
      }
      const retryAt = ports.restsUntil(first.accountId);
      if (retryAt > now()) return all({ state: 'queued', reason: { kind: 'rate-limited', retryAt, reason: null } });
      const sent = (await many?.send(sending)) ?? [];
      if (sent.length !== sending.length) throw new Error(`${sending.length} were sent, ${sent.length} have an end.`);
      const at = now();
      const ends = sending.flatMap((change, nth) => {
        const end = sent[nth];
        return end === undefined ? [] : [{ change, next: stateAfter(end, at) }];
      });
      for (const { change, next } of ends) {
        unwritten.set(change.id, next);
        ports.ended(change, next);
      }
      return writeEnds(first, ends);
    },
    async look(lot) {
      const [first] = lot;
      const { sightings, asked } = await lookFor(lot);
      const at = now();
      // Jira is still at it: one of those that left together is there by now, and the others may follow.
      const arriving = sightings.some((sighting) => sighting.ok && sighting.value.found !== null);
      const moves = lot.map((change, nth): OneMove => {
        const sighting = sightings[nth] ?? succeed(NOTHING_SEEN);
        const looks = change.status.state === 'unknown' ? change.status.looks : 0;
        const sentAt = arriving ? at : (change.sentAt ?? change.createdAt);
        const next = decideAfterLook(sighting, { looks, sentAt, now: at });
        const told =
          asked && sighting.ok ? `Look ${looks + 1}: not there yet` : 'Jira could not be asked whether it is there';
        if (next.state === 'unknown') return { ...moveTo(change, next, told), arriving };
        const again = next.state === 'queued' || next.state === 'unsure';
        return { ...moveTo(change, next, sentence(change, next)), ...(again ? { memo: withLookedFor(change) } : {}) };
      });
      return (await moveAll(first, moves)).length > 0;
    },
  };
}

function moveTo({ id, status }: JournalledChange, to: ChangeState, text: string): OneMove {
  return { id, from: [status.state], to, text };
}
