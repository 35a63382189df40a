import { createStore, type StoreApi } from 'zustand/vanilla';
import { assertNever } from '@shared/assert-never';
import { remember, type Mapping } from '@shared/bulk/mapping';
import { writeMapping } from '@shared/bulk/mapping-file';
import type { Found } from '@shared/bulk/question';
import type { SheetRow } from '@shared/bulk/sheet';
import { applyEvent, type SheetEvent } from '@shared/bulk/sheet-log';
import { keptSettings, NO_SETTINGS, readSettings, type SheetSettings } from '@shared/bulk/sheet-settings';
import type { SheetStep } from '@shared/bulk/sheet-step';
import type { ChangeGroup } from '@shared/ipc/change';
import type { Outcome } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import type { SiteRef } from '@shared/jira/site';
import { call } from '../../../bridge';
import type { EnginePort, OpenEngine } from '../engine/engine-port';
import type { FromEngine } from '../engine/messages';
import { SheetKeeper } from './keep-sheet';
import { LookUps } from './look-ups';
import { readMemory, readPlace } from './read-place';
import { withNews } from './run-rows';
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
  private readonly rows: SheetRow[] = [];
  private opened: Extract<FromEngine, { tell: 'opened' }> | null = null;
  private lookUps: LookUps | null = null;
  private mappingTimer: ReturnType<typeof setTimeout> | null = null;
  private reading: Promise<void> | null = null;
  private readAgain = false;

  private constructor(
    private readonly ports: SessionPorts,
    { id, fileName, settings, written }: { id: string; fileName: string; settings: SheetSettings; written: number },
  ) {
    this.store = createStore<SheetState>(() => newState({ id, fileName, settings }));
    this.keeper = new SheetKeeper(ports.site, id, (kept) => this.store.setState({ kept }), written);
    this.engine = ports.openEngine((message) => this.hear(message));
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
    if (settings.projectId !== null) void session.readSite(settings.projectId);
    void session.readRuns();
    return { ok: true, value: session };
  }

  /** Leaves the sheet: what waits is written, and the engine ends. */
  async close(): Promise<void> {
    this.lookUps?.stop();
    if (this.mappingTimer !== null) clearTimeout(this.mappingTimer);
    await this.keeper.flush();
    this.engine.close();
  }

  do(step: SheetStep | null): void {
    if (step !== null) this.event({ event: 'do', step });
  }

  undo(): void {
    if ((this.state.edited?.done.length ?? 0) > 0) this.event({ event: 'undo' });
  }

  redo(): void {
    if ((this.state.edited?.undone.length ?? 0) > 0) this.event({ event: 'redo' });
  }

  chooseProject(projectId: string): void {
    this.lookUps?.stop();
    this.lookUps = null;
    // What was found for another project may not be so here.
    if (this.mappingTimer !== null) clearTimeout(this.mappingTimer);
    this.saveSettings({ projectId, mapping: null, found: {}, mapped: false });
    this.store.setState({ site: null, siteFailure: null, guess: null, plan: null });
    void this.readSite(projectId);
  }

  setMapping(mapping: Mapping): void {
    this.saveSettings({ ...this.state.settings, mapping });
    this.store.setState({ planning: true });
    // A text for all rows is typed letter by letter, and each would plan all rows anew.
    if (this.mappingTimer !== null) clearTimeout(this.mappingTimer);
    this.mappingTimer = setTimeout(() => this.engine.ask({ ask: 'mapping', mapping }), MAPPING_AFTER_MS);
  }

  /** The mapping was looked at: it is remembered for the next file with these headers. */
  async mapped(): Promise<void> {
    const { settings, guess } = this.state;
    const mapping = settings.mapping ?? guess?.mapping ?? null;
    this.saveSettings({ ...settings, mapping, mapped: true });
    if (mapping === null) return;
    const before = await readMemory(this.ports.site);
    const all = before === null ? mapping : remember(before, mapping);
    // To have to map it again is the worst that can happen.
    await call('bulk.remember', { site: this.ports.site, mapping: JSON.parse(writeMapping(all)) as JsonObject });
  }

  fix(key: string, text: string | null): void {
    this.engine.ask({ ask: 'fix', key, text });
  }

  showBody(row: number): void {
    this.engine.ask({ ask: 'body', row });
  }

  /** What could not be looked up is asked again. */
  lookUpAgain(): void {
    const { settings } = this.state;
    const failed = Object.entries(settings.found).flatMap(([key, { state }]) => (state === 'unchecked' ? [key] : []));
    const found = Object.fromEntries(Object.entries(settings.found).filter(([, { state }]) => state !== 'unchecked'));
    this.lookUps?.forget(failed);
    this.setFound(found);
  }

  retrySaving(): void {
    void this.keeper.flush();
  }

  retrySite(): void {
    const { projectId } = this.state.settings;
    if (projectId !== null) void this.readSite(projectId);
  }

  /** Sends the rows that are ready and free; with `rows`, of these alone. Everything is on the disk before. */
  async run(rows: readonly number[] | null): Promise<Outcome<ChangeGroup>> {
    const { settings, guess, id } = this.state;
    if (settings.mapping === null && guess !== null) this.saveSettings({ ...settings, mapping: guess.mapping });
    const failure = await this.keeper.flush();
    if (failure !== null) return { ok: false, failure };
    const outcome = await call('bulk.run', { site: this.ports.site, id, rows: rows === null ? null : [...rows] });
    if (outcome.ok) {
      // Changes that were added have not moved yet: all are read again.
      this.store.setState(({ runs }) => ({ runs: { ...runs, since: 0 } }));
      await this.readRuns();
    }
    return outcome;
  }

  /** The outbox moved: reads what of it is of this sheet. */
  readRuns(): Promise<void> {
    this.readAgain = this.reading !== null;
    this.reading ??= this.readNews().finally(() => {
      this.reading = null;
      if (this.readAgain) void this.readRuns();
    });
    return this.reading;
  }

  private async readNews(): Promise<void> {
    const { id, runs } = this.state;
    const outcome = await call('bulk.news', { site: this.ports.site, id, since: runs.since });
    // The next push asks again; the outbox screen says what is wrong with the outbox.
    if (!outcome.ok) return;
    this.store.setState(({ runs: now }) => (now.since === runs.since ? { runs: withNews(now, outcome.value) } : {}));
  }

  private get state(): SheetState {
    return this.store.getState();
  }

  private event(event: SheetEvent): void {
    const { edited } = this.state;
    if (edited === null) return;
    this.store.setState({ edited: applyEvent(edited, event), planning: this.state.site !== null });
    this.engine.ask({ ask: 'event', event });
    this.keeper.add(event);
  }

  private saveSettings(settings: SheetSettings): void {
    this.store.setState({ settings });
    this.keeper.setSettings(keptSettings(settings));
  }

  private setFound(found: Found): void {
    this.saveSettings({ ...this.state.settings, found });
    this.store.setState({ planning: true });
    this.engine.ask({ ask: 'found', found });
  }

  private async readSite(projectId: string): Promise<void> {
    const { site } = this.ports;
    this.store.setState({ siteFailure: null });
    const read = await readPlace(site, projectId);
    if (this.state.settings.projectId !== projectId) return;
    if (!read.ok) {
      this.store.setState({ siteFailure: read.failure });
      return;
    }
    const { mapping, found } = this.state.settings;
    this.lookUps = new LookUps({ site, projectId }, (answers, left) => {
      this.store.setState({ looking: left });
      this.setFound({ ...this.state.settings.found, ...answers });
    });
    this.store.setState({ site: read.value.site, planning: true });
    this.engine.ask({ ask: 'site', ...read.value, mapping, found });
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
          void this.keeper.begin({ fileName, sheet: message.keep, rows: message.rows, settings: settingsNow });
        }
        return;
      case 'rows':
        this.rows.push(...message.rows);
        if (message.last) this.show();
        return;
      case 'guessed':
        this.store.setState({ guess: message.guess });
        return;
      case 'planned':
        this.store.setState({ plan: message.plan, planning: false });
        this.need(message.needed);
        return;
      case 'mended':
        if (message.event !== null) this.event(message.event);
        if (message.mapping !== null) this.setMapping(message.mapping);
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

  private need(needed: Parameters<LookUps['need']>[0]): void {
    this.store.setState({ looking: needed.length });
    this.lookUps?.need(needed);
  }

  private show(): void {
    if (this.opened === null) return;
    const { name, header, nextNumber, done, undone } = this.opened;
    const sample = this.rows.slice(0, SAMPLE_ROWS);
    this.store.setState({
      sample,
      edited: { sheet: { name, header, rows: [...this.rows], nextNumber }, done, undone },
    });
  }
}
