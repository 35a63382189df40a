import type { FieldEdit } from '@shared/ipc/change-input';
import type { JsonObject } from '@shared/json';
import { editIssue } from '../../gateway/edit-issue';
import { siteOf } from '../site-of';
import type { Kind } from './kind';
import { inputOf } from './read-input';
import { isReplaced, lookForFields, sendFields } from './write-fields';

/** `PUT issue`: the fields that a person changed, merged with what Jira holds by then. */
export const edit: Kind = {
  parts: (body) => inputOf('edit', body).fields.map(({ fieldId }) => fieldId),
  send: (ports, change, remember) =>
    sendFields(ports, change, remember, {
      edits: editsOf(change.body),
      formerly: change.former.flatMap(({ body }) => editsOf(body)),
      mayHaveRaced: false,
      write: (now, { set, update }) =>
        editIssue(ports.gateway, siteOf(change), now.id, {
          ...(Object.keys(set).length > 0 ? { fields: set } : {}),
          ...(Object.keys(update).length > 0 ? { update } : {}),
        }),
    }),
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
  return inputOf('edit', body).fields;
}
