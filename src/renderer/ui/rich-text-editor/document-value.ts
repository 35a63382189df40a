import { textToAdf } from '@shared/adf/from-text';
import { childrenOf, nodeType } from '@shared/adf/types';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import { SEALED_ADF, SEALED_BLOCK, SEALED_INLINE, SEALED_MARK, type EditorNode } from './document/editor-node';

/** What the editor is handed: a document, the plain text of an older draft, or nothing. */
export function documentOf(value: JsonValue | null): JsonObject | null {
  if (typeof value === 'string') return textToAdf(value);
  return isJsonObject(value) ? value : null;
}

/** Names of the parts that the editor does not edit, each once, as ADF calls them. */
export function sealedNames(doc: EditorNode): readonly string[] {
  const names = new Set<string>();
  const waiting: EditorNode[] = [doc];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const marks = (node.marks ?? []).filter(({ type }) => type === SEALED_MARK);
    const isSealed = node.type === SEALED_BLOCK || node.type === SEALED_INLINE;
    for (const { attrs } of [...(isSealed ? [node] : []), ...marks]) {
      const adf = attrs?.[SEALED_ADF];
      if (isJsonObject(adf)) names.add(nodeType(adf));
    }
    waiting.push(...(node.content ?? []));
  }
  return [...names].toSorted();
}

export function sameDocument(a: JsonObject | null, b: JsonObject | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** A document with nothing in it, for which a placeholder may stand. */
export function isBlank(document: JsonObject | null): boolean {
  return document === null || childrenOf(document).length === 0;
}
