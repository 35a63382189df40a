import type { Found } from '@shared/ipc/pickers';
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
export type SearchOptions = (query: string, signal: AbortSignal) => Promise<Found<Option>>;

/** Everything there is, made only when the list opens: a form may have thousands of options in each of many fields. */
export interface LazyOptions {
  readonly all: () => readonly Option[];
}

/** Everything there is, searched here; or a search elsewhere. */
export type OptionSource = readonly Option[] | LazyOptions | SearchOptions;

/** How what is picked is counted: "4 people match", "1 person matches". */
export interface Counted {
  readonly one: string;
  readonly many: string;
}

/** The same answer with other items. */
export function mapFound<T, U>(found: Found<T>, map: (item: T) => U): Found<U> {
  return { ...found, items: found.items.map(map) };
}

/** Items that are known here, as a search would find them. */
export function foundHere<T>(items: readonly T[]): Found<T> {
  return { items, complete: true, from: 'jira', mayBrowse: null };
}
