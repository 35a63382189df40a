import type { JsonObject, JsonValue } from '@shared/json';

/** A ProseMirror node as `node.toJSON()` gives it: the form in which a document passes between ADF and the editor. */
export interface EditorNode {
  type: string;
  attrs?: Record<string, JsonValue>;
  content?: EditorNode[];
  marks?: EditorMark[];
  text?: string;
}

export interface EditorMark {
  type: string;
  attrs?: Record<string, JsonValue>;
}

/**
 * The attribute on every node that came from Jira: its ADF without the blocks inside it (the text of a paragraph is in it). An
 * attribute, because those alone survive undo, moving, splitting and the clipboard.
 */
export const SOURCE = 'source';

/** The attribute that holds the marks of a block, as ADF. */
export const BLOCK_MARKS = 'blockMarks';

/** The attribute of sealed nodes and marks: their ADF, whole. */
export const SEALED_ADF = 'adf';

export const SEALED_BLOCK = 'sealedBlock';
export const SEALED_INLINE = 'sealedInline';
export const SEALED_MARK = 'sealedMark';

export function sourceOf(node: EditorNode): JsonObject | null {
  const source = node.attrs?.[SOURCE];
  return typeof source === 'object' && source !== null && !Array.isArray(source) ? (source as JsonObject) : null;
}
