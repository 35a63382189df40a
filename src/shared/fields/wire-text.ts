import type { JsonValue } from '../json';

/** Text that is written as Jira's own JSON, `{…}` or `[…]`, for values that have a text form of their own as well. Null for anything else. */
export function readJsonForm(text: string): JsonValue {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // A name may begin with a bracket: what is not JSON is read as text.
    return null;
  }
}
