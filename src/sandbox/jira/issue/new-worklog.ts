import { takeId } from '../../world/issue-index';
import type { Adf, Worklog } from '../../world/model';
import { type JiraContext, isObject } from '../context';
import { parseDuration } from '../duration';
import type { FieldErrors } from '../payload/field-errors';
import { readProperties } from '../payload/payload';
import { parseDateTime } from '../time';
import { readDocument } from './new-comment';

// `started` wants milliseconds and an offset without a colon (contract 8.7).
const STARTED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{4}$/;

/** A worklog from `{"timeSpent"|"timeSpentSeconds","started","comment":ADF}`, made only when it is really added. */
export function readWorklog(context: JiraContext, value: unknown, errors: FieldErrors): (() => Worklog) | undefined {
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
  return () => ({
    id: takeId(context.site),
    authorAccountId: context.caller.accountId,
    created: context.now,
    updated: context.now,
    started,
    timeSpentSeconds: seconds,
    comment,
    properties: Object.fromEntries(properties.map(({ key, value: held }) => [key, held])),
  });
}

function readSpent(value: Record<string, unknown>): number | undefined {
  const { timeSpentSeconds, timeSpent } = value;
  if (typeof timeSpentSeconds === 'number') return Math.round(timeSpentSeconds / 60) * 60;
  return typeof timeSpent === 'string' ? parseDuration(timeSpent) : undefined;
}

function readStarted(value: unknown): number | undefined {
  return typeof value === 'string' && STARTED.test(value) ? parseDateTime(value) : undefined;
}
