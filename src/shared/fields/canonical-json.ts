import { isJsonObject } from '../json';
import type { JsonValue } from '../json';

/**
 * The same text for values that differ only in the order of keys, which Jira does not keep. For comparing only:
 * what is kept or sent stays as it was.
 */
export function canonicalJson(value: JsonValue | undefined): string {
  if (isJsonObject(value)) {
    const entries = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
    return `{${entries.join(',')}}`;
  }
  if (Array.isArray(value)) {
    return `[${value.map((item: JsonValue) => canonicalJson(item)).join(',')}]`;
  }
  return JSON.stringify(value ?? null);
}
