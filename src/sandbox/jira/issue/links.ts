import { issueById } from '../../world/find';
import { takeId } from '../../world/issue-index';
import type { HistoryItem, Issue, LinkType, SandboxSite } from '../../world/model';
import { changeQuietly } from '../../world/mutate';
import { type JiraContext, isObject } from '../context';
import { issueKey, visibleIssue } from '../lookup';
import { recordHistory } from './history';

type Direction = 'outward' | 'inward';

export interface ReadLink {
  type: LinkType;
  other: Issue;
  direction: Direction;
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

function opposite(direction: Direction): Direction {
  return direction === 'outward' ? 'inward' : 'outward';
}

/**
 * Both issues hold the link under one id, both tell it in their changelogs, and `updated` of neither moves. The same link
 * twice is kept once, as on a real site.
 */
export function addLink(context: JiraContext, link: ReadLink & { from: Issue }): void {
  const { from, other, type, direction } = link;
  const known = from.links.some(
    (held) => held.linkTypeId === type.id && held.direction === direction && held.otherIssueId === other.id,
  );
  if (known) return;
  const id = takeId(context.site);
  for (const [issue, partner, side] of [
    [from, other, direction],
    [other, from, opposite(direction)],
  ] as const) {
    changeQuietly(context, issue, () => {
      issue.links.push({ id, linkTypeId: type.id, direction: side, otherIssueId: partner.id });
      const { key, words } = told(context, type, side, partner);
      record(context, issue, { from: null, fromString: null, to: key, toString_: words });
    });
  }
}

/** Takes a link off both issues. */
export function removeLink(context: JiraContext, issue: Issue, linkId: string): void {
  const link = issue.links.find((held) => held.id === linkId);
  const type = context.site.linkTypes.find((one) => one.id === link?.linkTypeId);
  if (!link || !type) return;
  const other = issueById(context.site, link.otherIssueId);
  const sides: [Issue, Issue | undefined, Direction][] = [[issue, other, link.direction]];
  if (other) sides.push([other, issue, opposite(link.direction)]);
  for (const [one, partner, side] of sides) {
    changeQuietly(context, one, () => {
      one.links = one.links.filter((held) => held.id !== linkId);
      if (!partner) return;
      const { key, words } = told(context, type, side, partner);
      record(context, one, { from: key, fromString: words, to: null, toString_: null });
    });
  }
}

function told(context: JiraContext, type: LinkType, side: Direction, partner: Issue): { key: string; words: string } {
  const key = issueKey(context.site, partner);
  return { key, words: `This issue ${side === 'outward' ? type.outward : type.inward} ${key}` };
}

function record(
  context: JiraContext,
  issue: Issue,
  item: Pick<HistoryItem, 'from' | 'fromString' | 'to' | 'toString_'>,
): void {
  recordHistory(context.site, issue, context.caller.accountId, context.now, [
    { field: 'Link', fieldtype: 'jira', ...item },
  ]);
}
