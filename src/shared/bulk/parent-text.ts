import { fold } from '../fold';
import { parseIssueKey } from '../jira/issue-key';

/** What a cell says of the parent, before it is known which rows there are. */
export interface ParentText {
  readonly typed: string;
  /** To compare with what rows are called. */
  readonly folded: string;
  /** `#12`, `row 12`: the row of that number. */
  readonly row: number | null;
  /** A number alone: a row, unless a column says what rows are called. */
  readonly bare: boolean;
  /** `SHOP-12` or a link to it. */
  readonly key: string | null;
}

const ROW = /^(?:(?:row|line|zeile)\s*#?\s*|#\s*)?(\d{1,7})$/i;

export function readParentText(text: string): ParentText {
  const typed = text.trim();
  const number = ROW.exec(typed)?.[1];
  return {
    typed,
    folded: fold(typed),
    row: number === undefined ? null : Number(number),
    bare: /^\d+$/.test(typed),
    key: number === undefined ? (parseIssueKey(typed)?.key ?? null) : null,
  };
}
