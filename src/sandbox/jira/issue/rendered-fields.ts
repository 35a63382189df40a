import type { Field, Issue, Json } from '../../world/model';
import { type JiraContext, type JsonObject, isJsonObject } from '../context';
import { adfHtml } from '../rich-text/adf-html';
import { displayDay, displayTime, parseDateTime } from '../time';
import { formatDuration } from '../duration';
import { valueKind } from '../values/kind';

const DURATIONS = new Set([
  'timespent',
  'timeestimate',
  'timeoriginalestimate',
  'aggregatetimespent',
  'aggregatetimeestimate',
  'aggregatetimeoriginalestimate',
]);

function shownTime(context: JiraContext, value: Json): Json {
  const at = typeof value === 'string' ? parseDateTime(value) : undefined;
  return at === undefined ? null : displayTime(at, context.now, context.caller.timeZone);
}

/** The comment page again, with HTML bodies and display times. */
function renderedComments(context: JiraContext, value: Json): Json {
  if (!isJsonObject(value) || !Array.isArray(value['comments'])) return null;
  const comments = value['comments'].map((comment) =>
    isJsonObject(comment)
      ? {
          ...comment,
          body: adfHtml(comment['body']),
          created: shownTime(context, comment['created'] ?? null),
          updated: shownTime(context, comment['updated'] ?? null),
        }
      : comment,
  );
  return { ...value, comments };
}

/** `renderedFields`: HTML for rich text, display strings in the caller's zone for times, null for all else. */
export function renderedFields(
  context: JiraContext,
  issue: Issue,
  fields: readonly Field[],
  values: JsonObject,
): JsonObject {
  return Object.fromEntries(
    fields
      .filter((field) => values[field.id] !== undefined)
      .map((field) => [field.id, rendered(context, issue, field, values[field.id] ?? null)]),
  );
}

function rendered(context: JiraContext, issue: Issue, field: Field, value: Json): Json {
  if (field.schema.system === 'comment') return renderedComments(context, value);
  if (DURATIONS.has(field.id)) return typeof value === 'number' ? formatDuration(value) : null;
  switch (valueKind(field)) {
    case 'rich-text':
      return value === null ? '' : adfHtml(issue.values[field.id]);
    case 'date':
      return typeof value === 'string' ? displayDay(new Date(`${value}T00:00:00Z`)) : null;
    case 'date-time':
      return shownTime(context, value);
    default:
      return null;
  }
}
