import type { Failure } from '@shared/ipc/failure';
import { isJsonObject, type JsonObject } from '@shared/json';

/** An answer of Atlassian's that is not a success, as text: half of the envelopes are not JSON. */
export interface RefusedAnswer {
  readonly status: number;
  readonly text: string;
  /** From `Retry-After` or `X-RateLimit-Reset`, epoch milliseconds. */
  readonly retryAt: number | null;
  readonly rateLimitReason: string | null;
}

/** What was asked, as far as a refusal has to speak of it. */
export interface Asked {
  /** In words, for example `the issue SHOP-12`. */
  readonly what: string;
  readonly cloudId: string;
  readonly accountId: string;
  /** Classic scopes of the operation: the gateway never names the one that is missing. */
  readonly scopes: readonly string[];
  /** What the operation needs, by its name in Jira; `null` where that is not known. */
  readonly permission?: string | null;
}

/**
 * Reads the four error envelopes of the contract (§3.2), and what is none of them, into one failure. Decides on the
 * status; text is localised and only ever shown. Pure.
 */
export function readFailure(answer: RefusedAnswer, asked: Asked): Failure {
  const { status, text } = answer;
  const body = parse(text);
  const gateway = gatewayMessage(body);
  const messages = messagesOf(body, text);

  if (status === 401) {
    // The gateway words both cases alike but for the text; a token refusal was already answered by a fresh token before.
    if (gateway?.includes('scope') === true) return { kind: 'scope-missing', needed: asked.scopes };
    return { kind: 'signed-out', accountId: asked.accountId };
  }
  if (status === 429) {
    return { kind: 'rate-limited', retryAt: answer.retryAt ?? 0, reason: answer.rateLimitReason };
  }
  if (status === 404) {
    if (gateway !== null) return { kind: 'site-gone', cloudId: asked.cloudId };
    return { kind: 'not-found', what: asked.what, messages };
  }
  if (status === 403) return notPermitted(messages, looksLikeHtml(text), asked.permission ?? null);
  // 408: a proxy, or Jira, gave up on the way. It says nothing about what was done before.
  if (status >= 500 || status === 408) return unavailable(status, messages[0] ?? '', answer.retryAt);
  if (status >= 300 && status < 400) {
    return { kind: 'unexpected-answer', what: asked.what, detail: `an answer with status ${status}` };
  }
  if (looksLikeHtml(text)) return unavailable(status, '', null);
  return { kind: 'jira-rejected', status, messages: general(body, messages), fieldErrors: fieldErrors(body) };
}

function notPermitted(messages: readonly string[], page: boolean, permission: string | null): Failure {
  return {
    kind: 'not-permitted',
    messages,
    ...(permission === null ? {} : { permission }),
    ...(page ? { page: true } : {}),
  };
}

function unavailable(status: number, detail: string, retryAt: number | null): Failure {
  return { kind: 'unavailable', status, detail, ...(retryAt === null ? {} : { retryAt }) };
}

/** What a body is that should have been JSON. */
export function readBadBody(what: string, text: string): Failure {
  if (looksLikeHtml(text)) {
    return { kind: 'unexpected-answer', what, detail: 'a web page instead of data', how: 'page' };
  }
  if (/^\s*[{[]/.test(text)) {
    return { kind: 'unexpected-answer', what, detail: 'an answer that ends in the middle', how: 'cut-off' };
  }
  return { kind: 'unexpected-answer', what, detail: 'a body that is not JSON' };
}

function parse(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    // HTML, plain text and nothing at all are expected here; the caller falls back to the text.
    return null;
  }
}

/** `{"code":401,"message":"…"}` is the gateway speaking, not Jira. */
function gatewayMessage(body: JsonObject | null): string | null {
  return body !== null && typeof body['code'] === 'number' && typeof body['message'] === 'string'
    ? body['message']
    : null;
}

function looksLikeHtml(text: string): boolean {
  return /^\s*<(!doctype|html)/i.test(text);
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one !== '') : [];
}

/** Keyed by field id. Agile endpoints put a sentence under a key that is no field; it is shown on top by the form. */
function fieldErrors(body: JsonObject | null): Record<string, string> {
  const errors = body?.['errors'];
  if (!isJsonObject(errors)) return {};
  return Object.fromEntries(
    Object.entries(errors).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Everything that was said, in the order of the contract: errorMessages, errors, errors[].message, detail, title, message. */
function messagesOf(body: JsonObject | null, text: string): string[] {
  if (body === null) return looksLikeHtml(text) || text.trim() === '' ? [] : [text.trim().slice(0, 300)];
  const bulk = Array.isArray(body['errors']) ? body['errors'].filter(isJsonObject).map((one) => one['message']) : [];
  const found = [...strings(body['errorMessages']), ...Object.values(fieldErrors(body)), ...strings(bulk)];
  if (found.length > 0) return found;
  return strings([body['detail'], body['title'], body['message']]).slice(0, 1);
}

/** What names no field; a refusal that says nothing at all still has to say something. */
function general(body: JsonObject | null, messages: readonly string[]): string[] {
  const byField = new Set(Object.values(fieldErrors(body)));
  return messages.filter((message) => !byField.has(message));
}
