import { beforeEach, describe, expect, it } from 'vitest';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Failure } from '@shared/ipc/failure';
import { gatewayOn, read, write, type GatewayUnderTest } from './gateway-on';
import type { GatewayRequest } from '../../../src/main/gateway/request';
import { answer, cutBody, drop, startScriptedServer, type Script, type ScriptedServer } from './scripted-server';

let server: ScriptedServer;
let under: GatewayUnderTest;
beforeEach(async () => {
  server = await startScriptedServer();
  under = gatewayOn(server.origin);
});

const classic = (messages: string[], errors: Record<string, string> = {}): unknown => ({
  errorMessages: messages,
  errors,
});
const html = '<!DOCTYPE html><html><body>Something</body></html>';
const paragraph = (...content: unknown[]): unknown => ({ type: 'paragraph', content });
const create = (fields: Record<string, unknown>): GatewayRequest => ({
  ...write,
  scopes: ['write:jira-work'],
  body: JSON.parse(JSON.stringify({ fields })) as NonNullable<GatewayRequest['body']>,
});
const comment: GatewayRequest = {
  ...write,
  path: '/rest/api/3/issue/SHOP-1/comment',
  what: 'the comment',
  body: { body: { version: 1, type: 'doc', content: [{ type: 'heading', attrs: { level: 9 } }] } },
};

interface Row {
  readonly when: string;
  readonly request: GatewayRequest;
  /** What the server does, again for each try. */
  readonly script: Script;
  readonly failure: unknown;
  /** What a person reads of it: the title and, where it matters, why or the next step. */
  readonly says: RegExp;
  readonly next: string | RegExp;
}

