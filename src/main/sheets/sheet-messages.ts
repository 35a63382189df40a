import type { TableNote, TableRow } from '../../shared/bulk/table';

/** What the worker is started with. */
export interface SheetTask {
  readonly name: string;
  /** The path of a file that the worker reads itself, or what it holds. */
  readonly content: string | Uint8Array;
  /** `texts`: the JSON of each table, for somebody who only hands it on. */
  readonly as: 'tables' | 'texts';
}

/** What the worker says. It waits for an answer after each `rows` and each `piece`, so that whoever listens is never given more than a bite at a time. */
export type SheetMessage =
  | {
      readonly kind: 'table';
      readonly name: string;
      readonly header: readonly string[];
      readonly notes: readonly TableNote[];
    }
  | { readonly kind: 'rows'; readonly rows: readonly TableRow[] }
  | { readonly kind: 'text'; readonly name: string; readonly rows: number; readonly columns: number }
  | { readonly kind: 'piece'; readonly piece: string }
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly reason: string };
