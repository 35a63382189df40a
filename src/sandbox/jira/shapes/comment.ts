import type { Comment, Issue } from '../../world/model';
import type { JiraContext, JsonObject } from '../context';
import { restrictionShape } from '../issue/restriction';
import { visibleComments } from '../issue/visible-parts';
import { personShapeById } from './person';
import { adfHtml } from '../rich-text/adf-html';
import { platformTime } from '../time';

export function commentShape(
  context: JiraContext,
  issue: Issue,
  comment: Comment,
  expand: readonly string[] = [],
): JsonObject {
  const zone = context.site.timeZone;
  return {
    self: `${context.selfBase}/rest/api/3/issue/${issue.id}/comment/${comment.id}`,
    id: comment.id,
    author: personShapeById(context, comment.authorAccountId),
    body: comment.body,
    ...(expand.includes('renderedBody') ? { renderedBody: adfHtml(comment.body) } : {}),
    updateAuthor: personShapeById(context, comment.updateAuthorAccountId),
    created: platformTime(comment.created, zone),
    updated: platformTime(comment.updated, zone),
    ...restrictionShape(context, comment.visibility),
    jsdPublic: true,
    ...(expand.includes('properties')
      ? { properties: Object.entries(comment.properties).map(([key, value]) => ({ key, value })) }
      : {}),
  };
}

/** The `comment` field of an issue: all that the caller may read, oldest first, dressed as a page. */
export function commentsPageShape(context: JiraContext, issue: Issue): JsonObject {
  const comments = visibleComments(context, issue);
  return {
    comments: comments.map((comment) => commentShape(context, issue, comment)),
    self: `${context.selfBase}/rest/api/3/issue/${issue.id}/comment`,
    maxResults: comments.length,
    total: comments.length,
    startAt: 0,
  };
}