const ROWS: readonly Row[] = [
  {
    when: 'the token is refused for good (401, gateway)',
    request: read,
    script: answer(401, { code: 401, message: 'Unauthorized' }),
    failure: { kind: 'signed-out', accountId: 'account-1' },
    says: /sign/i,
    next: /^Sign in/,
  },
  {
    when: 'a scope is missing (401, gateway): which are needed',
    request: create({ summary: 'x' }),
    script: answer(401, { code: 401, message: 'Unauthorized; scope does not match' }),
    failure: { kind: 'scope-missing', needed: ['write:jira-work'] },
    says: /Needed: write:jira-work\./,
    next: 'Sign in again',
  },
  {
    when: 'the cloudId is wrong or the site has gone (404, gateway)',
    request: read,
    script: answer(404, { code: 404, message: 'Not Found' }),
    failure: { kind: 'site-gone', cloudId: 'cloud-1' },
    says: /no longer reaches the site/,
    next: 'Sign in and choose the site',
  },
  {
    when: 'a permission is missing (403, Jira): which one',
    request: { ...write, path: '/rest/api/3/issue/SHOP-1/transitions' },
    script: answer(403, classic(['You may not.'])),
    failure: { kind: 'not-permitted', messages: ['You may not.'], permission: 'Transition issues' },
    says: /You may not\. This needs the permission Transition issues\./,
    next: /project admin/,
  },
  {
    when: 'the account lost its access to Jira (403, HTML)',
    request: read,
    script: answer(403, html),
    failure: { kind: 'not-permitted', messages: [], page: true },
    says: /turned this account away/,
    next: /site admin/,
  },
  {
    when: 'a field is not on the screen',
    request: create({ customfield_10099: 1 }),
    script: answer(
      400,
      classic([], {
        customfield_10099: "Field 'customfield_10099' cannot be set. It is not on the appropriate screen, or unknown.",
      }),
    ),
    failure: {
      kind: 'jira-rejected',
      status: 400,
      messages: [],
      fieldErrors: {
        customfield_10099: "Field 'customfield_10099' cannot be set. It is not on the appropriate screen, or unknown.",
      },
    },
    says: /not on the appropriate screen.*team-managed project exists in that project alone/,
    next: /A Jira admin can put it on the screen/,
  },
  {
    when: 'an issue type of another project style',
    request: create({ issuetype: { name: 'Sub-task' } }),
    script: answer(400, classic([], { issuetype: 'Specify a valid issue type' })),
    failure: {
      kind: 'jira-rejected',
      status: 400,
      messages: [],
      fieldErrors: { issuetype: 'Specify a valid issue type' },
    },
    says: /"Sub-task" is called "Subtask"/,
    next: /one of the issue types that this project has/,
  },
  {
    when: 'components where a team-managed project has none',
    request: create({ components: [{ name: 'Cart' }] }),
    script: answer(400, classic([], { components: 'Component name Cart is not valid' })),
    failure: { kind: 'jira-rejected', fieldErrors: { components: 'Component name Cart is not valid' } },
    says: /no components until they are turned on/,
    next: /project admin/,
  },
  {
    when: 'a parent that a team-managed project does not allow',
    request: create({ parent: { key: 'X-1' } }),
    script: answer(400, classic([], { parent: 'No.' })),
    failure: { kind: 'jira-rejected', fieldErrors: { parent: 'No.' } },
    says: /Epic Link is not used there/,
    next: /parent that this issue type can have/,
  },
  {
    when: 'a rule of the workflow, naming no field',
    request: create({ summary: 'x' }),
    script: answer(400, classic(['Enter a due date first.'])),
    failure: { kind: 'jira-rejected', messages: ['Enter a due date first.'], fieldErrors: {} },
    says: /Enter a due date first\./,
    next: /rule of the workflow/,
  },
  {
    when: 'ADF that does not fit (INVALID_INPUT): the node',
    request: create({
      description: { version: 1, type: 'doc', content: [paragraph(), paragraph({ type: 'text', text: '' })] },
    }),
    script: answer(400, classic(['INVALID_INPUT'])),
    failure: {
      kind: 'jira-rejected',
      places: [{ path: 'fields.description.content[1].content[0].text', message: 'This must not be empty.' }],
    },
    says: /At fields\.description\.content\[1\]\.content\[0\]\.text: This must not be empty\./,
    next: /^You/,
  },
  {
    when: 'ADF of a comment that does not fit: the node',
    request: comment,
    script: answer(400, classic(['INVALID_INPUT'])),
    failure: { kind: 'jira-rejected', places: [{ path: 'body.content[0].attrs.level', message: '9 is more than 6.' }] },
    says: /At body\.content\[0\]\.attrs\.level/,
    next: /^You/,
  },
  {
    when: 'text where Jira wants a document',
    request: create({ description: 'plain' }),
    script: answer(400, classic([], { description: 'Operation value must be an Atlassian Document.' })),
    failure: {
      kind: 'jira-rejected',
      places: [{ path: 'fields.description', message: 'This has to be an Atlassian document, not plain text.' }],
    },
    says: /At fields\.description: This has to be an Atlassian document/,
    next: '',
  },
  {
    when: 'a document that names a foreign file',
    request: create({
      description: {
        version: 1,
        type: 'doc',
        content: [
          { type: 'mediaGroup', content: [{ type: 'media', attrs: { type: 'file', id: 'u', collection: '' } }] },
        ],
      },
    }),
    script: answer(400, classic(['ATTACHMENT_VALIDATION_ERROR'])),
    failure: {
      kind: 'jira-rejected',
      places: [
        {
          path: 'fields.description.content[0].content[0]',
          message: 'This file has to be an attachment of the same issue.',
        },
      ],
    },
    says: /file inside a rich text/,
    next: /attaching the file to this issue/,
  },
  {
    when: 'a text that is too long',
    request: create({
      description: { version: 1, type: 'doc', content: [paragraph({ type: 'text', text: 'x'.repeat(32_768) })] },
    }),
    script: answer(400, classic(['CONTENT_LIMIT_EXCEEDED'])),
    failure: {
      kind: 'jira-rejected',
      places: [{ path: 'fields.description', message: 'It has 32,768 characters. Jira takes 32,767.' }],
    },
    says: /too long/,
    next: /shortening/,
  },
  {
    when: 'the points of the hour are used up',
    request: write,
    script: answer(429, classic(['Rate limit exceeded']), {
      'Retry-After': '1800',
      'RateLimit-Reason': 'jira-quota-tenant-based',
    }),
    failure: { kind: 'rate-limited', reason: 'jira-quota-tenant-based' },
    says: /hourly quota is used up/,
    next: 'Try again',
  },
  {
    when: 'one endpoint is asked too fast, for longer than anybody waits',
    request: write,
    script: answer(429, '', { 'Retry-After': '40', 'RateLimit-Reason': 'jira-burst-based' }),
    failure: { kind: 'rate-limited', reason: 'jira-burst-based' },
    says: /Jira asks to wait 40 s\./,
    next: 'Try again',
  },
  {
    when: 'maintenance (503, HTML, with its end)',
    request: write,
    script: answer(503, html, { 'Retry-After': '600' }),
    failure: { kind: 'unavailable', status: 503, detail: '', retryAt: expect.any(Number) as unknown },
    says: /maintenance.*Next try \d\d:\d\d\./,
    next: 'Try again',
  },
  {
    when: 'a proxy answers with a page (502, HTML)',
    request: write,
    script: answer(502, html),
    failure: { kind: 'unavailable', status: 502, detail: '' },
    says: /cannot answer now \(502\)/,
    next: 'Try again',
  },
  {
    when: 'the header grew too large (400, HTML)',
    request: read,
    script: answer(400, '<html>Request header is too large</html>'),
    failure: { kind: 'unavailable', status: 400 },
    says: /400/,
    next: 'Try again',
  },
  {
    when: 'a network wants a sign-in first (200, HTML)',
    request: read,
    script: answer(200, html),
    failure: { kind: 'unexpected-answer', how: 'page' },
    says: /A web page came instead of the thing/,
    next: 'Try again',
  },
  {
    when: 'JSON ends in the middle though the answer was whole',
    request: read,
    script: answer(200, '{"issues":[{"id":"1"'),
    failure: { kind: 'unexpected-answer', how: 'cut-off' },
    says: /Only a part/,
    next: 'Try again',
  },
  {
    when: 'the connection breaks in the body of an answer to a write',
    request: write,
    script: cutBody(201, '{"id":"10500","key":"SHOP-12"}'),
    failure: { kind: 'no-answer', wrote: true },
    says: /looked for before it is sent again/,
    next: 'Show the outbox',
  },
  {
    when: 'the connection breaks before an answer to a read, twice',
    request: read,
    script: drop,
    failure: { kind: 'no-answer', wrote: false },
    says: /nothing whole came back/,
    next: 'Try again',
  },
  {
    when: '404 without a body',
    request: read,
    script: answer(404, ''),
    failure: { kind: 'not-found', what: 'the thing', messages: [] },
    says: /does not exist, or it may not be seen/,
    next: /Somebody who can see it/,
  },
  {
    when: 'an unknown route (404, RFC 7807)',
    request: read,
    script: answer(404, { type: 'about:blank', title: 'Not Found', status: 404, detail: 'No endpoint GET /x.' }),
    failure: { kind: 'not-found', messages: ['No endpoint GET /x.'] },
    says: /No endpoint GET \/x\./,
    next: /Somebody/,
  },
  {
    when: 'a bulk operation is refused (bulk envelope)',
    request: { ...write, path: '/rest/api/3/bulk/issues/fields' },
    script: answer(400, { errors: [{ message: 'One.' }, { message: 'Two.' }] }),
    failure: { kind: 'jira-rejected', messages: ['One.', 'Two.'], fieldErrors: {} },
    says: /One\. Two\./,
    next: /Jira admin/,
  },
  {
    when: 'somebody else changed the issue at the same moment (409)',
    request: { ...write, method: 'PUT', path: '/rest/api/3/issue/SHOP-1' },
    script: answer(409, classic(['Changed.'])),
    failure: { kind: 'jira-rejected', status: 409 },
    says: /at the same moment/,
    next: 'Read it again and retry',
  },
  {
    when: 'an attachment is too large (413)',
    request: write,
    script: answer(413, ''),
    failure: { kind: 'jira-rejected', status: 413 },
    says: /too large/,
    next: /smaller/,
  },
  {
    when: 'the project is set up so that it cannot be done (422)',
    request: write,
    script: answer(422, classic([])),
    failure: { kind: 'jira-rejected', status: 422 },
    says: /configuration/,
    next: 'A Jira admin.',
  },
  {
    when: 'Atlassian has removed the operation (410)',
    request: read,
    script: answer(410, classic(['The requested API has been removed.'])),
    failure: { kind: 'jira-rejected', status: 410 },
    says: /has been removed/,
    next: /new version/,
  },
  {
    when: 'the XSRF header is missing (404, plain text)',
    request: write,
    script: answer(404, 'XSRF check failed'),
    failure: { kind: 'not-found', messages: ['XSRF check failed'] },
    says: /XSRF check failed\./,
    next: /Somebody/,
  },
  {
    when: 'a redirect that nobody asked for',
    request: read,
    script: answer(302, '', { Location: 'https://id.atlassian.com/login' }),
    failure: { kind: 'unexpected-answer', detail: 'a redirect (302)' },
    says: /a redirect \(302\)/,
    next: 'Show the request log',
  },
];

