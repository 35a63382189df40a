import type { CreateField } from '@shared/jira/field';

/** Whether a value may be taken away again: Jira demands none, or fills one in by itself. */
export function mayBeEmpty({ required, hasDefaultValue }: CreateField): boolean {
  return !required || hasDefaultValue;
}
