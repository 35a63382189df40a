import type { BulkSite } from '@shared/bulk/bulk-site';
import type { MappingGuess } from '@shared/bulk/guess-mapping';
import type { SheetRow } from '@shared/bulk/sheet';
import type { EditedSheet } from '@shared/bulk/sheet-log';
import type { SheetSettings } from '@shared/bulk/sheet-settings';
import type { TableNote } from '@shared/bulk/table';
import type { Failure } from '@shared/ipc/failure';
import type { FromEngine, ShownPlan } from '../engine/messages';
import type { Kept } from './keep-sheet';
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
  readonly site: BulkSite | null;
  /** Why the project's fields could not be read. */
  readonly siteFailure: Failure | null;
  readonly guess: MappingGuess | null;
  readonly plan: ShownPlan | null;
  /** An edit is not planned yet: what is shown of the rows is of a moment ago. */
  readonly planning: boolean;
  /** Questions that are not answered yet. */
  readonly looking: number;
  readonly kept: Kept;
  readonly runs: Runs;
  /** The engine ended: what was kept is kept. */
  readonly broken: string | null;
  /** What was repaired or left out while the file was read. */
  readonly notes: readonly TableNote[];
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
    guess: null,
    plan: null,
    planning: false,
    looking: 0,
    kept: { state: 'saved' },
    runs: NO_RUNS,
    broken: null,
    notes: [],
    body: null,
  };
}
