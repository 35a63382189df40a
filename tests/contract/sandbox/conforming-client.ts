import { checkAnswer } from './conformance';

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON; `undefined` for an empty body; the text of anything that is not JSON. */
  body: unknown;
}

export interface ConformingClient {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  /** For multipart, odd headers and the like. `path` begins with `/rest/`. */
  send(path: string, init: RequestInit): Promise<Answer>;
}

/**
 * A client of one site through the gateway that throws when an answer does not conform to Atlassian's OpenAPI file.
 * Paths begin with `/rest/api/3/` or `/rest/agile/1.0/` and may carry a query. Redirects are not followed.
 */
export function conformingClient(
  sandbox: { apiOrigin: string },
  caller: { token: string; cloudId: string },
): ConformingClient {
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = new Headers(init.headers);
    if (!headers.has('authorization')) headers.set('authorization', `Bearer ${caller.token}`);
    if (!headers.has('accept')) headers.set('accept', 'application/json');
    const url = `${sandbox.apiOrigin}/ex/jira/${caller.cloudId}${path}`;
    const response = await fetch(url, { redirect: 'manual', ...init, headers });
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    const text = await response.text();
    const body: unknown = text === '' ? undefined : isJson ? JSON.parse(text) : text;
    if (isJson || text === '') {
      const problems = checkAnswer(init.method ?? 'GET', path, response.status, body);
      if (problems.length > 0) throw new Error(`Not what Jira answers:\n  ${problems.join('\n  ')}`);
    }
    return { status: response.status, headers: response.headers, body };
  };
  const withJson = (method: string, body: unknown): RequestInit =>
    body === undefined
      ? { method }
      : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return {
    get: (path) => send(path, { method: 'GET' }),
    post: (path, body) => send(path, withJson('POST', body)),
    put: (path, body) => send(path, withJson('PUT', body)),
    delete: (path) => send(path, { method: 'DELETE' }),
    send,
  };
}
