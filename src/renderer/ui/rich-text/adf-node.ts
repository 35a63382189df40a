import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';

/** A node or mark as we read it; whatever is missing or of the wrong kind reads as empty, so nothing can throw. */
export interface AdfNode {
  readonly type: string;
  readonly attrs: JsonObject;
  readonly content: readonly JsonValue[];
  readonly text: string | null;
  readonly marks: readonly AdfNode[];
}

const NO_ATTRS: JsonObject = {};

export function readNode(value: JsonValue | undefined): AdfNode {
  if (!isJsonObject(value)) return { type: '', attrs: NO_ATTRS, content: [], text: textOf(value), marks: [] };
  const { type, attrs, content, text, marks } = value;
  return {
    type: typeof type === 'string' ? type : '',
    attrs: isJsonObject(attrs) ? attrs : NO_ATTRS,
    content: Array.isArray(content) ? content : [],
    text: typeof text === 'string' ? text : null,
    marks: Array.isArray(marks) ? marks.map((mark: JsonValue) => readMark(mark)) : [],
  };
}

/** A mark has no marks of its own: reading stops there, however deep a made-up document goes. */
function readMark(value: JsonValue): AdfNode {
  return isJsonObject(value) ? readNode({ type: value['type'], attrs: value['attrs'] }) : readNode(null);
}

function textOf(value: JsonValue | undefined): string | null {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? null : JSON.stringify(value);
}

export function textAttr(node: AdfNode, name: string): string | null {
  const value = node.attrs[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberAttr(node: AdfNode, name: string): number | null {
  const value = node.attrs[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
