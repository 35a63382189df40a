import { isJsonObject } from '../json';
import type { JsonObject, JsonValue } from '../json';
import { ADF_SCHEMA, resolve, typesTaken } from './schema-node';
import type { SchemaNode } from './schema-node';

/** Where a document breaks Atlassian's schema: `content[2].content[0].attrs.level`, or `document` for its root. */
export interface AdfFault {
  readonly path: string;
  /** One sentence. */
  readonly message: string;
}

/** Deeper than any editor makes, and far from where recursion would end the program. */
const DEEPEST = 200;

/**
 * Checks a document against Atlassian's schema. Jira rejects a document that does not fit with `INVALID_INPUT` and
 * names nothing (contract 10); this says where. Runs the schema as data: generated validators need eval, which the
 * renderer's content security policy forbids. An empty answer means that the document fits.
 */
export function findAdfFaults(document: JsonValue): AdfFault[] {
  if (isTooDeep(document)) {
    return [{ path: 'document', message: `Nested deeper than ${String(DEEPEST)} levels.` }];
  }
  return withoutDoubles(check(ADF_SCHEMA, document, ''));
}

/** Whether a value fits one schema of Atlassian's, taken by itself. */
export function fitsSchema(schema: SchemaNode, value: JsonValue): boolean {
  return check(schema, value, '').length === 0;
}

/** Level by level, without recursion, so that a hostile document cannot exhaust the stack. */
export function isTooDeep(document: JsonValue): boolean {
  let level: JsonValue[] = [document];
  for (let depth = 0; level.length > 0; depth += 1) {
    // Two levels of JSON make one of nodes.
    if (depth > DEEPEST * 2) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? insideOf(value) : []));
  }
  return false;
}

function insideOf(value: JsonObject | readonly JsonValue[]): JsonValue[] {
  return Object.values(value).filter((inner): inner is JsonValue => typeof inner === 'object' && inner !== null);
}

function fault(path: string, message: string): AdfFault[] {
  return [{ path: path === '' ? 'document' : path, message }];
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function check(schema: SchemaNode, value: JsonValue, path: string): AdfFault[] {
  const node = resolve(schema);
  const wrongType = checkType(node, value, path);
  if (wrongType.length > 0) return wrongType;
  return [
    ...(node.allOf ?? []).flatMap((part) => check(part, value, path)),
    ...(node.anyOf === undefined ? [] : checkAnyOf(node.anyOf, value, path)),
    ...checkScalar(node, value, path),
    ...(Array.isArray(value) ? checkItems(node, value as readonly JsonValue[], path) : []),
    ...(isJsonObject(value) ? checkProperties(node, value, path) : []),
  ];
}

const NAMES: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
};

function checkType(node: SchemaNode, value: JsonValue, path: string): AdfFault[] {
  if (node.type === undefined) return [];
  const actual = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  return actual === node.type ? [] : fault(path, `This has to be ${NAMES[node.type] ?? node.type}.`);
}

function checkScalar(node: SchemaNode, value: JsonValue, path: string): AdfFault[] {
  if (node.enum !== undefined && !node.enum.includes(value)) {
    const accepted = node.enum.map((one) => JSON.stringify(one)).join(', ');
    return fault(path, `${JSON.stringify(value)} is not accepted here. Accepted: ${accepted}.`);
  }
  if (typeof value === 'string') {
    // The schema asks for a length of one only, so code units and code points agree.
    if (node.minLength !== undefined && value.length < node.minLength) return fault(path, 'This must not be empty.');
    if (node.pattern !== undefined && !new RegExp(node.pattern, 'u').test(value)) {
      return fault(path, `"${value}" does not have the form ${node.pattern}.`);
    }
  }
  if (typeof value === 'number') {
    if (node.minimum !== undefined && value < node.minimum) {
      return fault(path, `${String(value)} is less than ${String(node.minimum)}.`);
    }
    if (node.maximum !== undefined && value > node.maximum) {
      return fault(path, `${String(value)} is more than ${String(node.maximum)}.`);
    }
  }
  return [];
}

function checkItems(node: SchemaNode, items: readonly JsonValue[], path: string): AdfFault[] {
  const faults: AdfFault[] = [];
  if (node.minItems !== undefined && items.length < node.minItems) {
    faults.push(...fault(path, `This needs at least ${String(node.minItems)}.`));
  }
  if (node.maxItems !== undefined && items.length > node.maxItems) {
    const most = node.maxItems === 0 ? 'Nothing may stand here.' : `At most ${String(node.maxItems)} may stand here.`;
    faults.push(...fault(path, most));
  }
  items.forEach((item, index) => {
    // Draft-04: a list of schemas goes by position and leaves the items behind it free.
    const schema = Array.isArray(node.items)
      ? (node.items as readonly SchemaNode[])[index]
      : (node.items as SchemaNode);
    if (schema !== undefined) faults.push(...check(schema, item, `${path}[${String(index)}]`));
  });
  return faults;
}

function checkProperties(node: SchemaNode, value: JsonObject, path: string): AdfFault[] {
  const faults: AdfFault[] = [];
  for (const name of node.required ?? []) {
    if (value[name] === undefined) faults.push(...fault(below(path, name), 'This is missing.'));
  }
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    const schema = node.properties !== undefined && Object.hasOwn(node.properties, name) ? node.properties[name] : null;
    if (schema) faults.push(...check(schema, inner, below(path, name)));
    else if (node.additionalProperties === false)
      faults.push(...fault(below(path, name), 'Jira does not know this here.'));
  }
  return faults;
}

/**
 * The faults of the branch that was meant. A document says by `type` which one that is; among several of one type it
 * is the one that fits best.
 */
function checkAnyOf(branches: readonly SchemaNode[], value: JsonValue, path: string): AdfFault[] {
  const type = isJsonObject(value) ? value['type'] : undefined;
  const meant = branches.filter((branch) => {
    const types = typesTaken(branch);
    return types === null || (typeof type === 'string' && types.includes(type));
  });
  if (meant.length === 0) return noBranch(branches, value, path);
  let best: AdfFault[] | null = null;
  for (const branch of meant) {
    const faults = check(branch, value, path);
    if (faults.length === 0) return [];
    if (best === null || fitsBetter(faults, best)) best = faults;
  }
  return best ?? [];
}

/** Fewer faults first; of as many, the one that got deeper before it failed. */
function fitsBetter(faults: readonly AdfFault[], best: readonly AdfFault[]): boolean {
  if (faults.length !== best.length) return faults.length < best.length;
  return deepestOf(faults) >= deepestOf(best);
}

function deepestOf(faults: readonly AdfFault[]): number {
  return Math.max(...faults.map(({ path }) => path.split(/[.[]/).length));
}

function noBranch(branches: readonly SchemaNode[], value: JsonValue, path: string): AdfFault[] {
  if (!isJsonObject(value)) return fault(path, 'This has to be an object.');
  const allowed = [...new Set(branches.flatMap((branch) => typesTaken(branch) ?? []))].join(', ');
  const type = value['type'];
  if (typeof type !== 'string') return fault(below(path, 'type'), `This is missing. It can be ${allowed}.`);
  return fault(path, `"${type}" cannot stand here. Allowed: ${allowed}.`);
}

function withoutDoubles(faults: readonly AdfFault[]): AdfFault[] {
  return [...new Map(faults.map((one) => [`${one.path} ${one.message}`, one])).values()];
}
