import type { SheetEvent } from '@shared/bulk/sheet-log';
import type { Failure } from '@shared/ipc/failure';
import type { JsonObject } from '@shared/json';
import type { SiteRef } from '@shared/jira/site';
import { call } from '../../../bridge';

/** Whether what was done to a sheet is on the disk. */
export type Kept =
  { readonly state: 'saving' } | { readonly state: 'saved' } | { readonly state: 'failed'; readonly failure: Failure };

const SETTINGS_AFTER_MS = 400;

/** Writes a sheet down as it is worked on: every step in its order, and the settings when they rest. */
export class SheetKeeper {
  private readonly waiting: SheetEvent[] = [];
  private settings: JsonObject | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private working: Promise<void> | null = null;
  private failure: Failure | null = null;
  private begun = true;

  /** @param written how many calls have written steps already */
  constructor(
    private readonly site: SiteRef,
    private readonly id: string,
    private readonly changed: (kept: Kept) => void,
    private written = 0,
  ) {}

  /** Writes a new sheet; its steps wait for that. */
  async begin(sheet: { fileName: string; sheet: string; rows: number; settings: JsonObject }): Promise<void> {
    this.begun = false;
    this.changed({ state: 'saving' });
    const outcome = await call('bulk.start', { site: this.site, id: this.id, ...sheet });
    if (!outcome.ok) {
      this.failure = outcome.failure;
      this.changed({ state: 'failed', failure: outcome.failure });
      return;
    }
    this.begun = true;
    await this.flush();
  }

  add(event: SheetEvent): void {
    this.waiting.push(event);
    void this.flush();
  }

  setSettings(settings: JsonObject): void {
    this.settings = settings;
    this.changed({ state: 'saving' });
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), SETTINGS_AFTER_MS);
  }

  /** Writes all that waits. Answers why it could not be written, `null` when all of it is on the disk. */
  async flush(): Promise<Failure | null> {
    if (!this.begun) return this.failure;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    while (this.waiting.length > 0 || this.settings !== null || this.working !== null) {
      this.working ??= this.write().finally(() => {
        this.working = null;
      });
      await this.working;
      if (this.failure !== null) break;
    }
    this.changed(this.failure === null ? { state: 'saved' } : { state: 'failed', failure: this.failure });
    return this.failure;
  }

  private async write(): Promise<void> {
    const { site, id } = this;
    this.failure = null;
    this.changed({ state: 'saving' });
    const events = [...this.waiting];
    if (events.length > 0) {
      const outcome = await call('bulk.append', { site, id, at: this.written, events: JSON.stringify(events) });
      if (!outcome.ok) return this.failed(outcome.failure);
      this.written = outcome.value;
      this.waiting.splice(0, events.length);
    }
    const { settings } = this;
    if (settings === null) return;
    const outcome = await call('bulk.saveSettings', { site, id, settings });
    if (!outcome.ok) return this.failed(outcome.failure);
    // Newer ones may have come meanwhile.
    if (this.settings === settings) this.settings = null;
  }

  private failed(failure: Failure): void {
    this.failure = failure;
  }
}
