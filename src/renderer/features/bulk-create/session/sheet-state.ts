import type { MappingGuess } from '@shared/bulk/guess-mapping';
import type { SheetRow } from '@shared/bulk/sheet';
import type { EditedSheet } from '@shared/bulk/sheet-log';
import type { SheetSettings } from '@shared/bulk/sheet-settings';
import type { SheetStep } from '@shared/bulk/sheet-step';
import type { TableNote } from '@shared/bulk/table';
import type { EarlierRow, SiteRead } from '@shared/ipc/bulk';
import type { Failure } from '@shared/ipc/failure';
import type { FromEngine, ShownPlan } from '../engine/messages';
import type { Kept } from './keep-sheet';
import type { LeftBehind } from './other-project';
import { NO_RUNS, type Runs } from './run-rows';

/** What the screen knows of the sheet that is open. */
export interface SheetState {
  readonly id: string;
  readonly fileName: string;
  /** `null` until all rows have crossed. */
  readonly edited: EditedSheet | null;
  /** The first rows as they were when it was opened: what is as wide as what stands in them stays so while it is edited. */
  readonly sample: readonly SheetRow[];
  readonly settings: SheetSettings;
  readonly site: SiteRead | null;
  /** Why the project's fields could not be read. */
  readonly siteFailure: Failure | null;
  /** Why duplicates of issues that are in Jira are not warned of. */
  readonly unread: Failure | null;
  readonly guess: MappingGuess | null;
  readonly plan: ShownPlan | null;
  /** An edit is not planned yet: what is shown of the rows is of a moment ago. */
  readonly planning: boolean;
  /** Questions that are not answered yet. */
  readonly looking: number;
  readonly kept: Kept;
  readonly runs: Runs;
  /** Rows that were left out of the run that was begun last, since an earlier one has made them or has them on their way. */
  readonly earlier: readonly EarlierRow[];
  /** Somebody is writing in a cell. */
  readonly editing: boolean;
  /** Rows, by number, that are being handed to a run: they are locked before it is known that they are in it. */
  readonly leaving: ReadonlySet<number>;
  /** Mended rows, by number, that join the run in a moment. */
  readonly joining: ReadonlySet<number>;
  /** Why those that were to join did not. */
  readonly joinFailure: Failure | null;
  /** The engine ended: what was kept is kept. */
  readonly broken: string | null;
  /** What was mapped and the project that was chosen has no place for. */
  readonly leftBehind: LeftBehind | null;
  /** What was repaired or left out while the file was read. */
  readonly notes: readonly TableNote[];
  /** What was mended in all rows alike just now, and what of it stayed as it was. */
  readonly mended: { readonly step: SheetStep; readonly said: string | null } | null;
  readonly body: Extract<FromEngine, { tell: 'body' }> | null;
}

/** A sheet of which nothing has crossed yet. */
export function newState({ id, fileName, settings }: Pick<SheetState, 'id' | 'fileName' | 'settings'>): SheetState {
  return {
    id,
    fileName,
    settings,
    edited: null,
    sample: [],
    site: null,
    siteFailure: null,
    unread: null,
    guess: null,
    plan: null,
    planning: false,
    looking: 0,
    kept: { state: 'saved' },
    runs: NO_RUNS,
    earlier: [],
    editing: false,
    leaving: new Set(),
    joining: new Set(settings.joining),
    joinFailure: null,
    broken: null,
    leftBehind: null,
    notes: [],
    mended: null,
    body: null,
  };
}
