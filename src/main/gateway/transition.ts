import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { Transition } from '@shared/jira/transition';
import type { JsonObject } from '@shared/json';
import { z } from '@shared/schema';
import type { Priority } from './budget';
import { wireFieldMap } from './edit-meta';
import type { Attempted, Gateway } from './request';
import { id, wireStatus } from './wire/common';
import { readAnswer } from './wire/read-answer';

const wireTransition: z.ZodType<Transition> = z
  .object({ id, name: z.string(), to: wireStatus, fields: wireFieldMap.nullish() })
  .transform(({ id: transitionId, name, to, fields }) => ({ id: transitionId, name, to, fields: fields ?? [] }));

const wireTransitions = z.object({ transitions: z.array(wireTransition) });

/** `GET issue/{idOrKey}/transitions?expand=transitions.fields`. Without the right to any, the list is empty (contract §8.6). */
export async function readTransitions(
  gateway: Gateway,
  site: SiteRef,
  issueIdOrKey: string,
  priority: Priority = 'person',
): Promise<Outcome<Transition[]>> {
  const what = `the transitions of ${issueIdOrKey}`;
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}/transitions`,
    query: { expand: 'transitions.fields' },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
    priority,
  });
  const read = readAnswer(wireTransitions, answer, what);
  return read.ok ? succeed(read.value.transitions) : read;
}

/** `POST issue/{idOrKey}/transitions`: 204. 400 where it is no longer offered, 409 where two move the issue at once. */
export function transitionIssue(
  gateway: Gateway,
  site: SiteRef,
  issueIdOrKey: string,
  body: JsonObject,
): Promise<Attempted<unknown>> {
  return gateway.request({
    site,
    method: 'POST',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}/transitions`,
    body,
    intent: 'write',
    what: `the issue ${issueIdOrKey}`,
    scopes: ['write:jira-work'],
    priority: 'outbox',
  });
}
