import type { SheetStep } from '@shared/bulk/sheet-step';

/** What the grid wants done to the sheet. */
export interface GridActs {
  readonly step: (step: SheetStep | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly fix: (groupKey: string, text: string) => void;
  readonly nextProblem: () => void;
  readonly find: () => void;
  /** Something could not be done: a sentence. */
  readonly say: (text: string) => void;
  readonly openIssue: (issueKey: string) => void;
  readonly openOutbox: () => void;
  /** What a column is for. */
  readonly map: (column: number) => void;
}
