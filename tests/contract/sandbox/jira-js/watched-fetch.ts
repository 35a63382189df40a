import { onTestFinished } from 'vitest';
import { checkAnswer } from '../conformance';

export interface WatchedFetch {
  /** Requests to the base that were answered. */
  calls: string[];
  /** What is wrong with the answers by Atlassian's OpenAPI file, in sentences. */
  problems: string[];
}

/**
 * Looks over the shoulder of whoever uses the global `fetch` until the test ends: requests below `base` go out and
 * come back as they are, each is counted, and each JSON or empty answer is held against the OpenAPI file.
 */
export function watchFetch(base: string): WatchedFetch {
  const real = globalThis.fetch;
  const watched: WatchedFetch = { calls: [], problems: [] };
  globalThis.fetch = async (input, init) => {
    const response = await real(input, init);
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(base)) return response;
    const method = init?.method ?? 'GET';
    const path = url.slice(base.length);
    watched.calls.push(`${method} ${path} ${response.status}`);
    // A followed redirect ends on the media server, which answers bytes.
    if (response.redirected) return response;
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    const text = isJson ? await response.clone().text() : '';
    if (isJson || response.headers.get('content-length') === '0' || response.status === 204) {
      watched.problems.push(...checkAnswer(method, path, response.status, text === '' ? undefined : JSON.parse(text)));
    }
    return response;
  };
  onTestFinished(() => {
    globalThis.fetch = real;
  });
  return watched;
}
