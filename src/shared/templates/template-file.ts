import type { Read } from '../fields/field-type';
import { isJsonObject, type JsonObject, type JsonValue } from '../json';
import { MOST_NAME, type Template } from './template';

const FORMAT = 'workbench-templates';
const VERSION = 1;
const MOST_TEMPLATES = 500;

/** A template as a file carries it: project and type by the names that people know, since ids differ from site to site. */
export interface FiledTemplate {
  readonly name: string;
  readonly projectKey: string;
  readonly issueType: string;
  readonly isDefault: boolean;
  readonly values: Template['values'];
  readonly names: Template['names'];
}

/** The text of a file of templates, laid out to be read. Pure. */
export function writeTemplates(templates: readonly FiledTemplate[]): string {
  const listed = templates.map(({ name, projectKey, issueType, isDefault, values, names }) => ({
    name,
    project: projectKey,
    issueType,
    default: isDefault,
    fields: Object.entries(values).map(([id, value]) => ({ id, name: names[id] ?? id, value })),
  }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, templates: listed }, null, 2)}\n`;
}

/** Reads a file of templates, all of it or none, with a sentence that says what is wrong. Pure. */
export function readTemplates(text: string): Read<readonly FiledTemplate[]> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return bad('This file is not JSON. Templates are exported as a JSON file.');
  }
  if (!isJsonObject(file) || file['format'] !== FORMAT) return bad('This file holds no templates of Workbench.');
  const { version } = file;
  if (typeof version !== 'number') return bad('This file does not say which version of the format it has.');
  if (version > VERSION) {
    return bad(
      `This file has version ${version} of the format, and this Workbench reads up to ${VERSION}. A newer one wrote it.`,
    );
  }
  const listed = file['templates'];
  if (!isList(listed)) return bad('This file has no list of templates.');
  if (listed.length > MOST_TEMPLATES) return bad(`This file holds more than ${MOST_TEMPLATES} templates.`);
  const read: FiledTemplate[] = [];
  for (const [index, each] of listed.entries()) {
    const one = isJsonObject(each) ? readOne(each) : bad('is no object');
    if (!one.ok) return bad(`Template ${index + 1} ${one.problem}.`);
    read.push(one.value);
  }
  return { ok: true, value: read };
}

function readOne(listed: JsonObject): Read<FiledTemplate> {
  const { name, project, issueType, fields } = listed;
  if (typeof name !== 'string' || name.trim() === '') return bad('has no name');
  if (name.trim().length > MOST_NAME) return bad(`has a name of more than ${MOST_NAME} characters`);
  if (typeof project !== 'string') return bad(`("${name}") does not say its project`);
  if (typeof issueType !== 'string') return bad(`("${name}") does not say its issue type`);
  if (!isList(fields)) return bad(`("${name}") has no list of fields`);
  const values: [string, JsonValue][] = [];
  const names: [string, string][] = [];
  for (const field of fields) {
    if (!isJsonObject(field) || typeof field['id'] !== 'string' || field['id'] === '' || field['value'] === undefined) {
      return bad(`("${name}") has a field without an id or a value`);
    }
    values.push([field['id'], field['value']]);
    names.push([field['id'], typeof field['name'] === 'string' ? field['name'] : field['id']]);
  }
  return {
    ok: true,
    value: {
      name: name.trim(),
      projectKey: project,
      issueType,
      isDefault: listed['default'] === true,
      values: Object.fromEntries(values),
      names: Object.fromEntries(names),
    },
  };
}

function bad(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
