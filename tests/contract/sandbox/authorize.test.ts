import { describe, expect, it } from 'vitest';
import { ines, mara } from './fake-world';
import { running, fakeClock } from './running';
import { answerConsent, authorizeUrl, consent, transactionIn } from './sign-in';

describe('the consent page', () => {
  it('names the app and the scopes, offers every site and marks itself as an imitation', async () => {
    const sandbox = await running();
    const response = await fetch(authorizeUrl(sandbox));
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('Sandbox - not Atlassian');
    expect(html).toContain('Workbench for Jira asks for access');
    expect(html).toContain('read:jira-work');
    for (const site of sandbox.sites) expect(html).toContain(`value="${site.id}"`);
  });

  it('runs no script, and lets the form lead to the callback only', async () => {
    const sandbox = await running({ redirectUri: 'http://localhost:5555/callback' });
    const response = await fetch(authorizeUrl(sandbox));
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://localhost:5555");
    expect(await response.text()).not.toContain('<script');
  });

  it('proposes the main person and escapes what people are called', async () => {
    const html = await (await fetch(authorizeUrl(await running()))).text();
    expect(html).toContain(`<option value="${mara.accountId}" selected>`);
    expect(html).toContain('Ines &lt;Okafor&gt;');
    expect(html).not.toContain('Rui Cunha');
    expect(html).not.toContain('Release Bot');
  });

  it('sends the browser back with a code and the state after Accept', async () => {
    const callback = await consent(await running());
    expect(callback.get('code')).toMatch(/^[\w-]{20,}$/);
    expect(callback.get('state')).toBe('the state');
    expect(callback.has('error')).toBe(false);
  });

  it('sends the browser back with access_denied and the state after Decline', async () => {
    const sandbox = await running();
    const transaction = transactionIn(await (await fetch(authorizeUrl(sandbox))).text());
    const response = await answerConsent(sandbox, { transaction, decision: 'decline' });
    const location = new URL(response.headers.get('location') ?? '');
    expect(response.status).toBe(302);
    expect(`${location.origin}${location.pathname}`).toBe(sandbox.threeLegged.redirectUri);
    expect(location.searchParams.get('error')).toBe('access_denied');
    expect(location.searchParams.get('error_description')).not.toBeNull();
    expect(location.searchParams.get('state')).toBe('the state');
  });

  it('takes one answer only', async () => {
    const sandbox = await running();
    const transaction = transactionIn(await (await fetch(authorizeUrl(sandbox))).text());
    const fields = { transaction, account: mara.accountId, cloudId: sandbox.sites[0]?.id ?? '', decision: 'accept' };
    expect((await answerConsent(sandbox, fields)).status).toBe(302);
    const again = await answerConsent(sandbox, fields);
    expect(again.status).toBe(400);
    expect(again.headers.has('location')).toBe(false);
  });

  it('is too old after ten minutes', async () => {
    const clock = fakeClock();
    const sandbox = await running({ clock });
    const transaction = transactionIn(await (await fetch(authorizeUrl(sandbox))).text());
    clock.forward(601);
    expect((await answerConsent(sandbox, { transaction, decision: 'decline' })).status).toBe(400);
  });

  it('asks again when the person has no access to the chosen site', async () => {
    const sandbox = await running();
    const transaction = transactionIn(await (await fetch(authorizeUrl(sandbox))).text());
    const summit = sandbox.sites[1]?.id ?? '';
    const fields = { transaction, account: ines.accountId, cloudId: summit, decision: 'accept' };
    const response = await answerConsent(sandbox, fields);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('has no access to summit');
    expect(transactionIn(html)).not.toBe(transaction);
  });
});

describe('an authorize request that cannot be trusted', () => {
  it.each([
    ['another port', 'http://localhost:47322/callback'],
    ['another path', 'http://localhost:47321/callback/'],
    ['another host', 'http://127.0.0.1:47321/callback'],
  ])('ends on a page with unauthorized_client and no redirect for %s in redirect_uri', async (_what, redirectUri) => {
    const sandbox = await running();
    const response = await fetch(authorizeUrl(sandbox, { redirect_uri: redirectUri }), { redirect: 'manual' });
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(response.headers.has('location')).toBe(false);
    expect(html).toContain('error=unauthorized_client');
    expect(html).toContain('not in the list of allowed callback URLs');
  });

  it.each([
    ['client_id', 'nobody', 'unauthorized_client'],
    ['response_type', 'token', 'unsupported_response_type'],
    ['audience', 'api.example.com', 'invalid_request'],
    ['prompt', null, 'invalid_request'],
    ['redirect_uri', null, 'invalid_request'],
    ['scope', null, 'invalid_scope'],
    ['scope', 'read:jira-work <b>', 'invalid_scope'],
  ])('is refused for %s = %s', async (name, value, error) => {
    const response = await fetch(authorizeUrl(await running(), { [name]: value }), { redirect: 'manual' });
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toContain(`error=${error}`);
    expect(html).not.toContain('<b>');
  });

  it('is refused for the service account', async () => {
    const sandbox = await running();
    const response = await fetch(authorizeUrl(sandbox, { client_id: sandbox.serviceAccount.clientId }));
    expect(await response.text()).toContain('error=unauthorized_client');
  });
});
