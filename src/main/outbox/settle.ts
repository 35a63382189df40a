import { fieldTypeFor } from '@shared/fields/catalogue';
import type { FieldConflict } from '@shared/ipc/change';
import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { isJsonObject, type JsonValue } from '@shared/json';

/**
 * What is sent once a person has chosen for each field of a conflict: theirs becomes the base, so that only what changes after this
 * is a conflict again. Fails with `invalid-input` where a choice is missing. Pure.
 */
export function settleInput(
  input: ChangeInput,
  conflicts: readonly FieldConflict[],
  choices: Readonly<Record<string, JsonValue>>,
): Outcome<ChangeInput> {
  const open = conflicts.filter(({ fieldId }) => !Object.hasOwn(choices, fieldId));
  if (open.length > 0) {
    const fields = Object.fromEntries(open.map(({ fieldId, name }) => [fieldId, `${name}: choose a value.`]));
    return fail({ kind: 'invalid-input', message: 'Not every field has a choice yet.', fields });
  }
  const settled = (fields: readonly FieldEdit[]): FieldEdit[] =>
    fields.map((edit) => {
      const conflict = conflicts.find(({ fieldId }) => fieldId === edit.fieldId);
      return conflict === undefined
        ? edit
        : { ...edit, base: wireOf(conflict.theirs, edit), mine: choices[edit.fieldId] ?? null };
    });
  switch (input.kind) {
    case 'edit':
      return succeed({ ...input, fields: settled(input.fields) });
    case 'assign': {
      const conflict = conflicts.find(({ fieldId }) => fieldId === 'assignee');
      if (conflict === undefined) return succeed(input);
      return succeed({ ...input, base: personOf(conflict.theirs), mine: personOf(choices['assignee'] ?? null) });
    }
    case 'transition': {
      const conflict = conflicts.find(({ fieldId }) => fieldId === 'status');
      const fields = settled(input.fields);
      if (conflict === undefined) return succeed({ ...input, fields });
      const from = statusOf(conflict.theirs) ?? input.from;
      const to = statusOf(choices['status'] ?? null) ?? input.to;
      return succeed({ ...input, from, to, fields });
    }
    case 'edit-comment': {
      const [conflict] = conflicts;
      if (conflict === undefined) return succeed(input);
      return succeed({ ...input, base: conflict.theirs, mine: choices[conflict.fieldId] ?? null });
    }
    case 'comment':
    case 'worklog':
    case 'link':
    case 'watch':
      return fail({ kind: 'invalid-input', message: 'This change has nothing to choose.', fields: {} });
  }
}

/** The base of an edit is in Jira's own form, a conflict holds the catalogue's. */
function wireOf(value: JsonValue, field: FieldEdit): JsonValue {
  if (value === null) return null;
  const wire = fieldTypeFor(field.schema).toWire(value, field);
  return wire.ok ? wire.value : value;
}

function personOf(value: JsonValue): { accountId: string; displayName: string } | null {
  if (!isJsonObject(value) || typeof value['accountId'] !== 'string') return null;
  const { accountId, displayName } = value;
  return { accountId, displayName: typeof displayName === 'string' ? displayName : accountId };
}

function statusOf(value: JsonValue): { id: string; name: string } | null {
  if (!isJsonObject(value) || typeof value['id'] !== 'string') return null;
  const { id } = value;
  const name = value['name'] ?? value['label'];
  return { id, name: typeof name === 'string' ? name : id };
}
