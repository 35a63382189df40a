import type { ChangeState } from '@shared/ipc/change';
import { mayBeItsOwn, waitsForAccount } from './decide';
import { isOfRun, type Lot } from './lots';
import { MOST_SENDS, type LaneState } from './plan';

/** Without a network the outbox is tried again at this pace even if nobody wakes the runner. */
export const PACE_MS = 15_000;
/** How long a change that may itself be the trouble lets others go before it. */
const STEP_ASIDE_MS = 60_000;

/** What is under way for one account on one site, and how boldly to go on. */
export class Lane {
  private readonly sending = new Set<string>();
  private readonly looking = new Set<string>();
  private readonly lots = { send: new Set<Lot>(), look: new Set<Lot>() };
  private width = 1;
  private heldUntil = 0;
  private readonly aside = new Map<string, number>();

  /** @param together whether several may leave as one request */
  constructor(private readonly together: boolean) {}

  begin(what: 'send' | 'look', lot: Lot): void {
    this.lots[what].add(lot);
    for (const { id } of lot) (what === 'send' ? this.sending : this.looking).add(id);
  }

  end(what: 'send' | 'look', lot: Lot): void {
    this.lots[what].delete(lot);
    for (const { id } of lot) (what === 'send' ? this.sending : this.looking).delete(id);
  }

  /** Runs of which creates are being sent. */
  get busyGroups(): ReadonlySet<string> {
    return new Set(
      [...this.lots.send].flatMap(([{ kind, groupId }]) => (isOfRun({ kind, groupId }) ? [groupId ?? ''] : [])),
    );
  }

  isUnderWay(changeId: string): boolean {
    return this.sending.has(changeId) || this.looking.has(changeId);
  }

  /** What was asked to wait holds back what comes after it: the cause is the account's, not the change's. */
  learn(changeId: string, next: ChangeState, now: number): void {
    if (next.state === 'queued' && next.reason !== null && waitsForAccount(next.reason)) {
      this.width = 1;
      if (mayBeItsOwn(next.reason)) this.aside.set(changeId, now + STEP_ASIDE_MS);
      // For how long Jira asked to wait is known by account.
      if (next.reason.kind !== 'rate-limited') this.heldUntil = now + PACE_MS;
    } else if (next.state === 'unknown') this.width = 1;
    else this.width = Math.min(MOST_SENDS, this.width * 2);
  }

  /** Something has happened that may have lifted the cause of waiting. */
  tryAgain(changeId: string | null): void {
    this.heldUntil = 0;
    if (changeId !== null) this.aside.delete(changeId);
  }

  state(restsUntil: number, now: number): LaneState {
    const { sending, looking, width, together } = this;
    // Longer than it is ever set for: the clock was put back since.
    const heldUntil = this.heldUntil > now + PACE_MS ? 0 : this.heldUntil;
    const asideUntil = this.aside.size === 0 ? null : Math.min(...this.aside.values());
    const { busyGroups, lots } = this;
    const [sends, looks] = [lots.send.size, lots.look.size];
    return { sending, looking, sends, looks, busyGroups, together, width, heldUntil, asideUntil, restsUntil };
  }

  /** What is under way, or stepped aside: not to be begun. */
  inHand(now: number): readonly string[] {
    for (const [id, until] of this.aside) if (until <= now || until > now + STEP_ASIDE_MS) this.aside.delete(id);
    return [...this.sending, ...this.looking, ...this.aside.keys()];
  }
}
