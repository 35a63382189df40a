import type { JsonObject, JsonValue } from '../json';
import { jsonObject, jsonValue, z } from '../schema';
import { fits, id, TOO_LARGE } from './bounds';
import { call, nothing } from './call';
import { siteRef } from './schemas';

/** A comment that is being written, or one of Jira's that is being edited. */
export interface BegunComment {
  /** The comment that is edited; `null` for a new one. */
  readonly commentId: string | null;
  /** An ADF document. */
  readonly body: JsonObject;
  /** What the comment said in Jira when its edit began; `null` for a new one. */
  readonly base: JsonValue;
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
