import { gatewayRefusal } from '../http/envelopes';
import type { JiraReply } from '../http/route';
import { bearerOf, type WebRequest } from '../http/web-request';
import { personOf, type OAuthContext } from './oauth-context';

/** Scopes that accessible-resources does not list: they open no product. */
const noProduct = ['offline_access', 'read:me', 'read:account'];

/** What the second product of the first site says it may do. */
const confluenceScopes = ['read:confluence-content.summary', 'search:confluence'];

interface Resource {
  id: string;
  url: string;
  name: string;
  scopes: string[];
  avatarUrl: string;
}

/**
 * `GET /oauth/token/accessible-resources`: the sites of the token's grant (contract §2.6). The first site stands there
 * twice, once for another product, as Atlassian does; the order is not the order of consent.
 */
export function answerResources(request: WebRequest, context: OAuthContext): JiraReply {
  const token = context.tokens.find(bearerOf(request) ?? '');
  if (token === undefined) return gatewayRefusal(401, 'Unauthorized');
  const scopes = token.scopes.filter((scope) => !noProduct.includes(scope)).sort();
  const resources: Resource[] = [];
  for (const [index, site] of context.world.sites.entries()) {
    if (!token.grant.cloudIds.has(site.cloudId)) continue;
    const avatarUrl = `${context.pictureOrigin()}/avatars/site/${encodeURIComponent(site.name)}/240.png`;
    const entry = { id: site.cloudId, url: site.url, name: site.name, avatarUrl };
    if (index === 0) resources.push({ ...entry, scopes: confluenceScopes });
    resources.unshift({ ...entry, scopes });
  }
  return { status: 200, body: resources };
}

/** `GET /me`: who the token speaks for; needs `read:me` (contract §1). */
export function answerMe(request: WebRequest, context: OAuthContext): JiraReply {
  const token = context.tokens.find(bearerOf(request) ?? '');
  if (token === undefined) return gatewayRefusal(401, 'Unauthorized');
  if (!token.scopes.includes('read:me')) return gatewayRefusal(401, 'Unauthorized; scope does not match');
  const person = personOf(context.world, token.grant.accountId);
  if (person === undefined) return gatewayRefusal(404, 'Not Found');
  return {
    status: 200,
    body: {
      account_type: person.accountType,
      account_id: person.accountId,
      email: person.emailAddress ?? '',
      email_verified: true,
      name: person.displayName,
      nickname: person.displayName.split(' ')[0] ?? person.displayName,
      picture: `${context.pictureOrigin()}/avatars/person/${encodeURIComponent(person.accountId)}/128.png`,
      account_status: person.active ? 'active' : 'inactive',
      zoneinfo: person.timeZone,
      locale: 'en-GB',
    },
  };
}
