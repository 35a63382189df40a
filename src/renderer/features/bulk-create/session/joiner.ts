import type { StoreApi } from 'zustand/vanilla';
import type { Failure } from '@shared/ipc/failure';
import type { Outcome } from '@shared/ipc/outcome';
import { heldRows, joinable, runState } from './joining';
import type { SheetState } from './sheet-state';

/** So long a mended row can be taken back by Undo before it leaves; what is mended meanwhile leaves with it. */
export const JOINS_AFTER_MS = 4_000;
/** Somebody who mends without a rest does not keep the first rows waiting for longer. */
const AT_MOST_MS = 20_000;

export interface JoinerPorts {
  readonly store: StoreApi<SheetState>;
  /** Sends these rows, all of them in one run. */
  readonly send: (rows: readonly number[]) => Promise<Outcome<{ readonly id: string }>>;
  /** Stops a run that was begun. */
  readonly stop: (groupId: string) => Promise<Outcome<unknown>>;
  /** Which rows join is written down: whoever was told so is not told otherwise by a restart. */
  readonly keep: (rows: readonly number[]) => void;
  /** Reads again how far the runs are. */
  readonly readRuns: () => Promise<void>;
}

/** Mended rows join the run that is under way, once the cursor has left them: together, and not before Undo had its chance. */
export class Joiner {
  /** Rows that something kept back while there was a run. */
  private readonly held = new Set<number>();
  /** Sent once and not taken: a person may try. */
  private readonly tried = new Set<number>();
  private cursor: number | null = null;
  /** The cursor's row was mended together with all alike: nothing there is half done, until somebody writes in it. */
  private isSettled = false;
  private stopped = false;
  private sending = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private firstAt: number | null = null;
  private due = '';
  private readonly unsubscribe: () => void;

  constructor(private readonly ports: JoinerPorts) {
    // Those of before a restart.
    for (const row of ports.store.getState().joining) this.held.add(row);
    this.unsubscribe = ports.store.subscribe((now, before) => {
      if (now.plan !== before.plan || now.runs !== before.runs || now.planning !== before.planning) this.look();
      else if (now.editing !== before.editing) {
        this.isSettled &&= !now.editing;
        this.look();
      }
    });
  }

  /** The row that the cursor is in, by number: what happens there may be half done. `null`: nobody looks at the rows. */
  cursorAt(row: number | null): void {
    if (this.cursor === row) return;
    this.cursor = row;
    this.isSettled = false;
    this.look();
  }

  /** All alike were mended at once, from a list or a popover: the row of the cursor need not be left to join. */
  settled(): void {
    this.isSettled = true;
    this.look();
  }

  /** A run was stopped: nothing joins it, until one is begun again. */
  stop(): void {
    this.stopped = true;
    this.look();
  }

  begin(): void {
    this.stopped = false;
  }

  close(): void {
    this.unsubscribe();
    this.clear();
  }

  private get state(): SheetState {
    return this.ports.store.getState();
  }

  private look(): void {
    const { plan, planning, runs, joining } = this.state;
    if (plan === null || runs.groups.length === 0) return;
    const held = heldRows(plan, runs.rows);
    // Also of a moment ago: a row that is mended before the project was read again was kept back all the same.
    for (const row of held) this.held.add(row);
    if (planning || this.sending) return;
    for (const row of held) this.tried.delete(row);
    const state = runState(runs);
    const could = this.stopped ? [] : joinable(plan, runs.rows, this.held).filter((row) => !this.tried.has(row));
    // Whoever was told that a row joins is not told otherwise because the run has ended meanwhile.
    const rows = state === 'ended' ? could.filter((row) => joining.has(row) && this.isDone(row)) : could;
    if (rows.length !== joining.size || rows.some((row) => !joining.has(row))) {
      this.ports.store.setState({ joining: new Set(rows) });
      this.ports.keep(rows);
    }
    this.wait(state === 'paused' ? [] : rows.filter((row) => this.isDone(row)));
  }

  private isDone(row: number): boolean {
    return row !== this.cursor || this.isSettled;
  }

  private wait(rows: readonly number[]): void {
    const due = rows.join(' ');
    if (due === this.due) return;
    this.clear();
    if (rows.length === 0) {
      this.firstAt = null;
      return;
    }
    this.due = due;
    const now = Date.now();
    this.firstAt ??= now;
    const ms = Math.max(0, Math.min(JOINS_AFTER_MS, this.firstAt + AT_MOST_MS - now));
    this.timer = setTimeout(() => void this.join(rows), ms);
  }

  private clear(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.due = '';
  }

  private async join(rows: readonly number[]): Promise<void> {
    this.clear();
    this.firstAt = null;
    this.sending = true;
    await this.ports.readRuns();
    const { plan, planning, runs } = this.state;
    const could = plan === null || planning || this.stopped ? [] : joinable(plan, runs.rows, new Set(rows));
    // Somebody may have come back to a row meanwhile.
    const still = could.filter((row) => this.isDone(row));
    // Edited a moment ago: they are looked at again when that is planned.
    const failure: Failure | null = still.length === 0 ? null : await this.leave(still);
    this.sending = false;
    this.ports.store.setState({ joinFailure: failure });
    this.look();
  }

  private async leave(rows: readonly number[]): Promise<Failure | null> {
    const outcome = await this.ports.send(rows);
    const { runs } = this.state;
    for (const row of rows) if (!runs.rows.has(row)) this.tried.add(row);
    if (!outcome.ok) return outcome.failure;
    // The run was stopped while these were on their way into it: they are stopped with it.
    const ended = this.stopped ? await this.ports.stop(outcome.value.id) : outcome;
    return ended.ok ? null : ended.failure;
  }
}
