import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { type JsonObject, isObject } from './context';
import { createIssue } from './issue/create-issue';

const BULK_LIMIT = 50;

function create(request: JiraRequest): JiraReply {
  return { status: 201, body: createIssue(request, request.body) };
}

/** One after the other; 201 when at least one went well, 400 with the same body when none did (contract 8.2). */
function createBulk(request: JiraRequest): JiraReply {
  const updates = isObject(request.body) ? request.body['issueUpdates'] : undefined;
  if (!Array.isArray(updates) || updates.length === 0) throw new Refusal(400, ['No issues were given to create.']);
  if (updates.length > BULK_LIMIT) throw new Refusal(400, [`Cannot create more than ${BULK_LIMIT} issues at once.`]);
  const issues: JsonObject[] = [];
  const errors: JsonObject[] = [];
  updates.forEach((update: unknown, index) => {
    try {
      issues.push(createIssue(request, update));
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      errors.push({
        status: refusal.status,
        elementErrors: { errorMessages: refusal.errorMessages, errors: refusal.errors },
        failedElementNumber: index,
      });
    }
  });
  return { status: issues.length > 0 ? 201 : 400, body: { issues, errors } };
}

export const issueCreateRoutes: Route[] = [
  { method: 'POST', pattern: '/rest/api/3/issue', handle: create },
  { method: 'POST', pattern: '/rest/api/3/issue/bulk', handle: createBulk },
];
