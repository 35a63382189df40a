import { takeId } from '../../world/issue-index';
import type { Adf, Issue, Worklog } from '../../world/model';
import { type JiraContext, isObject } from '../context';
import { parseDuration } from '../duration';
import type { FieldErrors } from '../payload/field-errors';
import { readProperties } from '../payload/payload';
import { parseDateTime } from '../time';
import { readDocument } from './new-comment';
import { readRestriction } from './restriction';

// `started` wants milliseconds and an offset without a colon (contract 8.7).
const STARTED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{4}$/;

/** A worklog from `{"timeSpent"|"timeSpentSeconds","started","comment":ADF}`, made only when it is really added. */
export function readWorklog(
  context: JiraContext,
  value: unknown,
  errors: FieldErrors,
  issue?: Issue,
): (() => Worklog) | undefined {
  const given = isObject(value) ? value : {};
  const seconds = readSpent(given);
  if (seconds === undefined || seconds <= 0) {
    errors.field('timeLogged', 'Invalid time duration entered.');
    return undefined;
  }
  const started = given['started'] === undefined ? context.now : readStarted(given['started']);
  if (started === undefined) {
    errors.field('started', `Error parsing time: ${String(given['started'])}`);
    return undefined;
  }
  let comment: Adf | null = null;
  if (given['comment'] !== undefined && given['comment'] !== null) {
    const document = readDocument(given['comment'], undefined, 'comment', errors);
    if (!document) return undefined;
    comment = document;
  }
  const properties = readProperties(given['properties']);
  const visibility = readRestriction(context, issue, given['visibility'], errors);
  return () => ({
    id: takeId(context.site),
    authorAccountId: context.caller.accountId,
    created: context.now,
    updated: context.now,
    started,
    timeSpentSeconds: seconds,
    comment,
    properties: Object.fromEntries(properties.map(({ key, value: held }) => [key, held])),
    ...(visibility ? { visibility } : {}),
  });
}

/** The parts of a worklog that an edit names; what it leaves out stays. */
export function readWorklogEdit(
  context: JiraContext,
  value: unknown,
  errors: FieldErrors,
  issue: Issue,
): Partial<Worklog> {
  const given = isObject(value) ? value : {};
  const edit: Partial<Worklog> = { updated: context.now, updateAuthorAccountId: context.caller.accountId };
  if (given['timeSpent'] !== undefined || given['timeSpentSeconds'] !== undefined) {
    const seconds = readSpent(given);
    if (seconds === undefined || seconds <= 0) errors.field('timeLogged', 'Invalid time duration entered.');
    else edit.timeSpentSeconds = seconds;
  }
  if (given['started'] !== undefined) {
    const started = readStarted(given['started']);
    if (started === undefined) errors.field('started', `Error parsing time: ${JSON.stringify(given['started'])}`);
    else edit.started = started;
  }
  if (given['comment'] !== undefined && given['comment'] !== null) {
    const comment = readDocument(given['comment'], issue, 'comment', errors);
    if (comment) edit.comment = comment;
  }
  const visibility = readRestriction(context, issue, given['visibility'], errors);
  if (visibility) edit.visibility = visibility;
  return edit;
}

function readSpent(value: Record<string, unknown>): number | undefined {
  const { timeSpentSeconds, timeSpent } = value;
  if (typeof timeSpentSeconds === 'number') return Math.round(timeSpentSeconds / 60) * 60;
  return typeof timeSpent === 'string' ? parseDuration(timeSpent) : undefined;
}

function readStarted(value: unknown): number | undefined {
  return typeof value === 'string' && STARTED.test(value) ? parseDateTime(value) : undefined;
}
