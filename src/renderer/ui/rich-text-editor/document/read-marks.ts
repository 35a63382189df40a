import { isJsonObject } from '@shared/json';
import type { JsonObject, JsonValue } from '@shared/json';
import { nodeType } from '@shared/adf/types';
import { SEALED_ADF, SEALED_MARK, type EditorMark } from './editor-node';
import { MARK_KINDS, markKind } from './mark-kinds';
import { hasOnly, readAttributes } from './read-attributes';
import { sameJson } from './same-json';

const RANK = new Map([...Object.keys(MARK_KINDS), SEALED_MARK].map((name, index) => [name, index]));

/**
 * The marks of a text, as ProseMirror sorts them; null when they are no list of marks. One that the editor does not know, or that
 * ProseMirror cannot hold beside another, is sealed.
 */
export function readMarks(marks: JsonValue | undefined): EditorMark[] | null {
  if (marks === undefined) return [];
  if (!Array.isArray(marks)) return null;
  const found: EditorMark[] = [];
  for (const adf of marks as readonly JsonValue[]) {
    if (!isJsonObject(adf)) return null;
    const read = readMark(adf);
    // The same mark twice says nothing more; another one of its kind does.
    if (found.some((other) => sameMark(other, read))) continue;
    const held = found.some((other) => excludeEachOther(other.type, read.type)) ? seal(adf) : read;
    if (!found.some((other) => sameMark(other, held))) found.push(held);
  }
  return found.toSorted((one, other) => (RANK.get(one.type) ?? 0) - (RANK.get(other.type) ?? 0));
}

function readMark(adf: JsonObject): EditorMark {
  const type = nodeType(adf);
  const kind = markKind(type);
  if (kind === null || !hasOnly(adf, ['type', 'attrs'])) return seal(adf);
  const attrs = readAttributes(adf, kind.attrs);
  const given = adf['attrs'];
  if (attrs === null || (isJsonObject(given) && !hasOnly(given, Object.keys(kind.attrs)))) return seal(adf);
  return Object.keys(attrs).length === 0 ? { type } : { type, attrs };
}

function seal(adf: JsonObject): EditorMark {
  return { type: SEALED_MARK, attrs: { [SEALED_ADF]: adf } };
}

function sameMark(one: EditorMark, other: EditorMark): boolean {
  return one.type === other.type && sameJson(one.attrs ?? {}, other.attrs ?? {});
}

function excludeEachOther(one: string, other: string): boolean {
  return excludes(one, other) || excludes(other, one);
}

function excludes(one: string, other: string): boolean {
  const kind = markKind(one);
  if (kind === null) return false;
  return (kind.excludes ?? one).split(' ').includes(other);
}
