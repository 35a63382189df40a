import { isHistoryTransaction } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import { isJsonObject } from '@shared/json';
import { SOURCE } from './editor-node';
import { nodeKind } from './node-kinds';
import { isOpening } from './open-document';

/**
 * Keeps `localId` the name of one node: a copy (split, paste) gets its own where ADF demands one, and none elsewhere. Doubles that
 * came from Jira are left alone.
 */
export function uniqueLocalIds(newLocalId: () => string): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, after) => {
      const isNew =
        transactions.some(({ docChanged }) => docChanged) &&
        !transactions.some((one) => isHistoryTransaction(one) || isOpening(one));
      return isNew ? giveIds(transactions, before, after, newLocalId) : null;
    },
  });
}

function giveIds(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  newLocalId: () => string,
): Transaction | null {
  const mapping = new Mapping();
  for (const { mapping: one } of transactions) mapping.appendMapping(one);
  const was = idsOf(before.doc);
  const tr = after.tr;
  for (const [id, places] of idsOf(after.doc)) {
    const kept = was.get(id) ?? [];
    const originals = new Set(kept.map((place) => mapping.map(place, 1)));
    const spare = places.length - Math.max(1, kept.length);
    // Copies first; where the original itself is gone, all but the first.
    const copies = id === '' ? [] : places.toSorted((a, b) => rank(originals, b) - rank(originals, a) || b - a);
    for (const place of copies.slice(0, Math.max(0, spare))) setId(tr, place, newLocalId);
  }
  after.doc.descendants((node, place) => {
    if (needsId(node)) tr.setNodeAttribute(place, 'localId', newLocalId());
  });
  return tr.docChanged ? tr : null;
}

function rank(originals: ReadonlySet<number>, place: number): number {
  return originals.has(place) ? 0 : 1;
}

function setId(tr: Transaction, place: number, newLocalId: () => string): void {
  const node = tr.doc.nodeAt(place);
  if (node !== null) tr.setNodeAttribute(place, 'localId', demandsId(node) ? newLocalId() : null);
}

function idsOf(doc: Node): Map<string, number[]> {
  const found = new Map<string, number[]>();
  doc.descendants((node, place) => {
    const id: unknown = node.attrs['localId'];
    if (typeof id === 'string') found.set(id, [...(found.get(id) ?? []), place]);
  });
  return found;
}

function demandsId(node: Node): boolean {
  return nodeKind(node.type.name)?.attrs['localId']?.required === true;
}

/** Made here, or cut off from a node that had one; an empty one that Jira wrote is Jira's. */
function needsId(node: Node): boolean {
  if (!demandsId(node) || node.attrs['localId'] !== '') return false;
  const source: unknown = node.attrs[SOURCE];
  const attrs = isJsonObject(source) ? source['attrs'] : null;
  return !(isJsonObject(attrs) && attrs['localId'] === '');
}
