import type { CreateField } from '../jira/field';
import { fieldTypeFor } from './catalogue';

/** Whether a field is the parent itself, not one of those that said it before `parent` did. Pure. */
export function isParentField({ schema }: Pick<CreateField, 'schema'>): boolean {
  return fieldTypeFor(schema).meansParent(schema) === 'parent';
}
