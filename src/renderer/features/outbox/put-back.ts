import { fieldTypeFor } from '@shared/fields/catalogue';
import type { FieldConflict } from '@shared/ipc/change';
import type { FieldEdit } from '@shared/ipc/change-input';

/** The edit that writes again what ours replaced. Its base is ours: whoever has changed it since is asked about, not replaced. Pure. */
export function putBackEdit({ fieldId, name, schema, base, mine, theirs }: FieldConflict): FieldEdit {
  const field = { fieldId, name, schema, operations: ['set'] };
  const wire = mine === null ? null : fieldTypeFor(schema).toWire(mine, field, base);
  return { ...field, base: wire === null || !wire.ok ? null : wire.value, mine: theirs };
}
