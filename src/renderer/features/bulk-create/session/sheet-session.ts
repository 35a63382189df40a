import { createStore, type StoreApi } from 'zustand/vanilla';
import { assertNever } from '@shared/assert-never';
import { isNameless } from '@shared/bulk/first-row';
import type { Mapping } from '@shared/bulk/mapping';
import { writeMapping } from '@shared/bulk/mapping-file';
import type { Found } from '@shared/bulk/question';
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
import { readyAndFree } from './joining';
import { SheetKeeper } from './keep-sheet';
import { doFree, redoFree, undoFree, type FreeEvent } from './free-events';
import { isBound, keptRows } from './kept-rows';
import { LookUps } from './look-ups';
import { PlansToCome } from './plans-to-come';
import { carriedMapping, lostIn } from './other-project';
import { readMemory, readPlace } from './read-place';
import { withNews } from './run-rows';
import { newState, type SheetState } from './sheet-state';
import { isOvertaken } from './overtaken';

export interface SessionPorts {
  readonly site: SiteRef;
  readonly openEngine: OpenEngine;
}

const SAMPLE_ROWS = 60;
const MAPPING_AFTER_MS = 200;
const SITE_AFTER_MS = 300;

/** One sheet that is open: what is done to it goes to the screen, to the engine and to the disk, in this order. */
export class SheetSession {
  readonly store: StoreApi<SheetState>;
  private readonly engine: EnginePort;
  private readonly keeper: SheetKeeper;
  private readonly joiner: Joiner;
  private readonly rows: SheetRow[] = [];
  private readonly plans = new PlansToCome();
  private opened: Extract<FromEngine, { tell: 'opened' }> | null = null;
  private lookUps: LookUps | null = null;
  private mappingTimer: ReturnType<typeof setTimeout> | null = null;
  private siteTimer: ReturnType<typeof setTimeout> | null = null;
  private reading: Promise<void> | null = null;
  /** What was mapped for the project before, until it is mapped for this one. */
  private carried: Mapping | null = null;
  private before: { readonly settings: SheetSettings; readonly name: string } | null = null;
  private readAgain = false;

