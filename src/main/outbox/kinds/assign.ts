import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import { assignIssue } from '../../gateway/edit-issue';
import { siteOf } from './issue-of-change';
import type { Kind } from './kind';
import { inputOf } from './read-input';
import { lookForFields, sendFields } from './write-fields';

/** `PUT issue/{k}/assignee`: needs no edit screen and no right but *Assign issues*. It merges as the field that it is. */
export const assign: Kind = {
  parts: () => ['assignee'],
  send: (ports, change, remember) => {
    const input = inputOf('assign', change.body);
    return sendFields(ports, change, remember, {
      edits: [asEdit(input)],
      mayHaveRaced: false,
      write: (now) => assignIssue(ports.gateway, siteOf(change), now.id, input.mine?.accountId ?? null),
    });
  },
  look: (ports, change) => lookForFields(ports, change, [asEdit(inputOf('assign', change.body))]),
};

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
