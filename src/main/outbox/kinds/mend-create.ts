import { canonicalJson } from '@shared/fields/canonical-json';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import type { CreateField } from '@shared/jira/field';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import type { JournalledChange, NewChange } from '../journalled-change';
import { bodyOf } from './read-input';

/** What an edit cannot change of an issue that is there: then the two creates are two issues. */
const FIXED = ['project', 'issuetype'] as const;

/**
 * The fields in which a create that was said anew differs from what it had said before, as edits of the issue that the former has become.
 * `null` where no edit leads from the one to the other: another project or type, or something that is only added. Pure.
 *
 * @param editable the fields of the issue as Jira lets them be edited; one that is not among them is left for Jira to refuse in its words
 */
export function mendingEdits(
  former: JsonObject,
  now: JsonObject,
  editable: readonly CreateField[],
  names: Readonly<Record<string, string>>,
): readonly FieldEdit[] | null {
  const before = fieldsOf(former);
  const wanted = fieldsOf(now);
  const differ = (one: JsonValue | undefined, other: JsonValue | undefined): boolean =>
    canonicalJson(one ?? null) !== canonicalJson(other ?? null);
  if (FIXED.some((fieldId) => differ(before[fieldId], wanted[fieldId]))) return null;
  if (differ(former['update'], now['update'])) return null;
  return [...new Set([...Object.keys(before), ...Object.keys(wanted)])]
    .filter((fieldId) => differ(before[fieldId], wanted[fieldId]))
    .map((fieldId): FieldEdit => {
      const field = editable.find((one) => one.fieldId === fieldId);
      const name = field?.name ?? names[fieldId] ?? fieldId;
      const schema = field?.schema ?? { type: 'any' };
      const operations = field?.operations ?? ['set'];
      const edit = { fieldId, name, schema, operations };
      const valueOf = (wire: JsonValue | undefined): JsonValue =>
        wire === undefined || wire === null ? null : (fieldTypeFor(schema).fromWire(wire, edit) ?? wire);
      const base = before[fieldId] ?? null;
      // What was sent says less than what Jira answers: it is known as ours by what would be sent for it.
      return { ...edit, base, mine: valueOf(wanted[fieldId]), earlier: [valueOf(base)] };
    });
}

/** The edit that makes the issue say what the create says now; `null` where it does. One and the same however often it is asked for. Pure. */
export function mendingChange(change: JournalledChange, fields: readonly FieldEdit[]): NewChange | null {
  if (fields.length === 0) return null;
  const input: ChangeInput = { kind: 'edit', fields };
  const { id, accountId, cloudId, projectKey, subtitle, createdAt } = change;
  return {
    id: `${id}~mended`,
    accountId,
    cloudId,
    kind: 'edit',
    title: `Mended after it was sent: ${fields.map(({ name }) => name).join(', ')}`,
    subtitle,
    projectKey,
    after: id,
    createdAt,
    parts: fields.map(({ fieldId }) => fieldId),
    body: bodyOf(input),
  };
}

function fieldsOf(body: JsonObject): JsonObject {
  return isJsonObject(body['fields']) ? body['fields'] : {};
}
