import { findAdfFaults, type AdfFault } from '@shared/adf/validate';
import { isJsonObject } from '@shared/json';
import type { JsonObject, JsonValue } from '@shared/json';

/**
 * Where a document breaks Atlassian's schema and the document that Jira gave did not: what an edit has to answer for before it is
 * sent. A node that the schema does not know yet came from Jira and goes back to it as it was.
 */
export function findMadeFaults(before: JsonObject | null, after: JsonObject): AdfFault[] {
  const faults = findAdfFaults(after);
  if (faults.length === 0 || before === null) return faults;
  const known = new Set(findAdfFaults(before).map((fault) => identity(before, fault)));
  return faults.filter((fault) => !known.has(identity(after, fault)));
}

/** The sentence and the node it is about, wherever that stands. */
function identity(document: JsonObject, { path, message }: AdfFault): string {
  let node: JsonValue = document;
  let inner: JsonValue | undefined = document;
  for (const [, name, index] of path === 'document' ? [] : path.matchAll(/\.?([^.[\]]+)|\[(\d+)\]/g)) {
    inner = at(inner, name ?? index ?? '');
    if (isJsonObject(inner) && typeof inner['type'] === 'string' && inner !== document) node = inner;
  }
  // The root itself is changed by every edit.
  return node === document ? `${path} ${message}` : `${JSON.stringify(node)} ${message}`;
}

function at(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (Array.isArray(value)) return (value as readonly JsonValue[])[Number(key)];
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
