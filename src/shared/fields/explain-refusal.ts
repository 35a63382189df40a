import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import { fieldTypeFor } from './catalogue';
import { choicesOf } from './choices';
import { nearestBy } from './nearest';
import type { Choice } from './values';

/** A refusal of one field in words: what happened and why, what Jira would take, and who can mend it. */
export interface RefusalWords {
  /** Sentences; the first says what happened. */
  readonly problem: string;
  /** What Jira takes instead, the nearest to what was filled in first; nothing where it did not say. */
  readonly accepted: readonly Choice[];
  readonly whoCanMend: string;
}

/**
 * Explains what Jira says of one field (`errors` of a 400, keyed by field id). Jira's sentences may come in any language,
 * so the field itself is looked at first, and its own words are always kept. `value` is what was filled in, if anything.
 */
export function explainRefusal(field: CreateField, message: string, value: JsonValue | undefined): RefusalWords {
  const type = fieldTypeFor(field.schema);
  const empty = value === undefined || value === null || type.isEmpty(value);
  const jiraSays = `Jira says: ${message}`;

  if (field.operations.length === 0 && field.required) {
    return {
      problem: `${field.name} is required, and Jira lets nobody set it here. ${jiraSays}`,
      accepted: [],
      whoCanMend: 'A Jira admin: the field can be made optional, or be put on the create screen so that it can be set.',
    };
  }
  if (field.operations.length === 0 || /cannot be set/i.test(message)) {
    return {
      problem: `Jira does not let ${field.name} be set here. ${jiraSays}`,
      accepted: [],
      whoCanMend: 'You, by leaving it empty. A Jira admin can put it on the create screen.',
    };
  }
  const choices = choicesOf(field) ?? [];
  if (empty) {
    const hidden = field.required ? '' : ' The form shows it as optional: a rule of the workflow asks for it.';
    return {
      problem: `Jira wants ${field.name} filled in.${hidden} ${jiraSays}`,
      accepted: choices,
      whoCanMend: 'You.',
    };
  }
  if (choices.length > 0) {
    return {
      problem: `Jira refused ${quoted(type.toText(value))}. ${jiraSays}`,
      accepted: nearestBy(type.toText(value), choices, ({ label }) => label),
      whoCanMend: 'You, with another value. A Jira admin decides which values there are.',
    };
  }
  return { problem: `Jira refused what stands in ${field.name}. ${jiraSays}`, accepted: [], whoCanMend: 'You.' };
}

function quoted(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
