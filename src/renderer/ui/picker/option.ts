import type { ReactNode } from 'react';

/** One row of a picker. */
export interface Option {
  readonly id: string;
  readonly label: string;
  /** At the right, quiet: a project, a key, why it cannot be chosen. */
  readonly note?: string | undefined;
  /** Before the label: an avatar, a tile, an icon. */
  readonly mark?: ReactNode;
  readonly disabled?: boolean;
}

/** Asks for what matches; rejects when it could not be asked. The signal is aborted as soon as the answer is not wanted. */
export type SearchOptions = (query: string, signal: AbortSignal) => Promise<readonly Option[]>;

/** Everything there is, searched here; or a search elsewhere. */
export type OptionSource = readonly Option[] | SearchOptions;
