import { nodeType } from '@shared/adf/types';
import type { JsonObject, JsonValue } from '@shared/json';
import { readBlockMarks } from './adf-to-editor';
import { takesBlockMark } from './block-marks';
import { BLOCK_MARKS, SEALED_ADF, SEALED_BLOCK, SEALED_INLINE, sourceOf, type EditorNode } from './editor-node';
import { emitAttributes } from './emit-attributes';
import { emitInline } from './emit-inline';
import { nodeKind, type NodeKind } from './node-kinds';
import { sameJson } from './same-json';

/**
 * The editor's document (`editor.getJSON()`, `node.toJSON()`) as ADF, always written out from the nodes: a node that reads as its
 * source is written as the source wrote it, byte for byte, any other with the least change. `null` for a field that had no document
 * and still has nothing in it.
 */
export function editorToAdf(doc: EditorNode): JsonObject | null {
  const source = sourceOf(doc);
  const blocks = doc.content ?? [];
  const isEmpty = blocks.every(isBlankLine);
  if (isEmpty && source === null) return null;
  const content = isEmpty ? [] : written(blocks, 'doc').map((block) => emitNode(block, 'doc'));
  if (source === null) return { version: 1, type: 'doc', content };
  return Object.fromEntries(Object.entries(source).map(([key, value]) => [key, key === 'content' ? content : value]));
}

/**
 * The blocks of a parent that are written. Space between two of them is Jira's to make: an empty line that was typed for it, or that
 * stands there to be typed in, is no part of the text. One that came from Jira is. A list item begins with a line, empty or not.
 */
function written(blocks: readonly EditorNode[], parent: string): readonly EditorNode[] {
  const kept = blocks.filter((block, index) => !isBlankLine(block) || (parent === 'listItem' && index === 0));
  return kept.length > 0 ? kept : blocks.slice(0, 1);
}

/** A paragraph without anything in it that was made here. */
function isBlankLine(block: EditorNode): boolean {
  return (
    block.type === 'paragraph' &&
    (block.content ?? []).length === 0 &&
    sourceOf(block) === null &&
    (block.attrs?.[BLOCK_MARKS] ?? null) === null
  );
}

function emitNode(node: EditorNode, parent: string): JsonObject {
  if (node.type === SEALED_BLOCK || node.type === SEALED_INLINE) return node.attrs?.[SEALED_ADF] as JsonObject;
  const kind = nodeKind(node.type);
  if (kind === null) throw new Error(`The editor holds a ${node.type}, which is no node of ADF`);
  const source = sourceOf(node);
  // A paragraph made a heading keeps its words from the source, and nothing else.
  const own = source !== null && source['type'] === node.type ? source : null;
  const parts: Parts = {
    attrs: emitOwnAttributes(node, kind, own),
    marks: kind.inline ? own?.['marks'] : emitBlockMarks(node, parent, own),
    content: emitContent(node, kind, source, own),
  };
  return own === null ? fresh(node.type, parts) : merged(own, parts);
}

interface Parts {
  readonly attrs: JsonValue | undefined;
  readonly marks: JsonValue | undefined;
  readonly content: JsonValue | undefined;
}

function fresh(type: string, { attrs, content, marks }: Parts): JsonObject {
  return {
    type,
    ...(attrs === undefined ? {} : { attrs }),
    ...(content === undefined ? {} : { content }),
    ...(marks === undefined ? {} : { marks }),
  };
}

/** The source's keys in its order, and behind them what it did not have. */
function merged(own: JsonObject, parts: Parts): JsonObject {
  const isPart = (key: string): key is keyof Parts => key === 'attrs' || key === 'marks' || key === 'content';
  const kept = Object.entries(own).map(([key, value]) => [key, isPart(key) ? parts[key] : value] as const);
  const added = Object.entries(parts).filter(([key]) => !Object.hasOwn(own, key));
  return Object.fromEntries([...kept, ...added].filter(([, value]) => value !== undefined));
}

function emitOwnAttributes(node: EditorNode, kind: NodeKind, own: JsonObject | null): JsonValue | undefined {
  const attrs = emitAttributes(node.attrs ?? {}, kind.attrs, own?.['attrs']);
  // What Jira left out is left out again.
  return attrs ?? (kind.attrsAlways && (own === null || Object.hasOwn(own, 'attrs')) ? {} : undefined);
}

/** The marks that may stand on the block where it is now: one that was moved into a list loses its alignment. */
function emitBlockMarks(node: EditorNode, parent: string, own: JsonObject | null): JsonValue | undefined {
  const held = readBlockMarks(node.attrs?.[BLOCK_MARKS] ?? undefined) ?? [];
  const taken = held.filter((mark) => takesBlockMark(parent, node.type, nodeType(mark)));
  const isAligned = taken.some((mark) => nodeType(mark) === 'alignment');
  const marks = isAligned ? taken.filter((mark) => nodeType(mark) !== 'indentation') : taken;
  const was = own?.['marks'];
  if (sameJson(marks, was ?? [])) return was;
  return marks.length === 0 ? undefined : marks;
}

function emitContent(
  node: EditorNode,
  kind: NodeKind,
  source: JsonObject | null,
  own: JsonObject | null,
): JsonValue | undefined {
  // A leaf has none of its own, and whatever the source had there stays.
  if (kind.content === undefined) return own?.['content'];
  const children = node.content ?? [];
  const isText = kind.content === 'inline*' || kind.content === 'text*';
  const content = isText
    ? emitInline(children, source?.['content'], (leaf) => emitNode(leaf, node.type))
    : written(children, node.type).map((child) => emitNode(child, node.type));
  if (content.length > 0) return content;
  if (own !== null) return Object.hasOwn(own, 'content') ? [] : undefined;
  return isText ? undefined : [];
}
