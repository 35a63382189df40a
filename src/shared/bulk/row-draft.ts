import type { JsonValue } from '../json';
import type { TypeForm } from './bulk-site';
import type { ParentText } from './parent-text';
import type { Problem } from './problem';
import type { Question } from './question';

/** What a row comes to by itself, before it is seen beside the others. */
export interface RowDraft {
  readonly number: number;
  /** Nothing stands in it. */
  readonly blank: boolean;
  readonly form: TypeForm | null;
  /** As the form's controls keep them, Jira's defaults among them; without the parent. */
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly problems: readonly Problem[];
  /** What was looked up for it, and what of that is not answered. */
  readonly asked: readonly Question[];
  readonly open: readonly Question[];
  readonly summary: string;
  /** The summary for comparing: case, accents and spaces are no matter. */
  readonly folded: string;
  /** What other rows may call it, for comparing. */
  readonly name: string;
  readonly parent: ParentCell | null;
  /** The issue that it became in an earlier run: nothing is created for it. */
  readonly inJira: { readonly key: string; readonly column: number } | null;
}

export interface ParentCell {
  readonly text: ParentText;
  readonly column: number | null;
  /** Why the key can be no parent here, in a sentence. */
  readonly elsewhere: string | null;
  /** Whether the issue of this key exists, and what it is. */
  readonly question: Question | null;
}

/** A row in which nothing stands. */
export const BLANK: Omit<RowDraft, 'number'> = {
  blank: true,
  form: null,
  values: {},
  problems: [],
  asked: [],
  open: [],
  summary: '',
  folded: '',
  name: '',
  parent: null,
  inJira: null,
};
