/** Where the open issue stands in the list beside it, for "3 of 64" and the keys. `at` counts from 1. */
export interface Pager {
  readonly at: number;
  readonly of: number;
  readonly onMove: (by: 1 | -1) => void;
}
