import type { Outcome } from '@shared/ipc/outcome';

/** The files that a person chooses. */
export interface SheetFiles {
  /** The path of a spreadsheet; `null` when the dialog is closed. */
  choose(): Promise<string | null>;
  /** Asks where to, and writes; `false` when the dialog is closed. */
  save(name: string, pieces: Iterable<Uint8Array>): Promise<Outcome<boolean>>;
}
