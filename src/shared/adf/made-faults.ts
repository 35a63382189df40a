import { isJsonObject } from '../json';
import type { JsonObject, JsonValue } from '../json';
import { stepsOf, type PathStep } from './fault-path';
import { findAdfFaults, type AdfFault } from './validate';

/**
 * Where a document breaks Atlassian's schema and the document that Jira gave did not: what an edit has to answer for before it is
 * sent. A node that the schema does not know yet came from Jira and goes back to it as it was.
 *
 * @param before what Jira gave; null for a new document, which answers for all of its faults
 */
export function findMadeFaults(before: JsonObject | null, after: JsonObject): AdfFault[] {
  const faults = findAdfFaults(after);
  if (faults.length === 0 || before === null) return faults;
  const known = new Set(findAdfFaults(before).map((fault) => identity(before, fault)));
  return faults.filter((fault) => !known.has(identity(after, fault)));
}

/** The sentence, the node it is about without what is in it, and the place in that node: words may be typed beside an odd attribute. */
function identity(document: JsonObject, { path, message }: AdfFault): string {
  const steps = stepsOf(path);
  let node: JsonObject = document;
  let within: PathStep[] = [];
  let inner: JsonValue | undefined = document;
  for (const step of steps) {
    within.push(step);
    inner = at(inner, step);
    if (!isJsonObject(inner) || typeof inner['type'] !== 'string') continue;
    node = inner;
    within = [];
  }
  const place = within.join('.');
  // The root itself is changed by every edit.
  if (node === document) return `${place} ${message}`;
  const { content: _content, text: _text, ...own } = node;
  return `${JSON.stringify(own)} ${place} ${message}`;
}

function at(value: JsonValue | undefined, step: PathStep): JsonValue | undefined {
  if (typeof step === 'number') return Array.isArray(value) ? (value as readonly JsonValue[])[step] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
