import { createStore, type StoreApi } from 'zustand/vanilla';
import { assertNever } from '@shared/assert-never';
import { isNameless } from '@shared/bulk/first-row';
import type { Mapping } from '@shared/bulk/mapping';
import { writeMapping } from '@shared/bulk/mapping-file';
import type { SheetRow } from '@shared/bulk/sheet';
import type { Kept } from '@shared/bulk/free-step';
import { rememberHeaders } from '@shared/bulk/remember-headers';
import { applyEvent, forAllIn, type EditedSheet, type SheetEvent } from '@shared/bulk/sheet-log';
import { keptSettings, NO_SETTINGS, readSettings, type SheetSettings } from '@shared/bulk/sheet-settings';
import type { SheetStep } from '@shared/bulk/sheet-step';
import type { BegunRun, EarlierRows } from '@shared/ipc/bulk';
import type { Failure } from '@shared/ipc/failure';
import type { Outcome } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import type { SiteRef } from '@shared/jira/site';
import { call } from '../../../bridge';
import type { EnginePort, OpenEngine } from '../engine/engine-port';
import type { FromEngine, ToEngine } from '../engine/messages';
import { unpackRows } from '../engine/packed-rows';
import { withDefault } from '../engine/with-default';
import { Joiner } from './joiner';
import { SheetKeeper } from './keep-sheet';
import { doFree, redoFree, undoFree, type FreeEvent } from './free-events';
import { keptRows } from './kept-rows';
import { PlansToCome } from './plans-to-come';
import { readMemory } from './read-place';
import { SheetProject } from './sheet-project';
import { SheetRuns } from './sheet-runs';
import { newState, type SheetState } from './sheet-state';

export interface SessionPorts {
  readonly site: SiteRef;
  readonly openEngine: OpenEngine;
}

const SAMPLE_ROWS = 60;
const MAPPING_AFTER_MS = 200;

/** One sheet that is open: what is done to it goes to the screen, to the engine and to the disk, in this order. */
export class SheetSession {
  readonly store: StoreApi<SheetState>;
  private readonly engine: EnginePort;
  private readonly keeper: SheetKeeper;
  /** Where the rows go. */
  readonly project: SheetProject;
  private readonly runs: SheetRuns;
  private readonly joiner: Joiner;
  private readonly rows: SheetRow[] = [];
  private readonly plans = new PlansToCome();
  private opened: Extract<FromEngine, { tell: 'opened' }> | null = null;
  private mappingTimer: ReturnType<typeof setTimeout> | null = null;

  private constructor(
    private readonly ports: SessionPorts,
    { id, fileName, settings, written }: { id: string; fileName: string; settings: SheetSettings; written: number },
  ) {
    this.store = createStore<SheetState>(() => newState({ id, fileName, settings }));
    this.keeper = new SheetKeeper(ports.site, id, (kept) => this.store.setState({ kept }), written, settings.found);
    this.engine = ports.openEngine((message) => this.hear(message));
    this.project = new SheetProject({
      site: ports.site,
      store: this.store,
      ask: (message) => this.ask(message),
      saveSettings: (settings) => this.saveSettings(settings),
      soon: () => this.plans.soon(),
      leave: () => this.stopMapping(),
    });
    this.runs = new SheetRuns({
      site: ports.site,
      store: this.store,
      keepAll: () => this.keepAll(),
      overtaken: () => {
        this.keeper.rewriteFound();
        this.project.read();
      },
    });
    this.joiner = new Joiner({
      store: this.store,
      send: (rows) => this.runs.send(rows, false),
      stop: (groupId) => call('bulk.stop', { site: ports.site, groupId }),
      keep: (rows) => this.keepJoining(rows),
      readRuns: () => this.readRuns(),
    });
  }

  /** A sheet that was read just now. `table`: JSON, see `OpenedTable`. */
  static begin(ports: SessionPorts, fileName: string, table: string): SheetSession {
    const id = crypto.randomUUID();
    const session = new SheetSession(ports, { id, fileName, settings: NO_SETTINGS, written: 0 });
    session.engine.ask({ ask: 'begin', table });
    return session;
  }

  /** A sheet that was begun before. Fails where it is not kept any more. */
  static async resume(ports: SessionPorts, id: string): Promise<Outcome<SheetSession | null>> {
    const outcome = await call('bulk.load', { site: ports.site, id });
    if (!outcome.ok) return outcome;
    if (outcome.value === null) return { ok: true, value: null };
    const { fileName, sheet, events, written } = outcome.value;
    const settings = readSettings(outcome.value.settings);
    const session = new SheetSession(ports, { id, fileName, settings, written });
    session.engine.ask({ ask: 'resume', sheet, events });
    session.project.read();
    // Which rows are locked is known before anybody can edit one.
    await session.readRuns();
    return { ok: true, value: session };
  }

