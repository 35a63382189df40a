import { issueById, projectOf } from '../../world/find';
import { takeId } from '../../world/issue-index';
import type { Issue, LinkType, SandboxSite } from '../../world/model';
import { type JiraContext, isObject } from '../context';
import { ISSUE_NOT_FOUND, issueKey, visibleIssue } from '../lookup';
import { may } from '../may';
import type { FieldErrors } from '../payload/field-errors';
import type { UpdateVerb } from '../payload/payload';
import { readComment } from './new-comment';
import { readWorklog } from './new-worklog';
import { recordHistory } from './history';

/** Something that happens to an issue besides its values: done once all of the payload was found good. */
export type Effect = (issue: Issue) => void;

/** The `update` keys that add things of their own to an issue instead of changing a value. */
export const SIDE_EFFECTS = ['comment', 'worklog', 'issuelinks'] as const;
export type SideEffectField = (typeof SIDE_EFFECTS)[number];

export function isSideEffect(fieldId: string): fieldId is SideEffectField {
  return SIDE_EFFECTS.some((known) => known === fieldId);
}

/** Reads `update.comment`, `update.worklog` or `update.issuelinks` into effects; what is wrong goes into `errors`. */
export function readSideEffects(
  context: JiraContext,
  fieldId: SideEffectField,
  verbs: readonly UpdateVerb[],
  errors: FieldErrors,
): Effect[] {
  return verbs.flatMap((verb): Effect[] => {
    if (verb.verb !== 'add') {
      errors.field(fieldId, `Field '${fieldId}' does not support the operation '${verb.verb}'.`);
      return [];
    }
    const effect = READERS[fieldId](context, verb.value, errors);
    return effect ? [effect] : [];
  });
}

type Reader = (context: JiraContext, value: unknown, errors: FieldErrors) => Effect | undefined;

const READERS: Record<SideEffectField, Reader> = {
  comment: (context, value, errors) => {
    const comment = readComment(context, value, undefined, errors);
    return comment && ((issue) => void issue.comments.push(comment()));
  },
  worklog: (context, value, errors) => {
    const worklog = readWorklog(context, value, errors);
    return worklog && ((issue) => void issue.worklogs.push(worklog()));
  },
  issuelinks: (context, value, errors) => {
    const link = readLink(context, value, errors);
    return link && ((issue) => addLink(context, { ...link, from: issue }));
  },
};

interface ReadLink {
  type: LinkType;
  other: Issue;
  direction: 'outward' | 'inward';
}

/** `{"type":{"name":"Blocks"},"outwardIssue":{"key":"ABC-2"}}`, seen from the issue that is created or edited. */
function readLink(context: JiraContext, value: unknown, errors: FieldErrors): ReadLink | undefined {
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

export function findLinkType(site: SandboxSite, value: unknown): LinkType | undefined {
  if (!isObject(value)) return undefined;
  const { id, name } = value;
  if (typeof id === 'string') return site.linkTypes.find((type) => type.id === id);
  return typeof name === 'string'
    ? site.linkTypes.find((type) => type.name.toLowerCase() === name.toLowerCase())
    : undefined;
}

export function findReferred(context: JiraContext, value: unknown): Issue | undefined {
  const reference = isObject(value) ? (value['id'] ?? value['key']) : undefined;
  return typeof reference === 'string' || typeof reference === 'number'
    ? visibleIssue(context, String(reference))
    : undefined;
}

/** Both issues hold the link under one id; the same link twice is kept once, as on a real site. */
export function addLink(context: JiraContext, link: ReadLink & { from: Issue }): void {
  const { site, now, caller } = context;
  const { from, other, type, direction } = link;
  const known = from.links.some(
    (held) => held.linkTypeId === type.id && held.direction === direction && held.otherIssueId === other.id,
  );
  if (known) return;
  const id = takeId(site);
  const back = direction === 'outward' ? 'inward' : 'outward';
  from.links.push({ id, linkTypeId: type.id, direction, otherIssueId: other.id });
  other.links.push({ id, linkTypeId: type.id, direction: back, otherIssueId: from.id });
  for (const [issue, partner, side] of [
    [from, other, direction],
    [other, from, back],
  ] as const) {
    const key = issueKey(site, partner);
    const words = `This issue ${side === 'outward' ? type.outward : type.inward} ${key}`;
    recordHistory(site, issue, caller.accountId, now, [
      { field: 'Link', fieldtype: 'jira', from: null, fromString: null, to: key, toString_: words },
    ]);
    issue.updated = now;
  }
}

/** Takes a link off both issues; tells whether there was one. */
export function removeLink(context: JiraContext, issue: Issue, linkId: string): void {
  const link = issue.links.find((held) => held.id === linkId);
  if (!link) return;
  const other = issueById(context.site, link.otherIssueId);
  issue.links = issue.links.filter((held) => held.id !== linkId);
  if (other) other.links = other.links.filter((held) => held.id !== linkId);
  for (const one of other ? [issue, other] : [issue]) one.updated = context.now;
}
