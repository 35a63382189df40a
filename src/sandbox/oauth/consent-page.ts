import type { JiraReply } from '../http/route';
import type { Person, SandboxSite } from '../world/model';
import type { AuthorizeError, AuthorizeRequest } from './authorize-request';
import { escapeHtml, page } from './html';

const scopeWords: Record<string, string> = {
  'read:jira-work': 'View Jira issues, projects and boards',
  'write:jira-work': 'Create and change Jira issues',
  'read:jira-user': 'View people in Jira',
  'manage:jira-project': 'Manage project settings',
  'manage:jira-configuration': 'Manage Jira settings',
  'read:me': 'View your profile',
  offline_access: 'Stay connected when you are away',
};

/**
 * The page where a person chooses a site and accepts or declines. A form with the fields `transaction`, `account`,
 * `cloudId` and `decision` (`accept` or `decline`), posted to `/authorize/consent`.
 */
export function consentPage(given: {
  request: AuthorizeRequest;
  transaction: string;
  people: readonly Person[];
  sites: readonly SandboxSite[];
  chosen: { accountId: string; cloudId: string };
  /** Why the last answer was not taken. */
  refusal?: string;
}): JiraReply {
  const { request, chosen } = given;
  const name = escapeHtml(request.app.name);
  const people = given.people.map(
    (person) =>
      `<option value="${escapeHtml(person.accountId)}"${person.accountId === chosen.accountId ? ' selected' : ''}>` +
      `${escapeHtml(person.displayName)}${person.emailAddress === null ? '' : ` (${escapeHtml(person.emailAddress)})`}</option>`,
  );
  const sites = given.sites.map(
    (site) =>
      `<label class="site"><input type="radio" name="cloudId" value="${escapeHtml(site.cloudId)}" required` +
      `${site.cloudId === chosen.cloudId ? ' checked' : ''}>` +
      `<span>${escapeHtml(site.name)}<span class="soft">${escapeHtml(site.url.replace('https://', ''))}</span></span></label>`,
  );
  const scopes = request.scopes.map(
    (scope) =>
      `<li>${escapeHtml(scopeWords[scope] ?? 'Use Jira as the scope says')} <code>${escapeHtml(scope)}</code></li>`,
  );
  const refusal = given.refusal === undefined ? '' : `<p class="refusal" role="alert">${escapeHtml(given.refusal)}</p>`;
  return page(
    200,
    `Allow ${request.app.name}`,
    `<h1>${name} asks for access to your Jira</h1>
<p class="soft">Accepting sends you back to <code>${escapeHtml(new URL(request.redirectUri).host)}</code>.</p>
${refusal}
<form method="post" action="/authorize/consent">
<input type="hidden" name="transaction" value="${escapeHtml(given.transaction)}">
<label class="label" for="account">Signed in as</label>
<select id="account" name="account">
${people.join('\n')}
</select>
<fieldset>
<legend>Choose a site</legend>
${sites.join('\n')}
</fieldset>
<h2>It will be able to</h2>
<ul>
${scopes.join('\n')}
</ul>
<div class="buttons">
<button class="first" name="decision" value="accept">Accept</button>
<button name="decision" value="decline" formnovalidate>Decline</button>
</div>
</form>`,
    [new URL(request.redirectUri).origin],
  );
}

/** Where a browser ends when the app's request cannot be trusted; it carries the error and leads nowhere. */
export function authorizeErrorPage(refused: AuthorizeError): JiraReply {
  return page(
    400,
    'Something went wrong',
    `<h1>Something went wrong</h1>
<p>The app that sent you here made a request that cannot be answered.</p>
<p><code>error=${escapeHtml(refused.error)}</code></p>
<p class="refusal">${escapeHtml(refused.description)}</p>
<p class="soft">Close this page and start again in the app.</p>`,
  );
}

/** A consent form sent twice, or after ten minutes. */
export function staleConsentPage(): JiraReply {
  return page(
    400,
    'This page was used',
    `<h1>This page was used already, or is too old</h1>
<p class="soft">Close it and start again in the app.</p>`,
  );
}
