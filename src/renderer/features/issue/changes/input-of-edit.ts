import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import { isJsonObject, type JsonValue } from '@shared/json';

/** The assignee has an operation of its own, which asks for a lesser permission than an edit (`PUT issue/{key}/assignee`). Pure. */
export function inputOfEdit(edit: FieldEdit): ChangeInput {
  return edit.fieldId === 'assignee'
    ? { kind: 'assign', base: personOf(edit.base), mine: personOf(edit.mine) }
    : { kind: 'edit', fields: [edit] };
}

/** Gives the issue to somebody. `from` is the assignee as Jira gave it. Pure. */
export function assignTo(
  person: { readonly accountId: string; readonly displayName: string },
  from: JsonValue,
): ChangeInput {
  return { kind: 'assign', base: personOf(from), mine: person };
}

function personOf(value: JsonValue): { accountId: string; displayName: string } | null {
  if (!isJsonObject(value) || typeof value['accountId'] !== 'string') return null;
  const { accountId, displayName } = value;
  return { accountId, displayName: typeof displayName === 'string' ? displayName : accountId };
}
