import { controlOf, fieldTypeFor } from '@shared/fields/catalogue';
import { isRecord } from '@shared/fields/is-record';
import type { CreateField } from '@shared/jira/field';
import type { ShownField } from '../read-fields';

/**
 * Whether a field can be edited, as far as is known: what Jira keeps by itself never can. Pure.
 *
 * @param offered what Jira offers to edit; `undefined` while that was not read: then asking tells
 */
export function mayEdit(
  { id, schema }: Pick<ShownField, 'id' | 'schema'>,
  offered: readonly CreateField[] | undefined,
): boolean {
  if (isRecord(id, schema)) return false;
  if (schema !== undefined && fieldTypeFor(schema).control === 'read-only') return false;
  if (offered === undefined) return true;
  const field = offered.find(({ fieldId }) => fieldId === id);
  return field !== undefined && field.operations.length > 0 && controlOf(field) !== 'read-only';
}