  /** Leaves the sheet: what waits is written, and the engine ends. Answers why it could not be written: all goes on then, as it was. */
  async close(): Promise<Failure | null> {
    const failure = await this.keeper.flush();
    if (failure === null) this.end();
    return failure;
  }

  /** Leaves the sheet and what waits. */
  end(): void {
    this.project.end();
    this.joiner.close();
    this.stopMapping();
    this.engine.close();
    this.leaveJoining();
  }

  /** The window is closed: what waits is on its way when this returns. */
  pageGoes(): void {
    this.keeper.leave();
    this.leaveJoining();
  }

  /** Does a step to the rows that are free. Answers in a sentence where some are not; so do the next two. */
  do(step: SheetStep | null): string | null {
    return this.tell((edited, kept) => (step === null ? null : doFree(edited, step, kept)));
  }

  undo(): string | null {
    return this.tell(undoFree);
  }

  redo(): string | null {
    return this.tell(redoFree);
  }

  private tell(act: (edited: EditedSheet, kept: Kept | null) => FreeEvent | null): string | null {
    const { edited, runs, leaving } = this.state;
    if (edited === null) return null;
    const done = act(edited, runs.rows.size > 0 || leaving.size > 0 ? keptRows(runs, leaving) : null);
    if (done === null) return null;
    if (done.event !== null) this.event(done.event);
    return done.said;
  }

  setMapping(mapping: Mapping): void {
    this.saveSettings({ ...this.state.settings, mapping });
    this.store.setState({ planning: true });
    // A text for all rows is typed letter by letter, and each would plan all rows anew.
    this.stopMapping();
    this.mappingTimer = setTimeout(() => this.ask({ ask: 'mapping', mapping }), MAPPING_AFTER_MS);
    this.plans.soon();
  }

  private stopMapping(): void {
    if (this.mappingTimer !== null) clearTimeout(this.mappingTimer);
  }

  private setForAll(change: NonNullable<ReturnType<typeof forAllIn>>): void {
    const { settings, guess } = this.state;
    const before = settings.mapping ?? guess?.mapping ?? null;
    if (before === null) return;
    this.stopMapping();
    const mapping = withDefault(before, change.fieldId, change.name, change.text);
    this.saveSettings({ ...settings, mapping });
    this.ask({ ask: 'mapping', mapping });
  }

  /** The mapping was looked at: it is remembered for the next file with these headers. Answers why that could not be. */
  async mapped(): Promise<Failure | null> {
    const { settings, guess, edited } = this.state;
    const mapping = settings.mapping ?? guess?.mapping ?? null;
    this.saveSettings({ ...settings, mapping, mapped: true });
    // Without names of their own the columns of the next file are others.
    if (mapping === null || edited === null || isNameless(edited.sheet)) return null;
    const before = await readMemory(this.ports.site);
    // What is not known would be written over.
    if (!before.ok) return before.failure;
    const all = rememberHeaders(before.value, mapping, edited.sheet.header, guess);
    const file = JSON.parse(writeMapping(all)) as JsonObject;
    const outcome = await call('bulk.remember', { site: this.ports.site, mapping: file });
    return outcome.ok ? null : outcome.failure;
  }

  fix(key: string, text: string | null): void {
    this.engine.ask({ ask: 'fix', key, text });
  }

  /** How wide a column of the grid is to be; `null`: as what stands in it. */
  setWidth(column: number, width: number | null): void {
    const { [String(column)]: before, ...others } = this.state.settings.widths ?? {};
    if (before === (width ?? undefined)) return;
    this.saveSettings({
      ...this.state.settings,
      widths: width === null ? others : { ...others, [String(column)]: width },
    });
  }

  showBody(row: number): void {
    this.engine.ask({ ask: 'body', row });
  }

  retrySaving(): void {
    void this.keeper.flush();
  }

  /** Somebody is writing in a cell: nothing takes the rows away from under them. */
  setEditing(editing: boolean): void {
    this.store.setState({ editing });
  }

  /** Where the cursor is, by the row's number: a row that is mended joins the run once it was left. `null`: at no row. */
  cursorAt(row: number | null): void {
    this.joiner.cursorAt(row);
  }

  /** A run is being stopped: mended rows do not join it. */
  stopJoining(): void {
    this.joiner.stop();
  }

