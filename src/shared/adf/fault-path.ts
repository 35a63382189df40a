import type { JsonObject, JsonValue } from '../json';
import { isJsonObject } from '../json';
import { nodeType } from './types';

/** A key of an object, or a place in a list, counted from 0. */
export type PathStep = string | number;

/** The steps of a path as `findAdfFaults` writes it; none for `document`. */
export function stepsOf(path: string): PathStep[] {
  if (path === 'document') return [];
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );
}

/** Parts that have a name of their own for where they stand; any other is a part of what it stands in. */
const PLACES: Readonly<Record<string, string>> = {
  listItem: 'item',
  taskItem: 'item',
  decisionItem: 'item',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'cell',
};

/** Where a path leads, in words: `block 2 (table) › row 1 › cell 3 › part 1 (paragraph)`. Counted from 1, as people count. */
export function pathInWords(document: JsonObject, path: string): string {
  const steps = stepsOf(path);
  const words: string[] = [];
  let inner: JsonValue | undefined = document;
  let list = '';
  for (const step of steps) {
    if (typeof step === 'string') {
      list = step;
      inner = isJsonObject(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined;
      if (!['content', 'attrs', 'marks', 'type'].includes(step)) words.push(`“${step}”`);
      continue;
    }
    inner = Array.isArray(inner) ? (inner as readonly JsonValue[])[step] : undefined;
    if (list !== 'content' && list !== 'marks') continue;
    words.push(partInWords(inner, step, list === 'marks' ? 'mark' : words.length === 0 ? 'block' : 'part'));
  }
  return words.length === 0 ? 'the document itself' : words.join(' › ');
}

function partInWords(part: JsonValue | undefined, index: number, place: string): string {
  const type = isJsonObject(part) ? nodeType(part) : '';
  const named = Object.hasOwn(PLACES, type) ? PLACES[type] : undefined;
  const count = String(index + 1);
  if (named !== undefined) return `${named} ${count}`;
  return type === '' ? `${place} ${count}` : `${place} ${count} (${typeInWords(type)})`;
}

/** `bulletList` as `bullet list`. */
function typeInWords(type: string): string {
  return type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
