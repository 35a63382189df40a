import { classicRefusal, gatewayRefusal, problem } from '../http/envelopes';
import type { JiraReply } from '../http/route';
import type { EnvelopeName, FaultSpec } from './fault-spec';

const html = { 'Content-Type': 'text/html;charset=UTF-8' };

/** A 429 as the script wants it told. */
export function tooMany(spec: Extract<FaultSpec, { do: '429' }>, now: number): JiraReply {
  const headers: Record<string, string> = { 'RateLimit-Reason': spec.reason, 'X-RateLimit-Remaining': '0' };
  if (spec.retryAfter !== null) {
    // An HTTP date has whole seconds: rounded up, so that it never lies in the past.
    const date = new Date(Math.ceil(now / 1000) * 1000 + 1000).toUTCString();
    headers['Retry-After'] = spec.retryAfter === 'date' ? date : String(spec.retryAfter);
  }
  return { ...classicRefusal(429, ['Rate limit exceeded']), headers };
}

/** What a load balancer says when nobody behind it answers. */
export function badGateway(): JiraReply {
  const body = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n';
  return { status: 502, headers: html, body };
}

export function maintenance(retryAfter: number | null): JiraReply {
  const body =
    '<!DOCTYPE html><html lang="en"><head><title>Down for maintenance</title></head>' +
    '<body><h1>Jira is down for maintenance</h1><p>It will be back shortly.</p></body></html>\n';
  return {
    status: 503,
    headers: { ...html, ...(retryAfter === null ? {} : { 'Retry-After': String(retryAfter) }) },
    body,
  };
}

/** A refusal in any of the envelopes that Jira and its gateway use (contract §3.2). */
export function refusalIn(envelope: EnvelopeName, status: number): JiraReply {
  const sentence = `The sandbox was told to refuse this with ${String(status)}.`;
  switch (envelope) {
    case 'classic':
      return classicRefusal(status, [sentence]);
    case 'problem':
      return problem(status, sentence);
    case 'bulk':
      return { status, body: { errors: [{ message: sentence }] } };
    case 'gateway':
      return gatewayRefusal(status, sentence);
    case 'text':
      return { status, headers: { 'Content-Type': 'text/plain;charset=UTF-8' }, body: sentence };
    case 'html':
      return {
        status,
        headers: html,
        body: `<html><body><h1>${String(status)}</h1><p>${sentence}</p></body></html>\n`,
      };
    case 'empty':
      return { status };
  }
}
