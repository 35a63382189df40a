import { fieldTypeFor } from '../fields/catalogue';
import { lettersApart } from '../fields/nearest';
import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import type { BulkSite, TypeForm } from './bulk-site';
import type { Closest, Problem } from './problem';
import { describe } from './describe-wrong';
import { LEAVE_EMPTY } from './says-nothing';
import { nearestValues } from './nearest-values';

const TYPE = { fieldId: 'issuetype', fieldName: 'Issue type' };

/** A row that does not say its type, where nothing else says it. */
export function noType({ types }: BulkSite, column: number | null): Problem {
  const closest = types.map(({ issueType }): Closest => ({ text: issueType.name, label: issueType.name }));
  return { ...TYPE, code: 'no-type', column, wrong: '', sentence: 'Say which issue type it is.', closest };
}

/** @param meant what the text stands for, which a value map may have changed */
export function unknownType(
  { project, types }: BulkSite,
  wrong: string,
  meant: string,
  column: number | null,
): Problem {
  const choices = types.map(({ issueType }) => ({ id: issueType.id, label: issueType.name }));
  const near = nearestValues(meant, choices, false).map(({ choice }) => choice);
  const apart = (label: string): number => lettersApart(meant, label);
  const others = choices.filter((choice) => !near.includes(choice)).sort((a, b) => apart(a.label) - apart(b.label));
  const sentence = `${project.key} has no issue type “${meant}” that can be created. It has ${[...near, ...others].map(({ label }) => label).join(', ')}.`;
  const closest = near.map(({ label }): Closest => ({ text: label, label }));
  return { ...TYPE, code: 'unknown-type', column, wrong, sentence, closest };
}

export function otherProject({ project: { key, name } }: BulkSite, wrong: string, column: number): Problem {
  return {
    code: 'other-project',
    column,
    fieldId: 'project',
    fieldName: 'Project',
    wrong,
    sentence: `This row is for ${wrong}, and the sheet goes to ${name} (${key}). Write ${key}, or create it from a sheet of its own.`,
    closest: [{ text: key, label: `${name} (${key})` }],
  };
}

/** A cell for a field that its type lacks, or that nobody sets on create (`why`). */
export function offScreen(
  form: TypeForm,
  about: { readonly fieldId: string; readonly fieldName: string },
  why: string | null,
  wrong: string,
  column: number | null,
): Problem {
  const sentence =
    why === null
      ? `${form.issueType.name} has no ${about.fieldName} on its create screen. Empty the cell.`
      : `${about.fieldName} is not set on create. ${why}`;
  const closest = [{ text: '', label: 'Leave it out' }];
  const typeName = why === null ? { typeName: form.issueType.name } : {};
  return { ...about, ...typeName, code: 'off-screen', column, wrong: wrong.trim(), sentence, closest };
}

/** A cell of a field that another column of the row has filled with something else. */
export function saidTwice(
  about: { readonly fieldId: string; readonly fieldName: string },
  header: string,
  wrong: string,
  column: number,
): Problem {
  const by = header === '' ? 'Another column' : `“${header}”`;
  const sentence = `${by} says another ${about.fieldName} in this row. Empty one of the two.`;
  return { ...about, code: 'said-twice', column, wrong: wrong.trim(), sentence, closest: [LEAVE_EMPTY] };
}

/** A row of a file of results that has its key. */
export function inJiraAlready({ key, column }: { readonly key: string; readonly column: number }): Problem {
  const about = { fieldId: null, fieldName: 'Jira key', wrong: key };
  return {
    ...about,
    code: 'in-jira',
    column,
    sentence: `It is ${key} already, and is not created again.`,
    closest: [],
  };
}

const MOST_SHOWN = 200;

/** What the compiler says of a field whose cell could be read, or that has none. */
export function notCompiled(
  fieldId: string,
  field: CreateField | undefined,
  value: JsonValue | undefined,
  sentence: string,
  column: number | null,
): Problem {
  const about = { column, fieldId, fieldName: field?.name ?? fieldId };
  const type = field === undefined ? null : fieldTypeFor(field.schema);
  if (field === undefined || type === null || value === undefined || value === null || type.isEmpty(value)) {
    return { ...about, code: 'required', wrong: '', sentence, closest: [] };
  }
  const text = type.toText(value);
  const wrong = text.slice(0, MOST_SHOWN);
  // A shortened text would have lost its marks.
  if ((type.limit(field.schema) ?? Infinity) < text.length)
    return { ...about, code: 'too-long', wrong, sentence, closest: [] };
  return { ...about, wrong, ...describe(text, sentence, field, type) };
}
