import { fieldTypeFor } from '@shared/fields/catalogue';
import type { FieldValues } from '@shared/fields/form';
import { whyNotSet } from '@shared/fields/why-not-set';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { pickNamed } from './pick-named';

type EmptyText = 'value' | 'nothing';

/** What the compiler puts in by itself. */
const OWN_OPTION: Readonly<Record<string, string>> = { project: '--project', issuetype: '--type' };

/**
 * Reads each `--set field=value` through the catalogue. A field goes by its id, its key or its name in any case. Fails
 * with `invalid-input`, its `fields` keyed by field id, or by what was typed where no field could be told. Pure.
 *
 * @param empty whether nothing behind the `=` is a value like others, or takes away what stands in the field by itself
 */
export function readSettings(
  settings: readonly string[],
  fields: readonly CreateField[],
  empty: EmptyText = 'value',
): Outcome<FieldValues> {
  const values: Record<string, JsonValue> = {};
  const problems: Record<string, string> = {};
  for (const setting of settings) {
    const { name, text } = split(setting, fields);
    if (text === null) {
      problems[setting] = 'Written as field=value.';
      continue;
    }
    const field = pickNamed(name, fields, namesOf, 'field called');
    if (!field.ok) problems[name] = field.failure.kind === 'invalid-input' ? field.failure.message : field.failure.kind;
    else readOne(field.value, text, empty, { values, problems });
  }
  const count = Object.keys(problems).length;
  if (count === 0) return succeed(values);
  const message = count === 1 ? 'One --set does not do.' : `${count} of --set do not do.`;
  return fail({ kind: 'invalid-input', message, fields: problems });
}

function readOne(
  field: CreateField,
  text: string,
  empty: EmptyText,
  { values, problems }: { readonly values: Record<string, JsonValue>; readonly problems: Record<string, string> },
): void {
  const { fieldId } = field;
  const option = OWN_OPTION[fieldId];
  const why = whyNotSet(field);
  if (option !== undefined) {
    problems[fieldId] = `${field.name} is chosen with ${option}.`;
  } else if (Object.hasOwn(values, fieldId)) {
    problems[fieldId] = 'Set twice. Several values stand in one --set, with commas.';
  } else if (why !== null) {
    problems[fieldId] = `${field.name} cannot be set. ${why}`;
  } else if (empty === 'nothing' && text.trim() === '') {
    values[fieldId] = null;
  } else {
    const read = fieldTypeFor(field.schema).fromText(text, field);
    if (read.ok) values[fieldId] = read.value;
    else problems[fieldId] = read.problem;
  }
}

/** At the first `=`, unless the name of a field goes on beyond it. */
function split(setting: string, fields: readonly CreateField[]): { name: string; text: string | null } {
  const longer = fields.find(
    ({ name }) => name.includes('=') && setting.toLowerCase().startsWith(`${name.toLowerCase()}=`),
  );
  const at = longer === undefined ? setting.indexOf('=') : longer.name.length;
  return at === -1 ? { name: setting, text: null } : { name: setting.slice(0, at), text: setting.slice(at + 1) };
}

function namesOf({ fieldId, key, name }: CreateField): { id: string; name: string; keys: readonly string[] } {
  return { id: fieldId, name, keys: key === fieldId ? [] : [key] };
}
