import { Node } from '@tiptap/pm/model';
import { findAdfFaults, isTooDeep, type AdfFault } from '@shared/adf/validate';
import { nodeType } from '@shared/adf/types';
import { isJsonObject } from '@shared/json';
import type { JsonObject, JsonValue } from '@shared/json';
import { takesBlockMarks } from './block-marks';
import { BLOCK_MARKS, SEALED_ADF, SEALED_BLOCK, SOURCE, type EditorNode } from './editor-node';
import { editorSchema } from './editor-schema';
import { nodeKind, type NodeKind } from './node-kinds';
import { readAttributes } from './read-attributes';
import { readInline } from './read-inline';
import { isEvenTable } from './table-editing';
import { isOfSaneSize } from './table-size';

/**
 * A document for the editor. `open`: to be edited; what the editor cannot hold is sealed in it. `refused`: it has no structure that an
 * editor could hold, so it is shown and never rewritten; `faults` say where.
 */
export type EditorDoc =
  | { readonly state: 'open'; readonly doc: EditorNode }
  | { readonly state: 'refused'; readonly faults: readonly AdfFault[] };

/** Reads a rich text value. `null` is a field without a document, which `editorToAdf` gives back as `null` while it stays empty. */
export function adfToEditor(adf: JsonObject | null): EditorDoc {
  if (adf === null) return { state: 'open', doc: emptyDoc(null) };
  if (isTooDeep(adf) || nodeType(adf) !== 'doc' || adf['version'] !== 1) return refused(adf);
  const content = readBlocks(adf['content'] ?? null, 'doc');
  if (content === null) return refused(adf);
  const source = withoutContent(adf);
  return {
    state: 'open',
    doc: content.length === 0 ? emptyDoc(source) : { type: 'doc', attrs: { [SOURCE]: source }, content },
  };
}

function emptyDoc(source: JsonObject | null): EditorNode {
  return { type: 'doc', attrs: { [SOURCE]: source }, content: [{ type: 'paragraph' }] };
}

function refused(adf: JsonObject): EditorDoc {
  const faults = findAdfFaults(adf);
  return {
    state: 'refused',
    faults: faults.length > 0 ? faults : [{ path: 'document', message: 'This is not a document that can be edited.' }],
  };
}

/** The blocks of a parent, each fitting where it stands or sealed; null when something among them is no node. */
function readBlocks(content: JsonValue, parent: string): EditorNode[] | null {
  if (!Array.isArray(content)) return null;
  const types = editorSchema().nodes;
  // An empty root is filled by the caller.
  let match = types[parent]?.contentMatch ?? null;
  const blocks: EditorNode[] = [];
  for (const adf of content as readonly JsonValue[]) {
    if (!isJsonObject(adf) || match === null) return null;
    const read = readBlock(adf, parent);
    const type = read === null ? undefined : types[read.type];
    const next = type === undefined ? null : match.matchType(type);
    const sealed = types[SEALED_BLOCK];
    blocks.push(read !== null && next !== null ? read : seal(adf));
    match = next ?? (sealed === undefined ? null : match.matchType(sealed));
  }
  const isWhole = match !== null && (match.validEnd || (parent === 'doc' && blocks.length === 0));
  return isWhole ? blocks : null;
}

function seal(adf: JsonObject): EditorNode {
  return { type: SEALED_BLOCK, attrs: { [SEALED_ADF]: adf } };
}

function readBlock(adf: JsonObject, parent: string): EditorNode | null {
  const type = nodeType(adf);
  const kind = nodeKind(type);
  if (kind === null || kind.inline) return null;
  const attrs = readAttributes(adf, kind.attrs);
  const marks = readBlockMarks(adf['marks']);
  if (attrs === null || marks === undefined || kind.holdsTogether?.(attrs) === false) return null;
  if (marks !== null && !takesBlockMarks(parent, type, marks.map(nodeType))) return null;
  return withContent(adf, kind, type, { ...attrs, [BLOCK_MARKS]: marks });
}

function withContent(
  adf: JsonObject,
  kind: NodeKind,
  type: string,
  attrs: Readonly<Record<string, JsonValue>>,
): EditorNode | null {
  if (kind.content === undefined) return { type, attrs: { ...attrs, [SOURCE]: adf } };
  const holdsText = editorSchema().nodes[type]?.isTextblock === true;
  const content = holdsText
    ? readText(adf, type)
    : readBlocks(adf['content'] === undefined ? [] : adf['content'], type);
  if (content === null || (type === 'table' && !isEditableTable(content))) return null;
  return { type, attrs: { ...attrs, [SOURCE]: holdsText ? adf : withoutContent(adf) }, content };
}

function isEditableTable(rows: EditorNode[]): boolean {
  return isOfSaneSize(rows) && isEvenTable(Node.fromJSON(editorSchema(), { type: 'table', content: rows }));
}

function readText(adf: JsonObject, type: string): EditorNode[] | null {
  const pieces = readInline(adf['content']);
  const nodes = pieces?.map(({ node }) => node).filter((node) => node !== null) ?? null;
  // Code is letters and nothing else.
  const fits = type !== 'codeBlock' || nodes?.every((node) => node.type === 'text' && node.marks === undefined);
  return fits ? nodes : null;
}

/** The marks of a block, null for none; undefined when they are not marks. */
export function readBlockMarks(marks: JsonValue | undefined): readonly JsonObject[] | null | undefined {
  if (marks === undefined) return null;
  if (!Array.isArray(marks)) return undefined;
  const found = (marks as readonly JsonValue[]).filter(isJsonObject);
  if (found.length !== marks.length) return undefined;
  return found.length === 0 ? null : found;
}

/** The node's own part: its keys in their order, with the place of `content` kept and the blocks left out. */
function withoutContent(adf: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(adf).map(([key, value]) => [key, key === 'content' ? [] : value]));
}
