import type { JsonObject } from '@shared/json';
import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import { assignIssue } from '../../gateway/edit-issue';
import { siteOf } from '../site-of';
import type { Kind } from './kind';
import { inputOf } from './read-input';
import { isReplaced, lookForFields, sendFields } from './write-fields';

/** `PUT issue/{k}/assignee`: needs no edit screen and no right but *Assign issues*. It merges as the field that it is. */
export const assign: Kind = {
  parts: () => ['assignee'],
  send: (ports, change, remember) => {
    const input = inputOf('assign', change.body);
    return sendFields(ports, change, remember, {
      edits: editsOf(change.body),
      formerly: change.former.flatMap(({ body }) => editsOf(body)),
      mayHaveRaced: false,
      write: (now) => assignIssue(ports.gateway, siteOf(change), now.id, input.mine?.accountId ?? null),
    });
  },
  look: (ports, change) => lookForFields(ports, change, editsOf(change.body)),
  replaced: (ports, change) =>
    isReplaced(
      ports,
      change,
      editsOf(change.body),
      change.former.flatMap(({ body }) => editsOf(body)),
    ),
};

function editsOf(body: JsonObject): readonly FieldEdit[] {
  return [asEdit(inputOf('assign', body))];
}

function asEdit({ base, mine, earlier }: Extract<ChangeInput, { kind: 'assign' }>): FieldEdit {
  return {
    fieldId: 'assignee',
    name: 'Assignee',
    schema: { type: 'user', system: 'assignee' },
    operations: ['set'],
    base: base === null ? null : { ...base },
    mine: mine === null ? null : { ...mine },
    earlier,
  };
}
