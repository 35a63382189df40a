import type { TableNote } from '../table';
import { grouped } from './table-limits';

/** Notes of one kind that are told one by one; the rest is counted. */
const MOST_ALIKE = 20;

/** Gathers notes, so that a file with a hundred thousand alike faults does not make a hundred thousand notes. */
export class NoteBook {
  readonly #kinds = new Map<string, { readonly told: TableNote[]; more: number }>();
  readonly #place: Pick<TableNote, 'isRow'>;

  /** @param counts what a spreadsheet has rows of, a text lines */
  constructor(counts: 'lines' | 'rows' = 'lines') {
    this.#place = counts === 'rows' ? { isRow: true } : {};
  }

  /** @param kind notes of one kind are counted together */
  add(kind: string, line: number | null, text: string): void {
    const found = this.#kinds.get(kind);
    const note = { line, text, ...(line === null ? {} : this.#place) };
    if (found === undefined) this.#kinds.set(kind, { told: [note], more: 0 });
    else if (found.told.length < MOST_ALIKE) found.told.push(note);
    else found.more += 1;
  }

  /** By line; what concerns the whole first. */
  notes(): readonly TableNote[] {
    const all = [...this.#kinds.values()].flatMap(({ told, more }) => {
      const last = told.at(-1);
      if (more === 0 || last === undefined) return told;
      return [...told, { ...last, text: `${grouped(more)} more of this kind ${more === 1 ? 'follows' : 'follow'}.` }];
    });
    return all.sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  }
}
