import type { JsonObject, JsonValue } from '../json';
import { jsonObject, jsonValue, z } from '../schema';
import { fits, id, TOO_LARGE } from './bounds';
import { call, nothing } from './call';
import { siteRef } from './schemas';

/** A comment that is being written, or a text of Jira's that is being edited: one's own comment, or a field. */
export interface BegunComment {
  /** The comment that is edited, or the field (see `fieldPlace`); `null` for a new comment. */
  readonly commentId: string | null;
  /** An ADF document. */
  readonly body: JsonObject;
  /** What the comment or the field said in Jira when its edit began; `null` for a new one. */
  readonly base: JsonValue;
}

const FIELD = 'field:';

/** Where the text of a field stands among those that were begun. Jira's ids of comments are digits: none is like it. Pure. */
export function fieldPlace(fieldId: string): string {
  return `${FIELD}${fieldId}`;
}

/** The field whose text stands at such a place; `null` for a comment. Pure. */
export function fieldAt(commentId: string): string | null {
  return commentId.startsWith(FIELD) ? commentId.slice(FIELD.length) : null;
}

const begunComment: z.ZodType<BegunComment> = z.object({ commentId: id.nullable(), body: jsonObject, base: jsonValue });

/** Comments that were begun: kept on the disk while they are typed, gone once they are sent. */
export const begunCommentCalls = {
  'changes.loadComments': call(z.object({ site: siteRef, issueId: id }), z.array(begunComment)),
  /** `null` forgets it. */
  'changes.saveComment': call(
    z.object({
      site: siteRef,
      issueId: id,
      commentId: id.nullable(),
      begun: z.object({ body: jsonObject, base: jsonValue }).refine(fits, TOO_LARGE).nullable(),
    }),
    nothing,
  ),
};
