import type { StoreApi } from 'zustand/vanilla';
import type { BegunRun, EarlierRows } from '@shared/ipc/bulk';
import type { Failure } from '@shared/ipc/failure';
import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { call } from '../../../bridge';
import { readyAndFree } from './joining';
import { isOvertaken } from './overtaken';
import { withNews } from './run-rows';
import type { SheetState } from './sheet-state';

export interface SheetRunsPorts {
  readonly site: SiteRef;
  readonly store: StoreApi<SheetState>;
  /** Writes down all that is known of the sheet. Answers why that could not be. */
  readonly keepAll: () => Promise<Failure | null>;
  /** Main has other fields, or other rows, than those that are shown. */
  readonly overtaken: () => void;
}

/** The runs of one sheet: hands rows over to main, and reads what becomes of them. */
export class SheetRuns {
  private reading: Promise<void> | null = null;
  private readAgain = false;

  constructor(private readonly ports: SheetRunsPorts) {}

  /** Sends the rows that are ready and free; with `rows`, of these alone. They are locked from here on. */
  async send(rows: readonly number[] | null, again: boolean): Promise<Outcome<BegunRun>> {
    const { store, site } = this.ports;
    const { id, site: read } = store.getState();
    // Those that the person was shown, though more may be ready by the time that they are read again.
    const shown = rows ?? this.readyRows();
    // They are sent as they are on the disk: an edit from here on would be of an issue that does not have it.
    store.setState({ leaving: new Set(shown) });
    try {
      const failure = await this.ports.keepAll();
      if (failure !== null) return { ok: false, failure };
      const asked = { rows: [...shown], fieldsMark: read?.fieldsMark ?? null, again };
      const outcome = await call('bulk.run', { site, id, ...asked });
      if (outcome.ok) store.setState({ earlier: outcome.value.earlier ?? [] });
      else if (isOvertaken(outcome.failure)) this.ports.overtaken();
      // Changes that were added have not moved yet: all are read again. Also of a run that began nothing: its rows may be of an earlier one.
      store.setState(({ runs }) => ({ runs: { ...runs, since: 0 } }));
      await this.read();
      // One that was being read may be of before.
      while (this.reading !== null) await this.reading;
      return outcome;
    } finally {
      store.setState({ leaving: new Set() });
    }
  }

  /** Which of the rows that a run would take an earlier one has made already, or has on their way. */
  async madeBefore(): Promise<Outcome<EarlierRows>> {
    const failure = await this.ports.keepAll();
    if (failure !== null) return { ok: false, failure };
    const { id } = this.ports.store.getState();
    return call('bulk.before', { site: this.ports.site, id, rows: [...this.readyRows()] });
  }

  /** The outbox moved: reads what of it is of this sheet. */
  read(): Promise<void> {
    this.readAgain = this.reading !== null;
    this.reading ??= this.readNews().finally(() => {
      this.reading = null;
      if (this.readAgain) void this.read();
    });
    return this.reading;
  }

  private readyRows(): readonly number[] {
    const { plan, runs } = this.ports.store.getState();
    return plan === null ? [] : readyAndFree(plan, runs.rows);
  }

  private async readNews(): Promise<void> {
    const { site, store } = this.ports;
    const { id, runs } = store.getState();
    const outcome = await call('bulk.news', { site, id, since: runs.since });
    // The next push asks again; the outbox screen says what is wrong with the outbox.
    if (!outcome.ok) return;
    store.setState(({ runs: now }) => (now.since === runs.since ? { runs: withNews(now, outcome.value) } : {}));
  }
}
