import type { Field, Issue, Json, Project } from '../../world/model';
import type { JiraContext } from '../context';

/** Where a value would be stored. `issue` is absent on create. */
export interface ValuePlace {
  context: JiraContext;
  project: Project;
  issueTypeId: string;
  issue?: Issue;
}

/**
 * A value read by its field: what to store (null empties), or the sentence Jira answers beside the field, or the code
 * that it answers without naming a field.
 */
export type Checked =
  | { ok: true; stored: Json }
  /** `key` where Jira puts the sentence beside something else than the field that was sent. */
  | { ok: false; sentence: string; key?: string }
  | { ok: false; code: string };

export function store(stored: Json): Checked {
  return { ok: true, stored };
}

export function refuse(sentence: string, key?: string): Checked {
  return { ok: false, sentence, ...(key === undefined ? {} : { key }) };
}

export type Check = (place: ValuePlace, field: Field, value: unknown) => Checked;

/** Checks every entry of an array field; the first refusal counts. */
export function eachEntry(check: Check): Check {
  return (place, field, value) => {
    if (!Array.isArray(value)) return refuse('data was not an array');
    const stored: Json[] = [];
    for (const entry of value) {
      const checked = check(place, field, entry);
      if (!checked.ok) return checked;
      if (!stored.some((known) => JSON.stringify(known) === JSON.stringify(checked.stored)))
        stored.push(checked.stored);
    }
    return store(stored.length === 0 ? null : stored);
  };
}
