import { hintFor, type RefusalHint } from '../ipc/refusal-hint';
import { withStop } from '../ipc/sentence';
import type { CreateField } from '../jira/field';
import type { Project } from '../jira/project';
import type { JsonValue } from '../json';
import { acceptedForm } from './accepted-form';
import { acceptedFor } from './accepted-values';
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

/** Who decides about fields: a Jira admin for the screens that many projects share, or whoever manages this one project. */
export type ManagedAs = Project['style'] | null;

/** Where levels are Jira's, for all projects alike (contract §11). */
const PARENT: RefusalHint = {
  why: 'The parent stands exactly one level above: an epic for a standard issue, a standard issue of the same project for a sub-task.',
  whoCanMend: 'You, with a parent that this issue type can have. A Jira admin decides the levels.',
};

/**
 * Explains what Jira says of one field (`errors` of a 400, keyed by field id). Jira's sentences may come in any language,
 * so the field itself is looked at first, and its own words are always kept. `value` is what was filled in, if anything.
 */
export function explainRefusal(
  field: CreateField,
  message: string,
  value: JsonValue | undefined,
  managedAs: ManagedAs = null,
): RefusalWords {
  const type = fieldTypeFor(field.schema);
  const empty = value === undefined || value === null || type.isEmpty(value);
  const jiraSays = `Jira says: ${message}`;
  const said = `Jira says: ${withStop(message)}`;

  if (field.operations.length === 0 && field.required) {
    return {
      problem: `${field.name} is required, and Jira lets nobody set it here. ${jiraSays}`,
      accepted: [],
      whoCanMend: 'A Jira admin: the field can be made optional, or be put on the create screen so that it can be set.',
    };
  }
  if (field.operations.length === 0 || isOffScreen(field, message)) {
    const first = field.required ? '' : 'You, by leaving it empty. ';
    return {
      problem: `Jira does not let ${field.name} be set here. ${jiraSays}`,
      accepted: [],
      whoCanMend: `${first}${whoPutsOnScreen(managedAs)}`,
    };
  }
  const choices = choicesOf(field) ?? [];
  if (empty) {
    const hidden = field.required ? '' : ' The form shows it as optional: a rule of the workflow asks for it.';
    const form = choices.length > 0 ? null : acceptedForm(field);
    return {
      problem: `Jira wants ${field.name} filled in.${hidden} ${form === null ? jiraSays : `${said} ${form}`}`,
      accepted: choices,
      whoCanMend: 'You.',
    };
  }
  const hint = field.fieldId === 'parent' && managedAs === 'company-managed' ? PARENT : hintFor(field.fieldId, message);
  const why = hint === null ? '' : ` ${hint.why}`;
  if (choices.length > 0) {
    const jiraSaid = why === '' ? jiraSays : said;
    const { choices: others, gone } = acceptedFor(field, value);
    const typed = type.toText(value);
    const which = gone.join(', ') === typed ? (gone.length === 1 ? 'It is' : 'They are') : `${listed(gone)}:`;
    const unlisted = gone.length === 0 ? '' : ` ${which} not among the values that Jira offers now.`;
    return {
      problem: `Jira refused ${quoted(typed)}.${unlisted} ${jiraSaid}${why}`,
      accepted: others.length > 0 ? others : nearestBy(typed, choices, ({ label }) => label),
      whoCanMend: hint?.whoCanMend ?? 'You, with another value. A Jira admin decides which values there are.',
    };
  }
  // What is behind it says more than what the field takes in general.
  const form = hint === null && !isWellFormed(field, value) ? acceptedForm(field) : null;
  const more = form === null ? why : ` ${form}`;
  return {
    problem: `Jira refused what stands in ${field.name}. ${more === '' ? jiraSays : said}${more}`,
    accepted: acceptedFor(field, value).choices,
    whoCanMend: hint?.whoCanMend ?? 'You.',
  };
}

/** Days, times and numbers are read before they are sent: what Jira refuses of them is never how they are written. */
function isWellFormed(field: CreateField, value: JsonValue): boolean {
  const type = fieldTypeFor(field.schema);
  return ['date', 'date-time', 'number'].includes(type.control) && type.toWire(value, field).ok;
}

/** In any language Jira names a field that cannot be set by its id; of a value it says something else (contract §8.3). */
function isOffScreen({ fieldId }: CreateField, message: string): boolean {
  return /cannot be set/i.test(message) || (/^customfield_\d+$/.test(fieldId) && message.includes(fieldId));
}

function whoPutsOnScreen(managedAs: ManagedAs): string {
  switch (managedAs) {
    case 'team-managed':
      return 'Whoever manages the project can add the field to the issue type in the project settings.';
    case 'company-managed':
      return 'A Jira admin can add the field to the Create screen of this issue type.';
    default:
      return 'A Jira admin can put it on the create screen.';
  }
}

function listed(labels: readonly string[]): string {
  return labels.map(quoted).join(', ');
}

function quoted(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
