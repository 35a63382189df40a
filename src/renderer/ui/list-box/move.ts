/**
 * Where a key leads in a list: the new index, or `null` when the key is not for moving. Moves stop at the ends.
 * @param page how many rows are in sight
 */
export function moveInList(key: string, index: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const clamp = (to: number) => Math.max(0, Math.min(count - 1, to));
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return clamp(index + 1);
    case 'k':
    case 'ArrowUp':
      return clamp(index - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'PageDown':
      return clamp(index + Math.max(1, page - 1));
    case 'PageUp':
      return clamp(index - Math.max(1, page - 1));
    default:
      return null;
  }
}
