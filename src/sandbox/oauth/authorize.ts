import type { JiraReply } from '../http/route';
import type { WebRequest } from '../http/web-request';
import { readAuthorizeRequest, type AuthorizeRequest } from './authorize-request';
import { authorizeErrorPage, consentPage, staleConsentPage } from './consent-page';
import { peopleWhoSignIn, personOf, sitesOf, type OAuthContext } from './oauth-context';

/** `GET /authorize`: the consent page, or the error page (contract §2.2). */
export function answerAuthorize(request: WebRequest, context: OAuthContext): JiraReply {
  const read = readAuthorizeRequest(request.query, context.apps);
  return 'refused' in read ? authorizeErrorPage(read.refused) : askForConsent(read.request, context);
}

/** `POST /authorize/consent`: a person's answer. Redirects to the callback with a code or with `access_denied`. */
export function answerConsent(request: WebRequest, context: OAuthContext): JiraReply {
  const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
  const asked = context.consents.take(form.get('transaction') ?? '');
  if (asked === undefined) return staleConsentPage();
  if (form.get('decision') !== 'accept') {
    return redirect(asked, { error: 'access_denied', error_description: 'User did not authorize the request' });
  }
  const person = personOf(context.world, form.get('account') ?? '');
  const site = context.world.sites.find((candidate) => candidate.cloudId === form.get('cloudId'));
  if (person === undefined || site === undefined) return askForConsent(asked, context, 'Choose a site.');
  const chosen = { accountId: person.accountId, cloudId: site.cloudId };
  if (!site.members.includes(person.accountId)) {
    return askForConsent(asked, context, `${person.displayName} has no access to ${site.name}.`, chosen);
  }
  const grant = context.grants.consent({
    clientId: asked.app.clientId,
    ...chosen,
    scopes: asked.scopes,
    now: context.clock(),
  });
  const code = context.tokens.issueCode({
    clientId: asked.app.clientId,
    redirectUri: asked.redirectUri,
    grant,
    scopes: asked.scopes,
    codeChallenge: asked.codeChallenge,
  });
  return redirect(asked, { code });
}

function askForConsent(
  request: AuthorizeRequest,
  context: OAuthContext,
  refusal?: string,
  chosen?: { accountId: string; cloudId: string },
): JiraReply {
  const people = peopleWhoSignIn(context.world);
  const first = people[0];
  const site = first === undefined ? undefined : sitesOf(context.world, first)[0];
  return consentPage({
    request,
    transaction: context.consents.open(request),
    people,
    sites: context.world.sites,
    chosen: chosen ?? { accountId: first?.accountId ?? '', cloudId: site?.cloudId ?? '' },
    ...(refusal === undefined ? {} : { refusal }),
  });
}

function redirect(request: AuthorizeRequest, parameters: Record<string, string>): JiraReply {
  const target = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
  if (request.state !== null) target.searchParams.set('state', request.state);
  return { status: 302, headers: { Location: target.href, 'Referrer-Policy': 'no-referrer' } };
}
