import { editIssue } from '../../gateway/edit-issue';
import { siteOf } from './issue-of-change';
import type { Kind } from './kind';
import { inputOf } from './read-input';
import { lookForFields, sendFields } from './write-fields';

/** `PUT issue`: the fields that a person changed, merged with what Jira holds by then. */
export const edit: Kind = {
  parts: (body) => inputOf('edit', body).fields.map(({ fieldId }) => fieldId),
  send: (ports, change, remember) =>
    sendFields(ports, change, remember, {
      edits: inputOf('edit', change.body).fields,
      mayHaveRaced: false,
      write: (now, { set, update }) =>
        editIssue(ports.gateway, siteOf(change), now.id, {
          ...(Object.keys(set).length > 0 ? { fields: set } : {}),
          ...(Object.keys(update).length > 0 ? { update } : {}),
        }),
    }),
  look: (ports, change) => lookForFields(ports, change, inputOf('edit', change.body).fields),
};
