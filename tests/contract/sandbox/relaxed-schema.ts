import { extraKeys, mendedProperties } from './known-divergences';
import type { SchemaNode } from './spec-file';

const listsOfSchemas = ['allOf', 'anyOf', 'oneOf'];

/**
 * An OpenAPI 3.0 schema as JSON Schema for answers: `nullable` becomes a type, write-only properties are not required,
 * objects without declared properties are open, and the known divergences are let through. Objects with declared
 * properties stay closed, so that a key that neither the file nor the list of extra keys knows is found.
 *
 * `component` is the name of the component schema that `node` stands in.
 */
export function relaxedSchema(node: SchemaNode, component: string): SchemaNode {
  const relaxed: SchemaNode = {};
  for (const [keyword, value] of Object.entries(node)) {
    if (['nullable', 'example', 'xml', 'discriminator', 'readOnly', 'writeOnly', 'description'].includes(keyword))
      continue;
    if (keyword === 'properties') relaxed[keyword] = relaxedProperties(value as Record<string, SchemaNode>, component);
    else if (keyword === 'items') relaxed[keyword] = relaxedSchema(value as SchemaNode, component);
    else if (keyword === 'additionalProperties' && isSchema(value)) relaxed[keyword] = relaxedSchema(value, component);
    else if (listsOfSchemas.includes(keyword))
      relaxed[keyword] = (value as SchemaNode[]).map((entry) => relaxedSchema(entry, component));
    else relaxed[keyword] = value;
  }
  openUp(relaxed);
  requireOnlyWhatIsRead(relaxed, node);
  return node['nullable'] === true ? { anyOf: [{ type: 'null' }, relaxed] } : relaxed;
}

function relaxedProperties(properties: Record<string, SchemaNode>, component: string): SchemaNode {
  const relaxed: SchemaNode = {};
  for (const [name, schema] of Object.entries(properties)) {
    const mended = mendedProperties.find(([owner, property]) => owner === component && property === name);
    relaxed[name] = mended === undefined ? relaxedSchema(schema, component) : mended[2];
  }
  for (const [owner, key] of extraKeys) if (owner === component) relaxed[key] ??= {};
  return relaxed;
}

/** A combination, or an object that declares nothing, cannot be closed: the file writes `false` there by habit. */
function openUp(schema: SchemaNode): void {
  const combined = listsOfSchemas.some((keyword) => keyword in schema);
  if (schema['additionalProperties'] === false && (combined || schema['properties'] === undefined)) {
    delete schema['additionalProperties'];
  }
}

function requireOnlyWhatIsRead(schema: SchemaNode, original: SchemaNode): void {
  if (!Array.isArray(original['required'])) return;
  const properties = (original['properties'] ?? {}) as Record<string, SchemaNode>;
  schema['required'] = original['required'].filter(
    (name: string) => properties[name] !== undefined && properties[name]['writeOnly'] !== true,
  );
}

function isSchema(value: unknown): value is SchemaNode {
  return typeof value === 'object' && value !== null;
}
