import { isJsonObject } from '@shared/json';
import type { JsonObject, JsonValue } from '@shared/json';
import type { AttributeKind } from './attribute-kinds';
import type { EditorMark } from './editor-node';
import { markKind } from './mark-kinds';
import { sameJson } from './same-json';

type Attrs = Readonly<Record<string, JsonValue>>;

/**
 * Attributes as ADF: those of the source first, in its order and as it wrote them where they are the same, then what is new. What the
 * editor holds only because it needs a value (a span of one, a null) is never written. Null when there is nothing to write.
 */
export function emitAttributes(
  now: Attrs,
  kinds: Readonly<Record<string, AttributeKind>>,
  source: JsonValue | undefined,
): JsonObject | null {
  const was = isJsonObject(source) ? source : {};
  const attrs: [string, JsonValue | undefined][] = [];
  for (const [name, value] of Object.entries(was)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    const held = kind === undefined ? value : (now[name] ?? kind.absent);
    if (sameJson(held, value)) attrs.push([name, value]);
    else if (kind !== undefined && isWorthWriting(held, kind)) attrs.push([name, held]);
  }
  for (const [name, kind] of Object.entries(kinds)) {
    const held = now[name] ?? kind.absent;
    if (!Object.hasOwn(was, name) && isWorthWriting(held, kind)) attrs.push([name, held]);
  }
  const wasEmpty = isJsonObject(source) && Object.keys(source).length === 0;
  return attrs.length === 0 && !wasEmpty ? null : Object.fromEntries(attrs);
}

function isWorthWriting(value: JsonValue | undefined, kind: AttributeKind): boolean {
  return kind.required || (value !== undefined && value !== null && !sameJson(value, kind.absent));
}

export function emitMark(mark: EditorMark): JsonObject {
  const attrs = emitAttributes(mark.attrs ?? {}, markKind(mark.type)?.attrs ?? {}, undefined);
  return attrs === null ? { type: mark.type } : { type: mark.type, attrs };
}
