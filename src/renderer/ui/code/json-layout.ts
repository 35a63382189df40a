import { isJsonObject, type JsonValue } from '@shared/json';

const LINE = 64;

/**
 * JSON as people write it: what fits on a line stays on it (`{ "id": "10311" }`), the rest is indented by two.
 * Parses back to the same value; members that are `undefined` are left out, as `JSON.stringify` does.
 */
export function layOutJson(value: JsonValue, indent = ''): string {
  const short = onOneLine(value);
  if (indent.length + short.length <= LINE && !holdsStructure(value)) return short;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((each: JsonValue) => inner + layOutJson(each, inner)).join(',\n')}\n${indent}]`;
  }
  if (isJsonObject(value)) {
    const lines = members(value).map(([name, each]) => `${inner}${JSON.stringify(name)}: ${layOutJson(each, inner)}`);
    return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`;
  }
  return short;
}

function members(value: Readonly<Record<string, JsonValue | undefined>>): readonly (readonly [string, JsonValue])[] {
  return Object.entries(value).flatMap(([name, each]) => (each === undefined ? [] : [[name, each] as const]));
}

function onOneLine(value: JsonValue): string {
  if (Array.isArray(value))
    return value.length === 0 ? '[]' : `[${value.map((each: JsonValue) => onOneLine(each)).join(', ')}]`;
  if (isJsonObject(value)) {
    const parts = members(value).map(([name, each]) => `${JSON.stringify(name)}: ${onOneLine(each)}`);
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
  }
  return JSON.stringify(value);
}

/** An object in an object, or in an array, is opened, so that the eye finds the members. */
function holdsStructure(value: JsonValue): boolean {
  if (Array.isArray(value)) return value.some((each: JsonValue) => isJsonObject(each) || Array.isArray(each));
  if (isJsonObject(value)) return members(value).some(([, each]) => isJsonObject(each) && members(each).length > 0);
  return false;
}
