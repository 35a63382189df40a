import type { SiteAgenda } from './agenda';
import type { JournalledChange } from './journalled-change';
import { alone, lotsToLookFor, lotsToSend, type Lot } from './lots';

/** So many sends of one site may be under way at once: a limit of the server is to bound them, not the way there and back. */
export const MOST_SENDS = 4;
/** Looks are long and rare; one that takes its time holds up nobody. */
const MOST_LOOKS = 2;

/** What the runner knows of a site beyond the journal. */
export interface LaneState {
  /** Ids of what is being sent, and of what is being looked for. */
  readonly sending: ReadonlySet<string>;
  readonly looking: ReadonlySet<string>;
  /** How many requests, and looks, that is. */
  readonly sends: number;
  readonly looks: number;
  /** Whether several may leave as one request. */
  readonly together: boolean;
  /** Runs of which creates are being sent. */
  readonly busyGroups: ReadonlySet<string>;
  /** How many may be under way: one at first and after trouble, doubled by each that went well. */
  readonly width: number;
  /** Until when there is no point in trying, epoch milliseconds: no network, signed out. */
  readonly heldUntil: number;
  /** When the first of those that stepped aside is due again, epoch milliseconds. */
  readonly asideUntil: number | null;
  /** Until when Jira asked the account to wait, as far as this run of the program knows, epoch milliseconds. */
  readonly restsUntil: number;
}

export interface Plan {
  /** What leaves together, and what is looked for together. */
  readonly send: readonly Lot[];
  readonly look: readonly Lot[];
  /** At rest, to be looked for once more. */
  readonly watch: readonly JournalledChange[];
  /** Said to be under way, and is not: how that ended is to be written down. */
  readonly end: readonly JournalledChange[];
  /** When there may be something to do by itself; `null` for not before something happens. */
  readonly nextAt: number | null;
}

/** What to begin now for one site. Never a request before the moment that Jira named. Pure. */
export function planFor(agenda: SiteAgenda, lane: LaneState, now: number): Plan {
  const idle = ({ id }: JournalledChange): boolean => !lane.sending.has(id) && !lane.looking.has(id);
  const end = agenda.stranded.filter(idle);
  const lost = agenda.lost.filter(idle);
  const late = agenda.late.filter(idle);
  const ready = agenda.ready.filter(idle);
  const restsUntil = Math.max(agenda.restsUntil, lane.restsUntil);
  if (restsUntil > now) {
    const waiting = ready.length > 0 || lost.length > 0 || late.length > 0 || agenda.nextLookAt !== null;
    return { send: [], look: [], watch: [], end, nextAt: waiting ? restsUntil : null };
  }
  const free = Math.max(0, MOST_LOOKS - lane.looks);
  const look = (lane.together ? lotsToLookFor(lost) : lost.map(alone)).slice(0, free);
  const watch = late.slice(0, free - look.length);
  const held = lane.heldUntil > now;
  const lots = lane.together ? lotsToSend(ready, lane.busyGroups) : ready.map(alone);
  const send = held ? [] : lots.slice(0, Math.max(0, lane.width - lane.sends));
  const times = [
    // What stands behind others is reached when one of those has ended.
    ...(held && ready.length > 0 ? [lane.heldUntil] : []),
    ...(agenda.heldUntil === null ? [] : [agenda.heldUntil]),
    ...(lane.asideUntil === null ? [] : [lane.asideUntil]),
    ...(agenda.nextLookAt === null ? [] : [agenda.nextLookAt]),
  ].filter((at) => at > now);
  return { send, look, watch, end, nextAt: times.length === 0 ? null : Math.min(...times) };
}
