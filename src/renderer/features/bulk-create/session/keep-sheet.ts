import type { Answer, Found } from '@shared/bulk/question';
import type { SheetEvent } from '@shared/bulk/sheet-log';
import type { Failure } from '@shared/ipc/failure';
import { MOST_ANSWERS, type KeptAnswer } from '@shared/ipc/bulk';
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
  /** What Jira has answered, as it is on the disk or waits here; by the questions' keys. */
  private found: Found;
  /** Answers that are not on the disk yet. `null`: one that is to be forgotten. */
  private readonly answers = new Map<string, Answer | null>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private working: Promise<void> | null = null;
  private failure: Failure | null = null;
  /** What was read and is not on the disk yet. */
  private unwritten: NewSheet | null = null;

  /**
   * @param written how many calls have written steps already
   * @param found what Jira has answered and is kept already
   */
  constructor(
    private readonly site: SiteRef,
    private readonly id: string,
    private readonly changed: (kept: Kept) => void,
    private written = 0,
    found: Found = {},
  ) {
    this.found = found;
  }

  /** Writes a new sheet, of megabytes, once the page has drawn that it came; its steps wait for that. */
  begin(sheet: NewSheet): void {
    this.unwritten = sheet;
    this.changed({ state: 'saving' });
    this.later(0);
  }

  add(event: SheetEvent): void {
    this.waiting.push(event);
    void this.flush();
  }

  setSettings(settings: JsonObject): void {
    this.settings = settings;
    this.soon();
  }

  /** What Jira has answered by now: what is new of it is written, what is gone is forgotten. */
  setFound(found: Found): void {
    const before = this.found;
    if (found === before) return;
    this.found = found;
    for (const [key, answer] of Object.entries(found)) if (before[key] !== answer) this.answers.set(key, answer);
    for (const key of Object.keys(before)) if (found[key] === undefined) this.answers.set(key, null);
    this.soon();
  }

  /** What Jira has answered is not as it should be on the disk: all of it is written again. */
  rewriteFound(): void {
    for (const [key, answer] of Object.entries(this.found)) this.answers.set(key, answer);
    this.soon();
  }

  private soon(): void {
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

  /**
   * The page goes away, and hears no answer any more: all that waits leaves at once, with what has no answer yet before it. A call that main
   * has carried out already is not carried out twice.
   */
  leave(): void {
    const { site, id, unwritten, called, waiting, settings, written } = this;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (unwritten !== null) void call('bulk.start', { site, id, ...unwritten });
    const calls = [called, waiting].filter(({ length }) => length > 0);
    for (const [after, events] of calls.entries())
      void call('bulk.append', { site, id, at: written + after, events: JSON.stringify(events) });
    while (this.answers.size > 0) {
      const answers = this.nextAnswers();
      void call('bulk.keepAnswers', { site, id, answers });
      for (const { key } of answers) this.answers.delete(key);
    }
    if (settings !== null) void call('bulk.saveSettings', { site, id, settings });
  }

  private later(ms: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private get isBehind(): boolean {
    const steps = this.called.length + this.waiting.length;
    return this.unwritten !== null || steps > 0 || this.answers.size > 0 || this.settings !== null;
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
    while (this.answers.size > 0) {
      const answers = this.nextAnswers();
      const outcome = await call('bulk.keepAnswers', { site, id, answers });
      if (!outcome.ok) return this.failed(outcome.failure);
      // A newer one may have come meanwhile.
      for (const { key, answer } of answers) if (this.answers.get(key) === answer) this.answers.delete(key);
    }
    const { settings } = this;
    if (settings === null) return;
    const outcome = await call('bulk.saveSettings', { site, id, settings });
    if (!outcome.ok) return this.failed(outcome.failure);
    // Newer ones may have come meanwhile.
    if (this.settings === settings) this.settings = null;
  }

  private nextAnswers(): KeptAnswer[] {
    return Array.from(this.answers, ([key, answer]) => ({ key, answer })).slice(0, MOST_ANSWERS);
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