describe('every way in which Atlassian refuses', () => {
  it.each(ROWS)('$when', async ({ request, script, failure, says, next }) => {
    server.script(...Array.from({ length: 6 }, () => script));
    const outcome = await under.gateway.request(request);
    expect(outcome).toMatchObject({ ok: false, failure });
    const got: Failure = outcome.ok ? { kind: 'cancelled' } : outcome.failure;
    const words = describeFailure(got, under.clock.now);
    expect(`${words.title} ${words.detail}`).toMatch(says);
    const step = [words.action?.label ?? '', words.whoCanMend ?? ''].filter((one) => one !== '').join(' ');
    expect(step).toMatch(next);
  });
});

describe('a token that may have expired', () => {
  it.each([403, 404])('is replaced once after %i, and the same request goes out with the new one', async (status) => {
    under = gatewayOn(server.origin, { tokenExpiresAt: () => under.clock.now + 60_000 });
    server.script(answer(status, ''));
    await expect(under.gateway.request(write)).resolves.toMatchObject({ ok: true });
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it.each([403, 404])('and is not to blame: %i twice is the truth', async (status) => {
    under = gatewayOn(server.origin, { tokenExpiresAt: () => 0 });
    server.script(answer(status, ''), answer(status, ''));
    await expect(under.gateway.request(read)).resolves.toMatchObject({ ok: false });
    expect(server.seen).toHaveLength(2);
  });

  it('is left alone where it is young', async () => {
    under = gatewayOn(server.origin, { tokenExpiresAt: () => under.clock.now + 3_000_000 });
    server.script(answer(404, ''));
    await expect(under.gateway.request(read)).resolves.toMatchObject({ failure: { kind: 'not-found' } });
    expect(under.tokens).toHaveLength(1);
  });

  it('is told by its age where nothing else is known of it', async () => {
    await under.gateway.request(read);
    under.clock.now += 59 * 60_000;
    server.script(answer(403, ''));
    await expect(under.gateway.request(read)).resolves.toMatchObject({ ok: true });
    expect(under.tokens).toHaveLength(2);
  });
});
