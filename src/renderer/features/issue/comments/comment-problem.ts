import { hasContent } from '@shared/adf/has-content';
import { paragraphType } from '@shared/fields/paragraph';
import type { JsonObject } from '@shared/json';

/** Why Jira would not take a comment, in words; `null` where it would. An empty one is no comment yet. Pure. */
export function commentProblem(body: JsonObject): string | null {
  const wire = paragraphType.toWire(body, {
    fieldId: 'comment',
    name: 'Comment',
    schema: { type: 'comments-page', system: 'comment' },
    operations: ['add'],
  });
  return wire.ok ? null : wire.problem;
}

/** Whether there is something to send. Pure. */
export function saysSomething(body: JsonObject | null): body is JsonObject {
  return body !== null && hasContent(body);
}
