import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { LeftOut, OtherReading } from '../paste/read-paste';

/** What is told of a paste: what it left out, and how else its text can be read. */
export interface PasteNotice {
  readonly other: OtherReading | null;
  readonly leftOut: LeftOut;
}

export interface Pasted {
  /** Where it stands now; null for cells, which went into a table here and there. */
  readonly range: { readonly from: number; readonly to: number } | null;
  /** Nothing has been changed since: undoing takes the paste back and nothing else. */
  readonly isUntouched: boolean;
  readonly notice: PasteNotice | null;
}

type Told = { readonly pasted: Pasted['range'] } | { readonly notice: PasteNotice | null };

const key = new PluginKey<Pasted | null>('pasted');

/** What is told on a transaction: its own meta would forget the type. */
const told = new WeakMap<Transaction, Told>();

/** How long a notice stays when writing goes on. */
const STAYS_MS = 8000;

export function pastedIn(state: EditorState): Pasted | null {
  return key.getState(state) ?? null;
}

/** Remembers on the transaction of a paste where its content went. */
export function markPasted(tr: Transaction, range: Pasted['range']): Transaction {
  told.set(tr, { pasted: range });
  return tr;
}

export function markNotice(tr: Transaction, notice: PasteNotice | null): Transaction {
  told.set(tr, { notice });
  return tr;
}

/** Follows what was pasted while writing goes on, and tells when there is something to say of it and when no more. */
export function pasteNotices(onNotice: (notice: PasteNotice | null) => void): Plugin<Pasted | null> {
  return new Plugin<Pasted | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, pasted) => followed(tr, pasted),
    },
    view: () => {
      let shown: PasteNotice | null = null;
      let timer: ReturnType<typeof setTimeout> | undefined;
      return {
        update: (view) => {
          const now = pastedIn(view.state);
          const notice = now?.notice ?? null;
          if (notice !== shown) {
            clearTimeout(timer);
            timer = undefined;
            shown = notice;
            onNotice(notice);
          }
          if (notice === null || now?.isUntouched !== false || timer !== undefined) return;
          timer = setTimeout(() => view.dispatch(markNotice(view.state.tr, null)), STAYS_MS);
        },
        destroy: () => clearTimeout(timer),
      };
    },
  });
}

function followed(tr: Transaction, pasted: Pasted | null): Pasted | null {
  const said = told.get(tr);
  if (said !== undefined && 'pasted' in said) return { range: said.pasted, isUntouched: true, notice: null };
  if (said !== undefined) {
    return said.notice === null ? null : { range: pasted?.range ?? null, isUntouched: true, notice: said.notice };
  }
  if (pasted === null || !tr.docChanged) return pasted;
  const isOwn = tr.getMeta('appendedTransaction') !== undefined && pasted.isUntouched;
  const range = pasted.range && mapped(tr, pasted.range);
  return { range, isUntouched: isOwn, notice: stillSaid(pasted.notice, isOwn || range !== null) };
}

/** What is written before and behind it is no part of it. */
function mapped(tr: Transaction, { from, to }: NonNullable<Pasted['range']>): Pasted['range'] {
  const range = { from: tr.mapping.map(from, 1), to: tr.mapping.map(to, -1) };
  return range.from < range.to ? range : null;
}

/** Another reading needs the place of the first. */
function stillSaid(notice: PasteNotice | null, hasPlace: boolean): PasteNotice | null {
  if (notice === null || notice.other === null || hasPlace) return notice;
  const { pictures, comments } = notice.leftOut;
  return pictures + comments === 0 ? null : { other: null, leftOut: notice.leftOut };
}
