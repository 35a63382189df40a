import { problem } from '../http/envelopes';
import type { JiraReply } from '../http/route';

/** A missing required query parameter is answered by the framework below Jira: RFC 7807 (contract 3.2). */
export function missingParameter(name: string): JiraReply {
  return problem(400, `Required parameter '${name}' is not present.`);
}
