import { isJsonObject } from '@shared/json';
import type { JsonObject, JsonValue } from '@shared/json';

/**
 * The smallest subtree that holds every difference between two documents, as indices from the root; null when they are the same bytes.
 * A node differs by itself when anything but its children does, or when more than one child does.
 */
export function changedSubtree(before: JsonObject, after: JsonObject): number[] | null {
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  if (frame(before) !== frame(after)) return [];
  const was = children(before);
  const now = children(after);
  if (was.length !== now.length) return [];
  const differing = was.flatMap((child, index) =>
    JSON.stringify(child) === JSON.stringify(now[index]) ? [] : [index],
  );
  const [index] = differing;
  if (index === undefined || differing.length > 1) return [];
  const one = was[index];
  const other = now[index];
  if (!isJsonObject(one) || !isJsonObject(other)) return [];
  return [index, ...(changedSubtree(one, other) ?? [])];
}

/** All of a node but what is in `content`, with the order of its keys. */
function frame(node: JsonObject): string {
  return JSON.stringify(Object.entries(node).map(([key, value]) => [key, key === 'content' ? null : value]));
}

export function children(node: JsonObject): readonly JsonValue[] {
  const content = node['content'];
  return Array.isArray(content) ? (content as readonly JsonValue[]) : [];
}
