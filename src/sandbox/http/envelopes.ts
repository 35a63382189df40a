import { STATUS_CODES } from 'node:http';
import type { JiraReply } from './route';

/** Jira's classic envelope (contract §3.2, 1). */
export function classicRefusal(
  status: number,
  errorMessages: string[],
  errors: Record<string, string> = {},
): JiraReply {
  return { status, body: { errorMessages, errors } };
}

/** RFC 7807, which Jira uses for unknown routes, wrong methods and malformed requests (contract §3.2, 2). */
export function problem(status: number, detail: string, headers: Record<string, string> = {}): JiraReply {
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
    body: { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail },
  };
}

/** What the gateway says before Jira is asked (contract §2.8). */
export function gatewayRefusal(status: number, message: string): JiraReply {
  return { status, body: { code: status, message } };
}

/** The token endpoint's errors (RFC 6749 section 5.2; statuses as contract §2.5 has them). */
export function oauthRefusal(status: number, error: string, description: string): JiraReply {
  return { status, body: { error, error_description: description } };
}
