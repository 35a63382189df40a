import { isHistoryTransaction } from '@tiptap/pm/history';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state';
import { fitsInside } from '@shared/adf/fits-inside';
import { isJsonObject, type JsonObject } from '@shared/json';
import { SEALED_ADF, SEALED_BLOCK } from './editor-node';
import { isOpening } from './open-document';
import { sameJson } from './same-json';

/**
 * The editor's schema lets a sealed block stand in any container, since Jira may have put it there. One that an edit puts where ADF
 * does not take it goes behind the nearest block around it where it may stand; a drop for which there is no such place is refused.
 */
export function sealedPlaces(): Plugin {
  return new Plugin({
    filterTransaction: (tr, state) =>
      !tr.docChanged ||
      tr.getMeta('uiEvent') !== 'drop' ||
      misplaced(state.doc, tr.doc).every(({ at, adf }) => placeAround(tr.doc.resolve(at), adf) !== null),
    appendTransaction: (transactions, before, after) => {
      const isEdit =
        transactions.some(({ docChanged }) => docChanged) &&
        !transactions.some((one) => isHistoryTransaction(one) || isOpening(one));
      return isEdit ? moveOut(before.doc, after) : null;
    },
  });
}

interface Sealed {
  readonly at: number;
  readonly adf: JsonObject;
  readonly parent: string;
}

function sealedIn(doc: Node): Sealed[] {
  const found: Sealed[] = [];
  doc.descendants((node, at, parent) => {
    const adf: unknown = node.attrs[SEALED_ADF];
    if (node.type.name === SEALED_BLOCK && isJsonObject(adf))
      found.push({ at, adf, parent: parent?.type.name ?? 'doc' });
    return !node.isTextblock;
  });
  return found;
}

/** Those that ADF does not take where they stand and that did not stand in such a place before. */
function misplaced(before: Node, after: Node): Sealed[] {
  const odd = sealedIn(after).filter(({ adf, parent }) => !fits(parent, adf));
  if (odd.length === 0) return [];
  const was = sealedIn(before);
  return odd.filter(
    ({ adf, parent }) => !was.some((one) => one.parent === parent && (one.adf === adf || sameJson(one.adf, adf))),
  );
}

const known = new WeakMap<JsonObject, Map<string, boolean>>();

/** Asked at every key; the answer never changes. */
function fits(parent: string, adf: JsonObject): boolean {
  const answers = known.get(adf) ?? new Map<string, boolean>();
  known.set(adf, answers);
  const answer = answers.get(parent) ?? fitsInside(parent, adf);
  answers.set(parent, answer);
  return answer;
}

/** Behind the innermost block around that stands in something which takes it. */
function placeAround($at: ResolvedPos, adf: JsonObject): number | null {
  const type = $at.doc.type.schema.nodes[SEALED_BLOCK];
  for (let depth = $at.depth - 1; type !== undefined && depth >= 0; depth -= 1) {
    const around = $at.node(depth);
    const index = $at.indexAfter(depth);
    if (fits(around.type.name, adf) && around.canReplaceWith(index, index, type)) return $at.after(depth + 1);
  }
  return null;
}

function moveOut(before: Node, { doc, tr, schema }: EditorState): Transaction | null {
  // From the end on, so that the places before stay where they are.
  for (const { at, adf } of misplaced(before, doc).toReversed()) {
    const $at = tr.doc.resolve(at);
    const place = placeAround($at, adf);
    const node = tr.doc.nodeAt(at);
    const paragraph = schema.nodes['paragraph'];
    // One that may stand nowhere around stays: it is told before anything is sent.
    if (place === null || node === null || paragraph === undefined) continue;
    tr.insert(place, node);
    if ($at.parent.canReplace($at.index(), $at.index() + 1)) tr.delete(at, at + node.nodeSize);
    else tr.replaceWith(at, at + node.nodeSize, paragraph.create());
  }
  return tr.docChanged ? tr : null;
}
