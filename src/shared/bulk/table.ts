/** One sheet as it was read: a header and the rows below it, all of it text. */
export interface Table {
  /** The sheet's own name; the file's name for text; "Clipboard" for a paste. */
  readonly name: string;
  /** As long as every row's `cells`. A name may repeat (one column for each value) or be empty (a column without one). */
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
  /** The first rows of the file as they stand there, titles and the names of the columns among them; left out in a file of ours. */
  readonly top?: readonly TableRow[];
  readonly notes: readonly TableNote[];
}

export interface TableRow {
  /** 1-based line (text) or row (spreadsheet) of the file where it begins. */
  readonly line: number;
  /**
   * Text. A date of a spreadsheet is `2026-11-30` or `2026-11-30T09:30`, a time `09:30`, a number its plain shortest decimal, a boolean
   * `true` or `false`, an error what the sheet shows (`#REF!`). Line breaks are `\n`.
   */
  readonly cells: readonly string[];
}

/** What was repaired or left out while reading, in words. `line` as in a row; `null` where it concerns the whole. */
export interface TableNote {
  readonly line: number | null;
  readonly text: string;
  /** `line` is a row, as spreadsheets count. */
  readonly isRow?: true;
}
