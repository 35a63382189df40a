import { FROZEN } from './use-grid-layout';

/** Where a cell begins: one that stands still is in the flow of its row, which is where it sticks. Pure. */
export function placeOf(
  at: number,
  width: number,
  lefts: readonly number[],
  frozen: number | null,
): { readonly left?: number; readonly marginInlineStart?: number; readonly width: number } {
  const left = lefts[at] ?? 0;
  return at === frozen ? { marginInlineStart: left - FROZEN, width } : { left, width };
}
