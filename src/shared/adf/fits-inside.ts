import type { JsonObject } from '../json';
import { ADF_SCHEMA, resolve, typesTaken, type SchemaNode } from './schema-node';
import { fitsSchema } from './validate';

const contentOf = new Map<string, readonly SchemaNode[]>();

/** Whether Atlassian's schema takes this node, as it is, in the content of a node of that type. */
export function fitsInside(parent: string, node: JsonObject): boolean {
  let allowed = contentOf.get(parent);
  if (allowed === undefined) {
    allowed = Object.values(ADF_SCHEMA.definitions)
      .filter((each) => typesTaken(each)?.includes(parent) === true)
      .flatMap(itemsWithin);
    contentOf.set(parent, allowed);
  }
  return allowed.some((schema) => fitsSchema(schema, node));
}

function itemsWithin(schema: SchemaNode): SchemaNode[] {
  const { properties, allOf = [] } = resolve(schema);
  const content = properties?.['content'];
  const items = (content === undefined ? undefined : resolve(content).items) ?? [];
  return [
    ...(Array.isArray(items) ? (items as readonly SchemaNode[]) : [items as SchemaNode]),
    ...allOf.flatMap(itemsWithin),
  ];
}