  private constructor(
    private readonly ports: SessionPorts,
    { id, fileName, settings, written }: { id: string; fileName: string; settings: SheetSettings; written: number },
  ) {
    this.store = createStore<SheetState>(() => newState({ id, fileName, settings }));
    this.keeper = new SheetKeeper(ports.site, id, (kept) => this.store.setState({ kept }), written, settings.found);
    this.engine = ports.openEngine((message) => this.hear(message));
    this.joiner = new Joiner({
      store: this.store,
      send: (rows) => this.send(rows),
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
    if (settings.projectId !== null) void session.readSite(settings.projectId);
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
    this.lookUps?.stop();
    this.joiner.close();
    for (const timer of [this.mappingTimer, this.siteTimer]) if (timer !== null) clearTimeout(timer);
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

  /** Another project; what was mapped goes with it by the names of its fields. Not once a run has taken rows: these are in the one before. */
  chooseProject(projectId: string): void {
    const { settings, guess, site, edited, runs, leaving } = this.state;
    if (isBound(runs, leaving)) return;
    this.carried = carriedMapping(settings.mapping, guess, edited?.sheet.header ?? []);
    this.before = site === null || this.carried === null ? null : { settings, name: site.project.name };
    // What was found for another project may not be so here.
    this.go({ ...settings, projectId, mapping: null, found: {}, mapped: false });
  }

  /** What the other project has no field for is left out. */
  stayInProject(): void {
    this.before = null;
    this.store.setState({ leftBehind: null });
  }

  /** The project before, with all that was mapped for it. */
  backToProject(): void {
    const { before } = this;
    this.carried = null;
    this.stayInProject();
    if (before !== null) this.go(before.settings);
  }

  private go(settings: SheetSettings): void {
    this.lookUps?.stop();
    this.lookUps = null;
    if (this.mappingTimer !== null) clearTimeout(this.mappingTimer);
    this.saveSettings(settings);
    this.store.setState({ site: null, siteFailure: null, guess: null, plan: null, leftBehind: null });
    if (settings.projectId !== null) void this.readSite(settings.projectId);
  }

  setMapping(mapping: Mapping): void {
    this.saveSettings({ ...this.state.settings, mapping });
    this.store.setState({ planning: true });
    // A text for all rows is typed letter by letter, and each would plan all rows anew.
    if (this.mappingTimer !== null) clearTimeout(this.mappingTimer);
    this.mappingTimer = setTimeout(() => this.ask({ ask: 'mapping', mapping }), MAPPING_AFTER_MS);
    this.plans.soon();
  }

  private setForAll(change: NonNullable<ReturnType<typeof forAllIn>>): void {
    const { settings, guess } = this.state;
    const before = settings.mapping ?? guess?.mapping ?? null;
    if (before === null) return;
    if (this.mappingTimer !== null) clearTimeout(this.mappingTimer);
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

  /** Reads the project and what was looked up again: somebody has mended a field, an account or a permission in Jira. */
  readProjectAgain(): void {
    const { settings } = this.state;
    if (settings.projectId === null) return;
    const found = Object.fromEntries(Object.entries(settings.found).filter(([, { state }]) => state === 'exact'));
    this.saveSettings({ ...settings, found });
    void this.readSite(settings.projectId, true);
  }

  /** The mirror has other fields of the project by now: rows are held against those. Its types are told one by one. */
  projectMoved(projectId: string): void {
    if (projectId !== this.state.settings.projectId) return;
    // Main has them already: it would send another plan than the one that is shown.
    this.plans.soon();
    this.store.setState({ planning: true });
    if (this.siteTimer !== null) clearTimeout(this.siteTimer);
    this.siteTimer = setTimeout(() => void this.readSite(projectId), SITE_AFTER_MS);
  }

  retrySite(): void {
    const { projectId } = this.state.settings;
    if (projectId !== null) void this.readSite(projectId);
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
    return this.send(rows, again);
  }

  /** Which of the rows that a run would take an earlier one has made already, or has on their way. */
  async madeBefore(): Promise<Outcome<EarlierRows>> {
    const { plan, runs, id } = this.state;
    const failure = await this.keepAll();
    if (failure !== null) return { ok: false, failure };
    const rows = plan === null ? [] : readyAndFree(plan, runs.rows);
    return call('bulk.before', { site: this.ports.site, id, rows });
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

  private async send(rows: readonly number[] | null, again = false): Promise<Outcome<BegunRun>> {
    const { id, site } = this.state;
    // From here on they are sent as they are on the disk: an edit would be of an issue that does not have it.
    const { plan, runs: now } = this.state;
    // Those that the person was shown, though more may be ready by the time that they are read again.
    const shown = rows ?? (plan === null ? [] : readyAndFree(plan, now.rows));
    this.store.setState({ leaving: new Set(shown) });
    try {
      const failure = await this.keepAll();
      if (failure !== null) return { ok: false, failure };
      const asked = { rows: [...shown], fieldsMark: site?.fieldsMark ?? null, again };
      const outcome = await call('bulk.run', { site: this.ports.site, id, ...asked });
      if (outcome.ok) this.store.setState({ earlier: outcome.value.earlier ?? [] });
      // Main has other fields, or other rows, than those that are shown: they are read again.
      else if (isOvertaken(outcome.failure)) {
        this.keeper.rewriteFound();
        this.retrySite();
      }
      // Changes that were added have not moved yet: all are read again. Also of a run that began nothing: its rows may be of an earlier one.
      this.store.setState(({ runs }) => ({ runs: { ...runs, since: 0 } }));
      await this.readRuns();
      // One that was being read may be of before.
      while (this.reading !== null) await this.reading;
      return outcome;
    } finally {
      this.store.setState({ leaving: new Set() });
    }
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
    if (this.mappingTimer !== null) clearTimeout(this.mappingTimer);
    this.plans.soon();
    this.saveSettings({ ...settings, mapping: null, mapped: false });
    this.store.setState({ guess: null, plan: null });
    if (settings.projectId !== null) void this.readSite(settings.projectId);
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

  private setFound(found: Found): void {
    this.saveSettings({ ...this.state.settings, found });
    this.store.setState({ planning: true });
    this.ask({ ask: 'found', found });
  }

  private async readSite(projectId: string, fresh = false): Promise<void> {
    const { site } = this.ports;
    this.store.setState({ siteFailure: null, unread: null });
    const read = await readPlace(site, { projectId, sheetId: this.state.id, fresh });
    if (this.state.settings.projectId !== projectId) return;
    if (!read.ok) {
      this.store.setState({ siteFailure: read.failure });
      return;
    }
    const { mapping, found } = this.state.settings;
    this.lookUps?.stop();
    this.lookUps = new LookUps({ site, projectId }, (answers, left) => {
      this.store.setState({ looking: left });
      this.setFound({ ...this.state.settings.found, ...answers });
    });
    const { forEngine, unread } = read.value;
    this.store.setState({ site: forEngine.site, unread, planning: true });
    const { carried, before } = this;
    const lost = carried === null || before === null ? [] : lostIn(forEngine.site, carried);
    if (before !== null && lost.length > 0) this.store.setState({ leftBehind: { names: lost, from: before.name } });
    this.ask({ ask: 'site', ...forEngine, carried, mapping, found });
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
        this.rows.push(...unpackRows(message.rows));
        if (message.last) this.show();
        return;
      case 'guessed':
        this.store.setState({ guess: message.guess });
        if (this.carried !== null && this.state.settings.mapping === null) {
          this.carried = null;
          this.saveSettings({ ...this.state.settings, mapping: message.guess.mapping });
        }
        return;
      case 'planned':
        // Of before the project was read, or while it is: what is sent would be another plan.
        if (this.plans.came() === 'old' || this.state.site === null) return;
        this.store.setState({ plan: message.plan, planning: this.plans.isBehind });
        this.need(message.needed);
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

  private need(needed: Parameters<LookUps['need']>[0]): void {
    this.store.setState({ looking: needed.length });
    this.lookUps?.need(needed);
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
