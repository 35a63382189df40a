import { isJsonObject } from '@shared/json';
import type { JsonObject, JsonValue } from '@shared/json';
import type { AttributeKind } from './attribute-kinds';

type Kinds = Readonly<Record<string, AttributeKind>>;

/**
 * The attributes of a node or mark as the editor holds them, all of them and in one order; null when one is not what ADF says, so
 * that the node is sealed. Attributes that the editor does not know stay in the source.
 */
export function readAttributes(adf: JsonObject, kinds: Kinds): Record<string, JsonValue> | null {
  const attrs = adf['attrs'] === undefined ? {} : adf['attrs'];
  if (!isJsonObject(attrs)) return null;
  const found: [string, JsonValue][] = [];
  for (const [name, kind] of Object.entries(kinds)) {
    const value = Object.hasOwn(attrs, name) ? attrs[name] : undefined;
    if (value === undefined) {
      if (kind.required) return null;
      found.push([name, kind.absent]);
    } else if (kind.takes(value)) found.push([name, value]);
    else return null;
  }
  return Object.fromEntries(found);
}

/** Whether a node or mark says nothing but this. */
export function hasOnly(adf: JsonObject, keys: readonly string[]): boolean {
  return Object.keys(adf).every((key) => keys.includes(key));
}