  /**
   * Sends the rows that are ready and free; with `rows`, of these alone. Everything is on the disk before.
   *
   * @param again rows too that an earlier run has made, or has on their way; they are left out otherwise
   */
  run(rows: readonly number[] | null, again = false): Promise<Outcome<BegunRun>> {
    this.joiner.begin();
    this.store.setState({ joinFailure: null });
    return this.runs.send(rows, again);
  }

  /** Which of the rows that a run would take an earlier one has made already, or has on their way. */
  madeBefore(): Promise<Outcome<EarlierRows>> {
    return this.runs.madeBefore();
  }

  /** What was left out of the last run was told. */
  earlierSeen(): void {
    this.store.setState({ earlier: [] });
  }

  /** Everything is on the disk, also a mapping that nobody has touched. Answers why not. */
  private keepAll(): Promise<Failure | null> {
    const { settings, guess } = this.state;
    if (settings.mapping === null && guess !== null) this.saveSettings({ ...settings, mapping: guess.mapping });
    return this.keeper.flush();
  }

  /** The outbox moved: reads what of it is of this sheet. */
  readRuns(): Promise<void> {
    return this.runs.read();
  }

  private ask(message: ToEngine): void {
    this.plans.asked(message.ask);
    this.engine.ask(message);
  }

  private get state(): SheetState {
    return this.store.getState();
  }

  private event(event: SheetEvent): void {
    const { edited } = this.state;
    if (edited === null) return;
    const now = applyEvent(edited, event);
    const forAll = forAllIn(edited, event);
    this.store.setState({ edited: now, planning: this.state.site !== null });
    // Before the event: what is planned next is of both.
    if (forAll !== null) this.setForAll(forAll);
    this.ask({ ask: 'event', event });
    this.keeper.add(event);
    const { header } = edited.sheet;
    if (now.sheet.header.some((name, at) => at < header.length && name !== header[at])) this.mapAnew();
  }

  /** The columns are called otherwise: what each is for is guessed again. */
  private mapAnew(): void {
    const { settings } = this.state;
    this.stopMapping();
    this.plans.soon();
    this.saveSettings({ ...settings, mapping: null, mapped: false });
    this.store.setState({ guess: null, plan: null });
    this.project.read();
  }

  private saveSettings(settings: SheetSettings): void {
    this.store.setState({ settings });
    this.keeper.setFound(settings.found);
    this.keeper.setSettings(keptSettings(settings));
  }

  /** At once: a program that ends the moment after has them join when it starts again. */
  private keepJoining(rows: readonly number[]): void {
    this.saveSettings({ ...this.state.settings, joining: rows });
    void this.keeper.flush();
  }

  /** What was to join does so without the page from here on. */
  private leaveJoining(): void {
    const { id, joining } = this.state;
    if (joining.size > 0) void call('bulk.leave', { site: this.ports.site, id });
  }

  private hear(message: FromEngine): void {
    switch (message.tell) {
      case 'opened':
        this.opened = message;
        this.store.setState({ notes: message.notes });
        this.rows.length = 0;
        if (message.keep !== null) {
          const { fileName, settings } = this.state;
          const settingsNow = keptSettings(settings);
          this.keeper.begin({ fileName, sheet: message.keep, rows: message.rows, settings: settingsNow });
        }
        return;
      case 'rows':
        this.rows.push(...unpackRows(message.rows));
        if (message.last) this.show();
        return;
      case 'guessed':
        this.store.setState({ guess: message.guess });
        this.project.guessed(message.guess.mapping);
        return;
      case 'planned':
        // Of before the project was read, or while it is: what is sent would be another plan.
        if (this.plans.came() === 'old' || this.state.site === null) return;
        this.store.setState({ plan: message.plan, planning: this.plans.isBehind });
        this.project.need(message.needed);
        return;
      case 'mended':
        this.mended(message.step);
        return;
      case 'body':
        this.store.setState({ body: message });
        return;
      case 'broken':
        this.store.setState({ broken: message.why, planning: false });
        return;
      default:
        assertNever(message);
    }
  }

  /** What was mended in many rows at once: it is told, with the way back, and the row of the cursor is done as well. */
  private mended(step: SheetStep | null): void {
    if (step === null) return;
    const said = this.do(step);
    const done = this.state.edited?.done.at(-1);
    if (done !== undefined) this.store.setState({ mended: { step: done, said } });
    this.joiner.settled();
  }

  private show(): void {
    if (this.opened === null) return;
    const { name, header, nextNumber, top, done, undone } = this.opened;
    const sample = this.rows.slice(0, SAMPLE_ROWS);
    this.store.setState({
      sample,
      edited: {
        sheet: { name, header, rows: [...this.rows], nextNumber, ...(top === undefined ? {} : { top }) },
        done,
        undone,
      },
    });
  }
}
