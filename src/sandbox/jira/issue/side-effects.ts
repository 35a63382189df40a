import type { Issue } from '../../world/model';
import { type JiraContext, isObject } from '../context';
import { ISSUE_NOT_FOUND, maySee } from '../lookup';
import { issueById, projectOf } from '../../world/find';
import { may } from '../may';
import type { FieldErrors } from '../payload/field-errors';
import type { UpdateVerb } from '../payload/payload';
import { mayTouchComment, readComment, readCommentEdit } from './new-comment';
import { type ReadLink, addLink, findLinkType, findReferred } from './links';
import { logWork } from './log-work';
import { readWorklog } from './new-worklog';

/** Something that happens to an issue besides its values: done once all of the payload was found good. */
export type Effect = (issue: Issue) => void;

/** The `update` keys that add things of their own to an issue instead of changing a value. */
export const SIDE_EFFECTS = ['comment', 'worklog', 'issuelinks'] as const;
export type SideEffectField = (typeof SIDE_EFFECTS)[number];

export function isSideEffect(fieldId: string): fieldId is SideEffectField {
  return SIDE_EFFECTS.some((known) => known === fieldId);
}

/**
 * Reads `update.comment` (add, edit, remove), `update.worklog` (add) or `update.issuelinks` (add, copy) into effects; what is
 * wrong goes into `errors`. `issue` is absent on create.
 */
export function readSideEffects(
  context: JiraContext,
  fieldId: SideEffectField,
  verbs: readonly UpdateVerb[],
  errors: FieldErrors,
  issue?: Issue,
): Effect[] {
  return verbs.flatMap((verb): Effect[] => {
    const read = READERS[fieldId][verb.verb];
    if (!read) {
      errors.field(fieldId, `Field '${fieldId}' does not support the operation '${verb.verb}'.`);
      return [];
    }
    return read({ context, issue, errors }, verb.value);
  });
}

interface Place {
  context: JiraContext;
  issue: Issue | undefined;
  errors: FieldErrors;
}

type Reader = (place: Place, value: unknown) => Effect[];

const READERS: Record<SideEffectField, Record<string, Reader>> = {
  comment: {
    add: ({ context, issue, errors }, value) => {
      const comment = readComment(context, value, issue, errors);
      return comment ? [(target): void => void target.comments.push(comment())] : [];
    },
    edit: (place, value) => touchComment(place, value, 'EDIT'),
    remove: (place, value) => touchComment(place, value, 'DELETE'),
  },
  worklog: {
    add: ({ context, issue, errors }, value) => {
      const worklog = readWorklog(context, value, errors, issue);
      return worklog ? [(target): void => logWork(context, target, worklog(), { mode: 'auto' })] : [];
    },
  },
  issuelinks: {
    add: (place, value) => {
      const link = readLink(place, value);
      return link ? [(from): void => addLink(place.context, { ...link, from })] : [];
    },
    copy: copyLinks,
  },
};

/** `{"edit":{"id":"10000","body":ADF}}` and `{"remove":{"id":"10000"}}`. */
function touchComment({ context, issue, errors }: Place, value: unknown, verb: 'EDIT' | 'DELETE'): Effect[] {
  const id = isObject(value) ? value['id'] : undefined;
  const comment = issue?.comments.find((one) => one.id === id);
  if (!issue || !comment) {
    errors.field('comment', `Can not find a comment for the id: ${String(id)}.`);
    return [];
  }
  if (!mayTouchComment(context, issue, comment, verb)) {
    errors.field('comment', `You do not have the permission to ${verb.toLowerCase()} this comment.`);
    return [];
  }
  if (verb === 'DELETE') {
    return [
      (target): void => {
        target.comments = target.comments.filter((one) => one !== comment);
      },
    ];
  }
  const edit = readCommentEdit(context, value, issue, errors);
  return edit ? [(): void => edit(comment)] : [];
}

/** `{"type":{"name":"Blocks"},"outwardIssue":{"key":"ABC-2"}}`, seen from the issue that is created or edited. */
function readLink({ context, errors }: Place, value: unknown): ReadLink | undefined {
  const type = isObject(value) ? findLinkType(context.site, value['type']) : undefined;
  if (!isObject(value) || !type) {
    errors.field('issuelinks', 'No issue link type with that name or id found.');
    return undefined;
  }
  const direction = value['outwardIssue'] === undefined ? 'inward' : 'outward';
  const other = findReferred(context, value[`${direction}Issue`]);
  if (!other) {
    errors.field('issuelinks', ISSUE_NOT_FOUND);
    return undefined;
  }
  if (!may(context, projectOf(context.site, other), 'LINK_ISSUES')) {
    errors.field('issuelinks', 'No Link Issue Permission for issue.');
    return undefined;
  }
  return { type, other, direction };
}

/** `{"copy":{"issue":{"key":"ABC-1"}}}`: the links of another issue, as cloning takes them along. Undocumented. */
function copyLinks({ context, errors }: Place, value: unknown): Effect[] {
  const source = isObject(value) ? findReferred(context, value['issue'] ?? value) : undefined;
  if (!source) {
    errors.field('issuelinks', ISSUE_NOT_FOUND);
    return [];
  }
  return source.links.flatMap((link): Effect[] => {
    const type = context.site.linkTypes.find((one) => one.id === link.linkTypeId);
    const other = issueById(context.site, link.otherIssueId);
    if (!type || !other || !maySee(context, other)) return [];
    return [
      (from): void => {
        if (from !== other) addLink(context, { type, other, direction: link.direction, from });
      },
    ];
  });
}
