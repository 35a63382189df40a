import adfSchema from '@atlaskit/adf-schema/dist/json-schema/v1/full.json' with { type: 'json' };
import type { JsonValue } from '../json';

/** The part of JSON Schema (draft-04) that Atlassian's ADF schema uses; `tests/unit/shared/adf` fails when it uses more. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly JsonValue[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: SchemaNode | readonly SchemaNode[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly anyOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
}

interface RootSchema extends SchemaNode {
  readonly definitions: Readonly<Record<string, SchemaNode>>;
}

/** Atlassian's own schema, stable flavour, straight from their package: there is no copy that could grow old. */
export const ADF_SCHEMA = adfSchema as RootSchema;

const DEFINITION = '#/definitions/';

/** The schema that a node of the schema stands for. */
export function resolve(node: SchemaNode): SchemaNode {
  if (node.$ref === undefined) return node;
  const definition = ADF_SCHEMA.definitions[node.$ref.slice(DEFINITION.length)];
  if (definition === undefined) throw new Error(`The ADF schema refers to ${node.$ref}, which it does not define`);
  return resolve(definition);
}

const typesOfNode = new Map<SchemaNode, readonly string[] | null>();

/** The node types (`properties.type`) that a schema can take; null when it does not say. */
export function typesTaken(node: SchemaNode): readonly string[] | null {
  const known = typesOfNode.get(node);
  if (known !== undefined) return known;
  const found = findTypes(resolve(node));
  typesOfNode.set(node, found);
  return found;
}

function findTypes(node: SchemaNode): readonly string[] | null {
  const own = node.properties?.['type']?.enum;
  if (own !== undefined) return own.filter((type) => typeof type === 'string');
  for (const part of node.allOf ?? []) {
    const types = typesTaken(part);
    if (types !== null) return types;
  }
  if (node.anyOf === undefined) return null;
  const branches = node.anyOf.map(typesTaken);
  return branches.every((branch) => branch !== null) ? branches.flat() : null;
}
