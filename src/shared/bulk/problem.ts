/** What can be wrong with a cell, for filters, counts and the command line. The sentence says it to people. */
export type ProblemCode =
  | 'required'
  | 'not-accepted'
  /** `N/A`, `-`, `Unassigned`. */
  | 'says-nothing'
  | 'not-a-number'
  | 'not-a-date'
  | 'two-days'
  | 'date-order'
  /** A spreadsheet's number for a day. */
  | 'day-number'
  | 'year-missing'
  | 'time-missing'
  | 'time-too-much'
  | 'not-a-duration'
  | 'not-an-address'
  | 'not-an-issue'
  | 'not-json'
  | 'too-long'
  | 'line-break'
  | 'unreadable'
  | 'off-screen'
  /** Another column of the row fills the field already. */
  | 'said-twice'
  | 'no-type'
  | 'unknown-type'
  | 'other-project'
  /** The file is the result of a run, and the row was created in it. */
  | 'in-jira'
  | 'formula'
  | 'error-cell'
  | 'not-found'
  | 'several'
  | 'guess'
  | 'not-looked-up'
  | 'parent-unknown'
  | 'parent-several'
  | 'parent-cycle'
  | 'parent-level'
  | 'parent-elsewhere'
  | 'row-name-twice'
  | 'duplicate-row'
  | 'duplicate-issue';

/** What can be written instead. */
export interface Closest {
  /** For the cell, in the place of what is wrong. */
  readonly text: string;
  /** For people. */
  readonly label: string;
  /** The label says what is done, not what is written: `Take it as text`. */
  readonly isAct?: true;
}

/** What is wrong with a cell, or could be. */
export interface Problem {
  readonly code: ProblemCode;
  /** The cell's column; `null` where the sheet has none for the field. */
  readonly column: number | null;
  readonly fieldId: string | null;
  /** As people call the field. */
  readonly fieldName: string;
  /** What is wrong in the cell: all of it, or one entry of a list. Empty where something lacks. */
  readonly wrong: string;
  readonly sentence: string;
  /** The issue type that lacks the field, where that is what is wrong. */
  readonly typeName?: string;
  /** The nearest first. */
  readonly closest: readonly Closest[];
}

/** A problem before it is known where its cell stands. */
export type CellProblem = Omit<Problem, 'column'>;
