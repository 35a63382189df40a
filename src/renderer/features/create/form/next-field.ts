/**
 * The field to go to next: the first of `wanted` after the place where one is, from the top again behind the last. Null where none is wanted. Pure.
 * @param drawn ids of the fields as they stand in the form, from the top
 * @param from the field where one is; `null` before the first one
 */
export function nextField(
  drawn: readonly string[],
  wanted: readonly string[],
  from: string | null,
  towards: 'down' | 'up' = 'down',
): string | null {
  const order = towards === 'down' ? drawn : drawn.toReversed();
  const candidates = order.filter((fieldId) => wanted.includes(fieldId));
  const at = from === null ? -1 : order.indexOf(from);
  return candidates.find((fieldId) => order.indexOf(fieldId) > at) ?? candidates[0] ?? null;
}
