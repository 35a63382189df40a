import { Refusal } from '../http/route';
import type { Json } from '../world/model';
import type { JsonObject } from './context';

export interface Page {
  startAt: number;
  maxResults: number;
}

function readNumber(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null || text === '') return fallback;
  if (!/^-?\d+$/.test(text))
    throw new Refusal(400, [`The value '${text}' of the parameter '${name}' is not a number.`]);
  return Math.max(0, Number(text));
}

/** `startAt` and `maxResults`; more than the cap is lowered without a word, as Jira does (contract 3.3). */
export function readPage(query: URLSearchParams, fallback = 50, cap = 100): Page {
  return {
    startAt: readNumber(query, 'startAt', 0),
    maxResults: Math.min(readNumber(query, 'maxResults', fallback), cap),
  };
}

export function slice<T>(all: readonly T[], page: Page): T[] {
  return all.slice(page.startAt, page.startAt + page.maxResults);
}

/** Jira's page bean. `self` is the address of the resource without query. */
export function pageBean<T>(self: string, all: readonly T[], page: Page, shape: (item: T) => Json): JsonObject {
  const address = (startAt: number): string => `${self}?startAt=${startAt}&maxResults=${page.maxResults}`;
  const end = page.startAt + page.maxResults;
  const isLast = end >= all.length || page.maxResults === 0;
  return {
    self: address(page.startAt),
    ...(isLast ? {} : { nextPage: address(end) }),
    maxResults: page.maxResults,
    startAt: page.startAt,
    total: all.length,
    isLast,
    values: slice(all, page).map(shape),
  };
}

/** A query parameter that may be repeated or hold a comma-separated list. */
export function listParameter(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
