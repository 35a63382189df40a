import type { FieldConflict } from '@shared/ipc/change';
import type { FieldEdit } from '@shared/ipc/change-input';
import { fail, succeed } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import { editComment as writeComment } from '../../gateway/comment';
import { isFulfilled, mergeFields } from '../merge';
import { siteOf } from '../site-of';
import { findComment } from './comment';
import { issueOfChange, landedOn } from './issue-of-change';
import type { Kind } from './kind';
import { endedBeforeWrite } from './not-sent';
import { inputOf } from './read-input';

/**
 * `PUT issue/{k}/comment/{id}`. It merges as a field of rich text does: what the comment says now is read before, and a comment that
 * somebody has changed since is a question. Sending it twice changes nothing.
 */
export const editComment: Kind = {
  parts: () => ['comment'],
  send: async ({ gateway }, change) => {
    const { commentId } = inputOf('edit-comment', change.body);
    const there = await findComment(gateway, change, commentId);
    if (!there.ok) return endedBeforeWrite(there.failure);
    if (there.value === null) return fail({ kind: 'not-found', what: 'the comment', messages: [] });
    const formerly = change.former.map(({ body }) => inputOf('edit-comment', body).mine);
    const edit = asEdit(change.body);
    const merged = mergeFields([{ ...edit, earlier: [...(edit.earlier ?? []), ...formerly] }], {
      comment: there.value.body,
    });
    if (Object.keys(merged.problems).length > 0)
      return fail({ kind: 'invalid-input', message: 'Jira would not take this comment.', fields: merged.problems });
    const conflicts = merged.conflicts.map(
      ({ edit: { fieldId, name, schema }, base, mine, theirs }): FieldConflict => ({
        fieldId,
        name,
        schema,
        base,
        mine,
        theirs,
        // Of comments there is no history.
        by: null,
        at: null,
      }),
    );
    if (conflicts.length > 0) return { conflict: conflicts };
    const body = merged.set['comment'];
    if (body === undefined) return succeed(landedOn(change));
    const written = await writeComment(gateway, siteOf(change), issueOfChange(change), { id: commentId, body });
    return written.ok ? succeed(landedOn(change)) : written;
  },
  look: async ({ gateway }, change) => {
    const there = await findComment(gateway, change, inputOf('edit-comment', change.body).commentId);
    if (!there.ok) return there;
    const says = there.value !== null && isFulfilled(asEdit(change.body), there.value.body);
    return succeed({ found: says ? landedOn(change) : null, candidates: [], hidden: 0, whole: true });
  },
  replaced: async ({ gateway }, change) => {
    const there = await findComment(gateway, change, inputOf('edit-comment', change.body).commentId);
    if (!there.ok) return there;
    if (there.value === null) return succeed(false);
    const { body } = there.value;
    const formerly = change.former.map((former) => asEdit(former.body));
    return succeed(!isFulfilled(asEdit(change.body), body) && formerly.some((former) => isFulfilled(former, body)));
  },
};

/** A comment merges by the rules of the description. */
function asEdit(body: JsonObject): FieldEdit {
  const { base, mine, earlier } = inputOf('edit-comment', body);
  return {
    fieldId: 'comment',
    name: 'Comment',
    schema: { type: 'string', system: 'description' },
    operations: ['set'],
    base,
    mine,
    earlier,
  };
}
