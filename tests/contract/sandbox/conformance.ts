import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { mendedAnswers } from './known-divergences';
import { relaxedSchema } from './relaxed-schema';
import { readSpecFile, type OpenApiFile, type OpenApiOperation, type SchemaNode } from './spec-file';

/** Atlassian's error envelopes (contract §3.2), each closed: a body that mixes two is a mistake. */
const errorEnvelopes: Record<string, SchemaNode> = {
  classic: {
    type: 'object',
    required: ['errorMessages', 'errors'],
    additionalProperties: false,
    properties: {
      errorMessages: { type: 'array', items: { type: 'string' } },
      errors: {
        anyOf: [
          { type: 'object', additionalProperties: { type: 'string' } },
          { type: 'array', maxItems: 0 },
        ],
      },
      status: { type: 'integer' },
      httpStatusCode: { type: 'integer' },
      warningMessages: { type: 'array', items: { type: 'string' } },
    },
  },
  problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'detail'],
    additionalProperties: false,
    properties: {
      type: { const: 'about:blank' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      instance: { type: 'string' },
    },
  },
  bulk: {
    type: 'object',
    required: ['errors'],
    additionalProperties: false,
    properties: {
      errors: {
        type: 'array',
        items: { type: 'object', required: ['message'], properties: { message: { type: 'string' } } },
      },
    },
  },
  gateway: {
    type: 'object',
    required: ['code', 'message'],
    additionalProperties: false,
    properties: { code: { type: 'integer' }, message: { type: 'string' } },
  },
};

interface LoadedSpec {
  id: string;
  file: OpenApiFile;
}

interface FoundOperation {
  spec: LoadedSpec;
  pattern: string;
  operation: OpenApiOperation;
}

/** ISO times as RFC 3339 writes them, and as Jira does: milliseconds, offset without colon (contract §3.4). */
const jiraDateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/;

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
addFormats(ajv);
ajv.addFormat('date-time', jiraDateTime);
ajv.addFormat('url', true);
for (const [name, schema] of Object.entries(errorEnvelopes)) ajv.addSchema(schema, `envelope:${name}`);

const specs = loadSpecs();
const compiled = new Map<string, ValidateFunction>();

function loadSpecs(): LoadedSpec[] {
  const loaded: LoadedSpec[] = [];
  for (const name of ['jira-platform-v3.openapi.json', 'jira-software-agile.openapi.json'] as const) {
    const file = readSpecFile(name);
    if (file === undefined) continue;
    const schemas: Record<string, SchemaNode> = {};
    for (const [component, schema] of Object.entries(file.components.schemas)) {
      schemas[component] = relaxedSchema(schema, component);
    }
    ajv.addSchema({ $id: name, components: { schemas } });
    loaded.push({ id: name, file });
  }
  return loaded;
}

/**
 * What is wrong with one answer of the sandbox, in sentences; empty when it conforms to Atlassian's OpenAPI file, or
 * when the file is not there. `path` may carry the gateway's prefix and a query. `body` is the parsed JSON, or
 * `undefined` for an empty answer. Answers that are not JSON are not checked.
 */
export function checkAnswer(method: string, path: string, status: number, body: unknown): string[] {
  if (specs.length === 0) return [];
  const bare = withoutPrefix(path);
  const found = findOperation(method, bare);
  const where = `${method} ${bare} answered ${String(status)}`;
  const mended =
    found && mendedAnswers.find(([name, code]) => name === `${method} ${found.pattern}` && code === status);
  if (mended !== undefined && mended !== null && found !== undefined) {
    if (mended[2] === 'empty') return body === undefined ? [] : [`${where}: the body should be empty`];
    return problems(where, validatorOf(found.spec, `${mended[0]} ${String(status)}`, mended[2]), body);
  }
  if (status >= 400) return checkRefusal(where, found, status, body);
  if (found === undefined) return [`${where}: the OpenAPI file has no such operation`];
  const response = found.operation.responses?.[String(status)];
  if (response === undefined) return [`${where}: the OpenAPI file does not know this status here`];
  const schema = response.content?.['application/json']?.schema;
  if (schema === undefined || status === 204) {
    return body === undefined || schema === undefined ? [] : [`${where}: the body should be empty`];
  }
  return problems(where, validatorOf(found.spec, `${method} ${found.pattern} ${String(status)}`, schema), body);
}

function checkRefusal(where: string, found: FoundOperation | undefined, status: number, body: unknown): string[] {
  // createmeta and others refuse with nothing at all (contract §6.1).
  if (body === undefined) return [];
  const schema = found?.operation.responses?.[String(status)]?.content?.['application/json']?.schema;
  if (found !== undefined && schema !== undefined) {
    const name = `${where.split(' ')[0] ?? ''} ${found.pattern} ${String(status)}`;
    if (validatorOf(found.spec, name, schema)(body)) return [];
  }
  const fits = Object.keys(errorEnvelopes).some((name) => ajv.getSchema(`envelope:${name}`)?.(body) === true);
  return fits ? [] : [`${where}: the body is none of Jira's error envelopes: ${JSON.stringify(body).slice(0, 300)}`];
}

function problems(where: string, validate: ValidateFunction, body: unknown): string[] {
  if (body === undefined) return [`${where}: the body is empty`];
  if (validate(body)) return [];
  return (validate.errors ?? []).slice(0, 12).map((error) => `${where}: ${sentence(error)}`);
}

function sentence(error: ErrorObject): string {
  const at = error.instancePath === '' ? 'the body' : error.instancePath;
  const extra = error.keyword === 'additionalProperties' ? ` '${String(error.params['additionalProperty'])}'` : '';
  return `${at} ${error.message ?? error.keyword}${extra} (${error.schemaPath})`;
}

function validatorOf(spec: LoadedSpec, name: string, schema: SchemaNode): ValidateFunction {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const validate = ajv.compile(withSpecId(relaxedSchema(schema, '(answer)'), spec.id));
  compiled.set(name, validate);
  return validate;
}

/** References inside an answer's own schema point into the file's components. */
function withSpecId(schema: SchemaNode, id: string): SchemaNode {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${id}#/`)) as SchemaNode;
}

function withoutPrefix(path: string): string {
  return (path.split('?')[0] ?? path).replace(/^https?:\/\/[^/]+/, '').replace(/^\/ex\/jira\/[^/]+/, '');
}

function findOperation(method: string, path: string): FoundOperation | undefined {
  const parts = path.split('/');
  let best: (FoundOperation & { literals: number }) | undefined;
  for (const spec of specs) {
    for (const [pattern, item] of Object.entries(spec.file.paths)) {
      const wanted = pattern.split('/');
      const operation = item[method.toLowerCase()];
      if (operation === undefined || wanted.length !== parts.length) continue;
      if (!wanted.every((part, index) => part.startsWith('{') || part === parts[index])) continue;
      const literals = wanted.filter((part) => !part.startsWith('{')).length;
      if (best === undefined || literals > best.literals) best = { spec, pattern, operation, literals };
    }
  }
  return best;
}
