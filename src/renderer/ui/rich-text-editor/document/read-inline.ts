import { isJsonObject } from '@shared/json';
import type { JsonObject, JsonValue } from '@shared/json';
import { nodeType } from '@shared/adf/types';
import { SEALED_ADF, SEALED_INLINE, SOURCE, type EditorNode } from './editor-node';
import { nodeKind } from './node-kinds';
import { readAttributes } from './read-attributes';
import { readMarks } from './read-marks';

/** One inline node of the document and what it becomes; a text without letters becomes nothing. */
export interface InlinePiece {
  readonly adf: JsonObject;
  readonly node: EditorNode | null;
}

/** The inline nodes of a text block, one for one; null when something among them is no node at all. */
export function readInline(content: JsonValue | undefined): InlinePiece[] | null {
  if (content === undefined) return [];
  if (!Array.isArray(content)) return null;
  const pieces: InlinePiece[] = [];
  for (const adf of content as readonly JsonValue[]) {
    if (!isJsonObject(adf)) return null;
    pieces.push({ adf, node: nodeType(adf) === 'text' ? readText(adf) : readLeaf(adf) });
  }
  return pieces;
}

function readText(adf: JsonObject): EditorNode | null {
  const text = adf['text'];
  const marks = readMarks(adf['marks']);
  if (typeof text !== 'string' || marks === null) return seal(adf);
  if (text === '') return null;
  return marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks };
}

function readLeaf(adf: JsonObject): EditorNode {
  const type = nodeType(adf);
  const kind = nodeKind(type);
  if (kind?.inline !== true) return seal(adf);
  const attrs = readAttributes(adf, kind.attrs);
  if (attrs === null || kind.holdsTogether?.(attrs) === false) return seal(adf);
  return { type, attrs: { ...attrs, [SOURCE]: adf } };
}

function seal(adf: JsonObject): EditorNode {
  return { type: SEALED_INLINE, attrs: { [SEALED_ADF]: adf } };
}
