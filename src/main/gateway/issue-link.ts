import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { LinkType } from '@shared/jira/link-type';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { Attempted, Gateway } from './request';
import { id } from './wire/common';
import { readAnswer } from './wire/read-answer';

/** A link as one of its two issues shows it. `outward`: this issue blocks the other; `inward`: it is blocked by it. */
export interface SeenLink {
  readonly typeName: string;
  /** Both sides of it are called the same: it has no direction. */
  readonly symmetric: boolean;
  readonly direction: 'outward' | 'inward';
  readonly otherId: string;
  readonly otherKey: string;
}

export interface LinkedIssue {
  readonly id: string;
  readonly key: string;
  readonly links: readonly SeenLink[];
}

/** `POST issueLink`: 201 with nothing in it. The inward issue is the one that blocks (contract §8.7). */
export function addLink(
  gateway: Gateway,
  site: SiteRef,
  link: { readonly typeName: string; readonly blocks: string; readonly blocked: string },
): Promise<Attempted<unknown>> {
  return gateway.request({
    site,
    method: 'POST',
    path: '/rest/api/3/issueLink',
    body: { type: { name: link.typeName }, inwardIssue: refTo(link.blocks), outwardIssue: refTo(link.blocked) },
    intent: 'write',
    what: `the link between ${link.blocks} and ${link.blocked}`,
    scopes: ['write:jira-work'],
    priority: 'outbox',
    issue: link.blocks,
  });
}

/** Ids are numbers, keys are not. */
function refTo(issueIdOrKey: string): { id: string } | { key: string } {
  return /^\d+$/.test(issueIdOrKey) ? { id: issueIdOrKey } : { key: issueIdOrKey };
}

const other = z.object({ id, key: z.string() }).optional();

const wireLinked = z.object({
  id,
  key: z.string(),
  fields: z
    .object({
      issuelinks: z
        .array(
          z.object({
            type: z.object({ name: z.string(), inward: z.string().nullish(), outward: z.string().nullish() }),
            outwardIssue: other,
            inwardIssue: other,
          }),
        )
        .nullish(),
    })
    .default({}),
});

/** The links of an issue: `GET issue/{idOrKey}?fields=issuelinks`. Those to issues that cannot be seen are left out by Jira. */
export async function readLinks(gateway: Gateway, site: SiteRef, issueIdOrKey: string): Promise<Outcome<LinkedIssue>> {
  const what = `the links of ${issueIdOrKey}`;
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}`,
    query: { fields: 'issuelinks' },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
    priority: 'outbox',
  });
  const read = readAnswer(wireLinked, answer, what);
  if (!read.ok) return read;
  const links = (read.value.fields.issuelinks ?? []).flatMap(({ type, outwardIssue, inwardIssue }): SeenLink[] => {
    const there = outwardIssue ?? inwardIssue;
    if (there === undefined) return [];
    return [
      {
        typeName: type.name,
        symmetric: type.inward !== undefined && type.inward !== null && type.inward === type.outward,
        direction: outwardIssue === undefined ? 'inward' : 'outward',
        otherId: there.id,
        otherKey: there.key,
      },
    ];
  });
  return succeed({ id: read.value.id, key: read.value.key, links });
}

const wireLinkTypes = z.object({
  issueLinkTypes: z.array(z.object({ name: z.string(), inward: z.string(), outward: z.string() })),
});

/** `GET issueLinkType`: each by its name, and how it reads in either direction. */
export async function readLinkTypes(gateway: Gateway, site: SiteRef): Promise<Outcome<LinkType[]>> {
  const what = 'the types of links';
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: '/rest/api/3/issueLinkType',
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
  });
  const read = readAnswer(wireLinkTypes, answer, what);
  return read.ok ? succeed(read.value.issueLinkTypes) : read;
}
