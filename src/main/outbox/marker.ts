/** The change id in the value of a marker property (`CHANGE_PROPERTY`), or `null` for anything else. */
export function markedChange(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : null;
}
