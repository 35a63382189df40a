import type { SheetStep } from '@shared/bulk/sheet-step';
import type { RunRowState } from '@shared/ipc/bulk';
import type { ToastInput } from '../../../ui/overlay/toasts';

/** What a step did, in words, where that is not to be seen; with a way on, or else with the way back. */
export interface StepTelling {
  readonly text: string;
  readonly action?: ToastInput['action'];
}

/** Where a row stands in the outbox. */
export type RunPlace = Pick<RunRowState, 'groupId' | 'changeId'>;

/** What the grid wants done to the sheet. */
export interface GridActs {
  /** `telling`: said once it is done. */
  readonly step: (step: SheetStep | null, telling?: StepTelling) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly fix: (groupKey: string, text: string) => void;
  /** `back`: the one before. */
  readonly nextProblem: (back?: boolean) => void;
  /** Whether somebody is writing in a cell. */
  readonly editing: (editing: boolean) => void;
  readonly find: () => void;
  readonly endFind: () => void;
  /** The last look before the rows that are ready are created. */
  readonly create: () => void;
  /** Something could not be done: a sentence. */
  readonly say: (text: string) => void;
  readonly openIssue: (issueKey: string) => void;
  /** Shows the outbox, and in it what a row has become. */
  readonly openOutbox: (run: RunPlace) => void;
  /** Makes a column as wide; `null`: as what stands in it. `done`: to be kept. */
  readonly width: (column: number, width: number | null, done: boolean) => void;
  /** What a column is for. */
  readonly map: (column: number) => void;
}
