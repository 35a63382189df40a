import type { Read } from '../fields/field-type';
import { isJsonObject, type JsonObject, type JsonValue } from '../json';
import type { PlainUnit } from './plain-durations';
import type { ColumnMapping, FieldDefault, Mapping, Target } from './mapping';

const FORMAT = 'workbench-bulk-map';
const VERSION = 1;
const MOST_COLUMNS = 2_000;

const UNITS: readonly PlainUnit[] = ['seconds', 'minutes', 'hours', 'days'];

/** What a column can be for, as a file says it: `"field": "priority"`, or one of these words. */
const OWN = ['issue-type', 'parent', 'row-name', 'project', 'jira-key', 'none'] as const;

/** The text of a mapping's file, laid out to be read and edited by hand. Pure. */
export function writeMapping({ columns, defaults, issueType, parent }: Mapping): string {
  const listed = columns.map(({ header, nth, target, values, dates, numbers, unit, text }) => ({
    header,
    ...(nth === 1 ? {} : { nth }),
    ...(target.kind === 'field' ? { field: target.fieldId, name: target.name } : { is: target.kind }),
    ...(Object.keys(values).length === 0 ? {} : { values }),
    ...(dates === null ? {} : { dates }),
    ...(numbers === null ? {} : { numbers }),
    ...(unit === null ? {} : { unit }),
    ...(text === null ? {} : { text }),
  }));
  const file = {
    format: FORMAT,
    version: VERSION,
    ...(issueType === null ? {} : { issueType }),
    ...(parent === null ? {} : { parent }),
    columns: listed,
    ...(defaults.length === 0
      ? {}
      : { defaults: defaults.map(({ fieldId, name, text }) => ({ field: fieldId, name, text })) }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads a mapping's file, all of it or none, with a sentence that says what is wrong. Pure. */
export function readMapping(text: string): Read<Mapping> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return bad('This file is not JSON. A mapping is kept as a JSON file.');
  }
  if (!isJsonObject(file) || file['format'] !== FORMAT) return bad('This file holds no mapping of Workbench.');
  const { version } = file;
  if (typeof version !== 'number') return bad('This file does not say which version of the format it has.');
  if (version > VERSION) {
    return bad(
      `This file has version ${String(version)} of the format, and this Workbench reads up to ${String(VERSION)}. A newer one wrote it.`,
    );
  }
  const issueType = textOrNull(file['issueType']);
  const parent = textOrNull(file['parent']);
  if (issueType === undefined) return bad('“issueType” is not a text.');
  if (parent === undefined) return bad('“parent” is not a text.');
  const columns = readList(file['columns'], 'columns', 'Column', readColumn);
  if (!columns.ok) return columns;
  const defaults = readList(file['defaults'] ?? [], 'defaults', 'Default', readDefault);
  if (!defaults.ok) return defaults;
  return { ok: true, value: { columns: columns.value, defaults: defaults.value, issueType, parent } };
}

function readList<T>(
  listed: JsonValue | undefined,
  name: string,
  one: string,
  read: (entry: JsonObject) => Read<T>,
): Read<readonly T[]> {
  if (!Array.isArray(listed)) return bad(`This file has no list “${name}”.`);
  if (listed.length > MOST_COLUMNS) return bad(`“${name}” has more than ${String(MOST_COLUMNS)} entries.`);
  const entries: T[] = [];
  for (const [index, entry] of (listed as readonly JsonValue[]).entries()) {
    const found = isJsonObject(entry) ? read(entry) : bad('is no object');
    if (!found.ok) return bad(`${one} ${String(index + 1)} ${found.problem}.`);
    entries.push(found.value);
  }
  return { ok: true, value: entries };
}

function readColumn(entry: JsonObject): Read<ColumnMapping> {
  const { header, nth = 1, values = {}, dates = null, numbers = null, unit = null, text = null } = entry;
  if (typeof header !== 'string') return bad('has no “header”');
  if (typeof nth !== 'number' || !Number.isInteger(nth) || nth < 1)
    return bad(`(“${header}”) has an “nth” that counts no column`);
  const target = readTarget(entry);
  if (!target.ok) return bad(`(“${header}”) ${target.problem}`);
  const map = textsOf(values);
  if (map === null) return bad(`(“${header}”) has “values” that are not texts by text`);
  if (dates !== null && dates !== 'day-first' && dates !== 'month-first') {
    return bad(`(“${header}”) has “dates” that are neither day-first nor month-first`);
  }
  if (numbers !== null && numbers !== 'point' && numbers !== 'comma') {
    return bad(`(“${header}”) has “numbers” that are neither point nor comma`);
  }
  const plain = UNITS.find((each) => each === unit) ?? null;
  if (unit !== null && plain === null) return bad(`(“${header}”) has a “unit” that is none of ${UNITS.join(', ')}`);
  if (text !== null && text !== 'markdown' && text !== 'wiki' && text !== 'plain')
    return bad(`(“${header}”) has a “text” that is none of markdown, wiki, plain`);
  return { ok: true, value: { header, nth, target: target.value, values: map, dates, numbers, unit: plain, text } };
}

function readTarget({ field, name, is }: JsonObject): Read<Target> {
  if (field === undefined) {
    const kind = OWN.find((own) => own === is);
    return kind === undefined
      ? bad(`has neither a “field” nor an “is” of ${OWN.join(', ')}`)
      : { ok: true, value: { kind } };
  }
  if (typeof field !== 'string' || field === '') return bad('has a “field” that is no id');
  if (is !== undefined) return bad('has both a “field” and an “is”');
  return { ok: true, value: { kind: 'field', fieldId: field, name: typeof name === 'string' ? name : field } };
}

function readDefault({ field, name, text }: JsonObject): Read<FieldDefault> {
  if (typeof field !== 'string' || field === '') return bad('has no “field”');
  if (typeof text !== 'string') return bad(`(“${field}”) has no “text”`);
  return { ok: true, value: { fieldId: field, name: typeof name === 'string' ? name : field, text } };
}

function textsOf(value: JsonValue): Readonly<Record<string, string>> | null {
  if (!isJsonObject(value)) return null;
  const entries = Object.entries(value).flatMap(([from, to]) => (typeof to === 'string' ? [[from, to] as const] : []));
  return entries.length < Object.keys(value).length ? null : Object.fromEntries(entries);
}

/** `undefined` for what is neither. */
function textOrNull(value: JsonValue | undefined): string | null | undefined {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : undefined;
}

function bad(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}
