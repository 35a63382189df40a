import { classicRefusal, problem } from './envelopes';
import type { JiraReply } from './route';
import type { WebRequest } from './web-request';

/** A request's JSON body; `undefined` without one and for multipart. What cannot be read comes as the refusal to send. */
export function readJson(request: WebRequest): { body: unknown } | { refusal: JiraReply } {
  if (request.body.byteLength === 0) return { body: undefined };
  const contentType = (request.headers['content-type'] ?? '').toLowerCase();
  if (contentType.startsWith('multipart/form-data')) return { body: undefined };
  if (!/^application\/([a-z.-]+\+)?json\b/.test(contentType)) {
    return { refusal: problem(415, `Content-Type '${contentType}' is not supported.`) };
  }
  try {
    return { body: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.body)) };
  } catch {
    return {
      refusal: classicRefusal(400, ['There was an error parsing JSON. Check that your request body is valid.']),
    };
  }
}
