import type { StoreApi } from 'zustand/vanilla';
import type { Mapping } from '@shared/bulk/mapping';
import type { Found, Question } from '@shared/bulk/question';
import type { SheetSettings } from '@shared/bulk/sheet-settings';
import type { SiteRef } from '@shared/jira/site';
import type { ToEngine } from '../engine/messages';
import { isBound } from './kept-rows';
import { LookUps } from './look-ups';
import { carriedMapping, lostIn } from './other-project';
import { readPlace } from './read-place';
import type { SheetState } from './sheet-state';

export interface SheetProjectPorts {
  readonly site: SiteRef;
  readonly store: StoreApi<SheetState>;
  readonly ask: (message: ToEngine) => void;
  readonly saveSettings: (settings: SheetSettings) => void;
  /** What is planned until something is asked again is old. */
  readonly soon: () => void;
  /** What was about to be asked of the project before is asked no more. */
  readonly leave: () => void;
}

const SITE_AFTER_MS = 300;

/** The project that a sheet goes to: reads its fields for the engine, looks names up in it, and takes what was mapped along to another one. */
export class SheetProject {
  private lookUps: LookUps | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** What was mapped for the project before, until it is mapped for this one. */
  private carried: Mapping | null = null;
  private before: { readonly settings: SheetSettings; readonly name: string } | null = null;

  constructor(private readonly ports: SheetProjectPorts) {}

  end(): void {
    this.lookUps?.stop();
    if (this.timer !== null) clearTimeout(this.timer);
  }

  /** Another project; what was mapped goes with it by the names of its fields. Not once a run has taken rows: these are in the one before. */
  choose(projectId: string): void {
    const { settings, guess, site, edited, runs, leaving } = this.state;
    if (isBound(runs, leaving)) return;
    this.carried = carriedMapping(settings.mapping, guess, edited?.sheet.header ?? []);
    this.before = site === null || this.carried === null ? null : { settings, name: site.project.name };
    // What was found for another project may not be so here.
    this.go({ ...settings, projectId, mapping: null, found: {}, mapped: false });
  }

  /** What the other project has no field for is left out. */
  stay(): void {
    this.before = null;
    this.ports.store.setState({ leftBehind: null });
  }

  /** The project before, with all that was mapped for it. */
  back(): void {
    const { before } = this;
    this.carried = null;
    this.stay();
    if (before !== null) this.go(before.settings);
  }

  /** What was carried along is mapped now, as the engine has it. */
  guessed(mapping: Mapping): void {
    const { settings } = this.state;
    if (this.carried === null || settings.mapping !== null) return;
    this.carried = null;
    this.ports.saveSettings({ ...settings, mapping });
  }

  /** Reads the project that was chosen. `fresh`: from Jira, whatever the mirror has. */
  read(fresh = false): void {
    const { projectId } = this.state.settings;
    if (projectId !== null) void this.readSite(projectId, fresh);
  }

  /** Reads the project and what was looked up again: somebody has mended a field, an account or a permission in Jira. */
  readAgain(): void {
    const { settings } = this.state;
    if (settings.projectId === null) return;
    const found = Object.fromEntries(Object.entries(settings.found).filter(([, { state }]) => state === 'exact'));
    this.ports.saveSettings({ ...settings, found });
    this.read(true);
  }

  /** The mirror has other fields of the project by now: rows are held against those. Its types are told one by one. */
  moved(projectId: string): void {
    if (projectId !== this.state.settings.projectId) return;
    // Main has them already: it would send another plan than the one that is shown.
    this.ports.soon();
    this.ports.store.setState({ planning: true });
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.read(), SITE_AFTER_MS);
  }

  /** What the newest plan needs to know. */
  need(questions: readonly Question[]): void {
    this.ports.store.setState({ looking: questions.length });
    this.lookUps?.need(questions);
  }

  /** What could not be looked up is asked again. */
  lookUpAgain(): void {
    const { found } = this.state.settings;
    const failed = Object.entries(found).flatMap(([key, { state }]) => (state === 'unchecked' ? [key] : []));
    this.lookUps?.forget(failed);
    this.setFound(Object.fromEntries(Object.entries(found).filter(([, { state }]) => state !== 'unchecked')));
  }

  private get state(): SheetState {
    return this.ports.store.getState();
  }

  private go(settings: SheetSettings): void {
    this.lookUps?.stop();
    this.lookUps = null;
    this.ports.leave();
    this.ports.saveSettings(settings);
    this.ports.store.setState({ site: null, siteFailure: null, guess: null, plan: null, leftBehind: null });
    this.read();
  }

  private setFound(found: Found): void {
    this.ports.saveSettings({ ...this.state.settings, found });
    this.ports.store.setState({ planning: true });
    this.ports.ask({ ask: 'found', found });
  }

  private async readSite(projectId: string, fresh: boolean): Promise<void> {
    const { site, store } = this.ports;
    store.setState({ siteFailure: null, unread: null });
    const read = await readPlace(site, { projectId, sheetId: this.state.id, fresh });
    if (this.state.settings.projectId !== projectId) return;
    if (!read.ok) {
      store.setState({ siteFailure: read.failure });
      return;
    }
    const { mapping, found } = this.state.settings;
    this.lookUps?.stop();
    this.lookUps = new LookUps({ site, projectId }, (answers, left) => {
      store.setState({ looking: left });
      this.setFound({ ...this.state.settings.found, ...answers });
    });
    const { forEngine, unread } = read.value;
    store.setState({ site: forEngine.site, unread, planning: true });
    const { carried, before } = this;
    const lost = carried === null || before === null ? [] : lostIn(forEngine.site, carried);
    if (before !== null && lost.length > 0) store.setState({ leftBehind: { names: lost, from: before.name } });
    this.ports.ask({ ask: 'site', ...forEngine, carried, mapping, found });
  }
}
