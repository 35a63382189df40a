import { Node } from '@tiptap/pm/model';
import type { JsonObject } from '@shared/json';
import { adfToEditor } from '../../../../src/renderer/ui/rich-text-editor/document/adf-to-editor';
import type { EditorNode } from '../../../../src/renderer/ui/rich-text-editor/document/editor-node';
import { editorSchema } from '../../../../src/renderer/ui/rich-text-editor/document/editor-schema';
import { editorToAdf } from '../../../../src/renderer/ui/rich-text-editor/document/editor-to-adf';

/** A document as ProseMirror holds it, checked against its schema. */
export function opened(adf: JsonObject | null): Node {
  const read = adfToEditor(adf);
  if (read.state !== 'open') throw new Error(`Refused: ${JSON.stringify(read.faults)}`);
  const doc = Node.fromJSON(editorSchema(), read.doc);
  doc.check();
  return doc;
}

/** Written from a copy without any object of the original: nothing can be handed back by identity. */
export function through(doc: Node): JsonObject | null {
  return editorToAdf(JSON.parse(JSON.stringify(doc.toJSON())) as EditorNode);
}
