import type { SheetStep } from '@shared/bulk/sheet-step';

/** What the grid wants done to the sheet. */
export interface GridActs {
  readonly step: (step: SheetStep | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly fix: (groupKey: string, text: string) => void;
  /** `back`: the one before. */
  readonly nextProblem: (back?: boolean) => void;
  /** Whether somebody is writing in a cell. */
  readonly editing: (editing: boolean) => void;
  readonly find: () => void;
  /** The last look before the rows that are ready are created. */
  readonly create: () => void;
  /** Something could not be done: a sentence. */
  readonly say: (text: string) => void;
  readonly openIssue: (issueKey: string) => void;
  readonly openOutbox: () => void;
  /** Makes a column as wide; `null`: as what stands in it. `done`: to be kept. */
  readonly width: (column: number, width: number | null, done: boolean) => void;
  /** What a column is for. */
  readonly map: (column: number) => void;
}
