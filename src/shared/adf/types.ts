import { isJsonObject } from '../json';
import type { JsonObject, JsonValue } from '../json';

/**
 * A node or mark of an ADF document, opaque: readers take from it what they know and leave the rest. Nothing here ever
 * copies or rebuilds a node that came from Jira.
 */
export type AdfNode = JsonObject;

export function nodeType(node: AdfNode): string {
  return typeof node['type'] === 'string' ? node['type'] : '';
}

export function childrenOf(node: AdfNode): readonly AdfNode[] {
  return nodesIn(node['content']);
}

export function marksOf(node: AdfNode): readonly AdfNode[] {
  return nodesIn(node['marks']);
}

function nodesIn(value: JsonValue | undefined): readonly AdfNode[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : [];
}

export function attribute(node: AdfNode, name: string): JsonValue | undefined {
  const attrs = node['attrs'];
  return isJsonObject(attrs) ? attrs[name] : undefined;
}

/** A text attribute, or '' when it is absent or something else. */
export function textAttribute(node: AdfNode, name: string): string {
  const value = attribute(node, name);
  return typeof value === 'string' ? value : '';
}

export function textOf(node: AdfNode): string {
  return typeof node['text'] === 'string' ? node['text'] : '';
}
