import type { SheetEvent } from '@shared/bulk/sheet-log';
import type { Failure } from '@shared/ipc/failure';
import type { JsonObject } from '@shared/json';
import type { SiteRef } from '@shared/jira/site';
import { call } from '../../../bridge';

/** Whether what was done to a sheet is on the disk. */
export type Kept =
  { readonly state: 'saving' } | { readonly state: 'saved' } | { readonly state: 'failed'; readonly failure: Failure };

const SETTINGS_AFTER_MS = 400;

/** A sheet as it was read, with what is known of it so far. */
interface NewSheet {
  readonly fileName: string;
  /** JSON of a `Sheet`. */
  readonly sheet: string;
  readonly rows: number;
  readonly settings: JsonObject;
}

/** Writes a sheet down as it is worked on: every step in its order, and the settings when they rest. */
export class SheetKeeper {
  /** Steps that are in no call yet. */
  private waiting: SheetEvent[] = [];
  /** Steps of a call that has no answer yet: asked again they are the same ones, for the call may have been carried out. */
  private called: readonly SheetEvent[] = [];
  private settings: JsonObject | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private working: Promise<void> | null = null;
  private failure: Failure | null = null;
  /** What was read and is not on the disk yet. */
  private unwritten: NewSheet | null = null;

  /** @param written how many calls have written steps already */
  constructor(
    private readonly site: SiteRef,
    private readonly id: string,
    private readonly changed: (kept: Kept) => void,
    private written = 0,
  ) {}

  /** Writes a new sheet; its steps wait for that. */
  async begin(sheet: NewSheet): Promise<void> {
    this.unwritten = sheet;
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

  /** Writes all that waits, also what could not be written before. Answers why not, `null` when all of it is on the disk. */
  async flush(): Promise<Failure | null> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    while (this.isBehind || this.working !== null) {
      this.working ??= this.write().finally(() => {
        this.working = null;
      });
      await this.working;
      if (this.failure !== null) break;
    }
    this.changed(this.failure === null ? { state: 'saved' } : { state: 'failed', failure: this.failure });
    return this.failure;
  }

  private get isBehind(): boolean {
    return this.unwritten !== null || this.called.length + this.waiting.length > 0 || this.settings !== null;
  }

  private async write(): Promise<void> {
    const { site, id } = this;
    this.failure = null;
    this.changed({ state: 'saving' });
    if (this.unwritten !== null) {
      const outcome = await call('bulk.start', { site, id, ...this.unwritten });
      if (!outcome.ok) return this.failed(outcome.failure);
      this.unwritten = null;
    }
    if (this.called.length === 0) {
      this.called = this.waiting;
      this.waiting = [];
    }
    if (this.called.length > 0) {
      const at = this.written;
      const outcome = await call('bulk.append', { site, id, at, events: JSON.stringify(this.called) });
      if (!outcome.ok) return this.failed(outcome.failure);
      if (outcome.value !== at + 1) return this.failed(GONE);
      this.written = outcome.value;
      this.called = [];
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

/** It was removed, or went on elsewhere: a step more would stand behind one that this window does not know. */
const GONE: Failure = {
  kind: 'invalid-input',
  message: 'This sheet is not kept as this window has it. Save its rows as a file, and open that.',
  fields: {},
};
