import { takeId } from '../../world/issue-index';
import type { Adf, Comment, Issue } from '../../world/model';
import { type JiraContext, asJson, isJsonObject, isObject } from '../context';
import { checkDocument, mediaIds } from '../rich-text/check-document';
import { NOT_A_DOCUMENT } from '../payload/check-text';
import { projectOf } from '../lookup';
import { may } from '../may';
import type { FieldErrors } from '../payload/field-errors';
import { readRestriction } from './restriction';
import { readProperties } from '../payload/payload';

/** Reads a rich-text body; refusals go to `errors` under `fieldId`. */
export function readDocument(
  value: unknown,
  issue: Issue | undefined,
  fieldId: string,
  errors: FieldErrors,
): Adf | undefined {
  const known = new Set(issue?.attachments.map((attachment) => attachment.id) ?? []);
  for (const comment of issue?.comments ?? []) for (const id of mediaIds(comment.body)) known.add(id);
  const verdict = checkDocument(value, known);
  if (verdict.verdict === 'not-a-document') {
    errors.field(fieldId, NOT_A_DOCUMENT);
    return undefined;
  }
  if (verdict.verdict === 'refused') {
    errors.note(fieldId, { ok: false, code: verdict.code });
    return undefined;
  }
  const document = asJson(value);
  return isJsonObject(document) ? document : undefined;
}

/** A comment from `{"body":ADF,"properties":[…]}`, made (with its id) only when it is really added. */
export function readComment(
  context: JiraContext,
  value: unknown,
  issue: Issue | undefined,
  errors: FieldErrors,
): (() => Comment) | undefined {
  const given = isObject(value) ? value['body'] : undefined;
  if (given === undefined || given === null) {
    errors.field('comment', 'Comment body can not be empty!');
    return undefined;
  }
  const body = readDocument(given, issue, 'comment', errors);
  const properties = readProperties(isObject(value) ? value['properties'] : undefined);
  const visibility = readRestriction(context, issue, isObject(value) ? value['visibility'] : undefined, errors);
  if (!body) return undefined;
  return () => ({
    id: takeId(context.site),
    authorAccountId: context.caller.accountId,
    updateAuthorAccountId: context.caller.accountId,
    created: context.now,
    updated: context.now,
    body,
    properties: Object.fromEntries(properties.map(({ key, value: held }) => [key, held])),
    ...(visibility ? { visibility } : {}),
  });
}

/** What an edit `{"body":ADF,"visibility":…,"properties":[…]}` does to a comment; an omitted visibility is kept. */
export function readCommentEdit(
  context: JiraContext,
  value: unknown,
  issue: Issue,
  errors: FieldErrors,
): ((comment: Comment) => void) | undefined {
  const given = isObject(value) ? value : {};
  const body = readDocument(given['body'], issue, 'comment', errors);
  const visibility = readRestriction(context, issue, given['visibility'], errors);
  const properties = readProperties(given['properties']);
  if (!body || errors.any) return undefined;
  return (comment) => {
    comment.body = body;
    if (visibility) comment.visibility = visibility;
    for (const { key, value: held } of properties) comment.properties[key] = held;
    comment.updateAuthorAccountId = context.caller.accountId;
    comment.updated = context.now;
  };
}

/** One's own with the right to one's own, anybody's with the right to all. */
export function mayTouchComment(
  context: JiraContext,
  issue: Issue,
  comment: Comment,
  verb: 'EDIT' | 'DELETE',
): boolean {
  const project = projectOf(context.site, issue);
  const own = comment.authorAccountId === context.caller.accountId;
  return (own && may(context, project, `${verb}_OWN_COMMENTS`)) || may(context, project, `${verb}_ALL_COMMENTS`);
}
