import type { ChangeInput } from '@shared/ipc/change-input';
import type { JsonValue } from '@shared/json';
import type { NewChange } from '../../../../src/main/outbox/journalled-change';
import { bodyOf } from '../../../../src/main/outbox/kinds/read-input';
import { SITE } from './a-change';

/** An edit of one text field of an issue. */
export function editOf(fieldId: string, base: JsonValue, mine: JsonValue): Extract<ChangeInput, { kind: 'edit' }> {
  return {
    kind: 'edit',
    fields: [{ fieldId, name: fieldId, schema: { type: 'string' }, operations: ['set'], base, mine }],
  };
}

/** The change that such an edit is, of the issue SHOP-`number`. */
export function anEdit(id: string, number: number, fieldId = 'summary', over: Partial<NewChange> = {}): NewChange {
  return {
    id,
    ...SITE,
    kind: 'edit',
    title: `${fieldId} of SHOP-${number}`,
    subtitle: `SHOP-${number}`,
    projectKey: 'SHOP',
    issue: { id: `${10_000 + number}`, key: `SHOP-${number}` },
    parts: [fieldId],
    createdAt: 1_000,
    body: bodyOf(editOf(fieldId, 'before', `after ${id}`)),
    ...over,
  };
}
