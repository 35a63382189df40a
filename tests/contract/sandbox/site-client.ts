import { onTestFinished } from 'vitest';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/server';
import { fakeClock, type FakeClock } from './running';
import { signIn, type TokenPair } from './sign-in';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed text, or `undefined` when it is no JSON. */
  body: unknown;
}

export interface SiteClient {
  sandbox: Sandbox;
  clock: FakeClock;
  pair: TokenPair;
  cloudId: string;
  /** The main person's requests to the first site, over real HTTP. Rejects as `fetch` does when no answer comes. */
  call(method: string, path: string, body?: unknown, token?: string): Promise<Answer>;
  /** A new task in AUTOTEST: its id and key. */
  create(summary: string): Promise<{ id: string; key: string }>;
}

/** Lives for a day, so that a test may move its clock by hours. */
const longLived = { accessTokenSeconds: 86_400 };

/** The seeded sandbox on a clock that stands still until the test moves it, with the main person signed in. */
export async function siteClient(options: SandboxOptions = {}): Promise<SiteClient> {
  const clock = fakeClock();
  const sandbox = await startSandbox({ seed: 7, issues: 60, clock, tokens: longLived, ...options });
  onTestFinished(() => sandbox.close());
  const pair = await signIn(sandbox);
  const cloudId = sandbox.sites[0]?.id ?? '';
  const call: SiteClient['call'] = async (method, path, body, token = pair.access_token) => {
    const response = await fetch(`${sandbox.apiOrigin}/ex/jira/${cloudId}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };
  const create: SiteClient['create'] = async (summary) => {
    const answer = await call('POST', '/rest/api/3/issue', newIssue(summary));
    if (answer.status !== 201) throw new Error(`${String(answer.status)} ${answer.text}`);
    return answer.body as { id: string; key: string };
  };
  sandbox.requests.clear();
  return { sandbox, clock, pair, cloudId, call, create };
}

/** What `POST issue` takes for a task that needs nothing else. */
export function newIssue(summary: string): unknown {
  return { fields: { project: { key: 'AUTOTEST' }, issuetype: { name: 'Task' }, summary } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
