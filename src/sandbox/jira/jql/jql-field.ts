import type { Issue } from '../../world/model';

/** A field as JQL sees it: where its values come from, and how a word in a query finds one. */
export type JqlField = ChoiceField | TextField | MomentField | NumberField;

/** A clause, or a whole query, asked of one issue. */
export type IssueTest = (issue: Issue) => boolean;

interface Named {
  /** As written in refusals. */
  name: string;
  /** How the changelog calls it; for `was` and `changed`. */
  historyNames: readonly string[];
}

/** People, statuses, versions, keys: things with an id. */
export interface ChoiceField extends Named {
  kind: 'choice';
  ids(issue: Issue): readonly string[];
  /** Ids that a word means: an id, a name, a key. None for what does not exist. */
  resolve(word: string): readonly string[];
  /** For `<`, `>` and ORDER BY where the things have an order of their own. */
  rank?(id: string): number;
  /** For ORDER BY where they have none. */
  label(id: string): string;
}

export interface TextField extends Named {
  kind: 'text';
  /** Empty when it is ''. */
  text(issue: Issue): string;
}

export interface MomentField extends Named {
  kind: 'moment';
  /** Epoch milliseconds; for a field of days the start of the day in UTC. */
  at(issue: Issue): number | null;
  dayOnly: boolean;
}

export interface NumberField extends Named {
  kind: 'number';
  number(issue: Issue): number | null;
}

export function isEmpty(field: JqlField, issue: Issue): boolean {
  switch (field.kind) {
    case 'choice':
      return field.ids(issue).length === 0;
    case 'text':
      return field.text(issue) === '';
    case 'moment':
      return field.at(issue) === null;
    case 'number':
      return field.number(issue) === null;
  }
}
