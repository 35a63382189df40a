import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { Gateway } from './request';
import { wireSuggestions } from './wire/pickers';
import { readAnswer } from './wire/read-answer';

/** A value as JQL takes it, and as a person reads it. */
export interface Suggestion {
  readonly value: string;
  readonly shown: string;
}

/** The name under which JQL knows a field for certain: names of custom fields repeat, their numbers do not. */
function clauseOf(fieldId: string): string {
  const custom = /^customfield_(\d+)$/.exec(fieldId)?.[1];
  return custom === undefined ? fieldId : `cf[${custom}]`;
}

/**
 * `GET jql/autocompletedata/suggestions`: the detour for fields whose own picker is private (labels, teams, sprints). Answers at most
 * fifteen or so, and does not say whether there are more (contract §9).
 */
export async function suggestValues(
  gateway: Gateway,
  site: SiteRef,
  request: {
    readonly fieldId: string;
    readonly query: string;
    readonly what: string;
    readonly signal?: AbortSignal;
  },
): Promise<Outcome<Suggestion[]>> {
  const { fieldId, query, what, signal } = request;
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: '/rest/api/3/jql/autocompletedata/suggestions',
    query: { fieldName: clauseOf(fieldId), fieldValue: query },
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
    ...(signal === undefined ? {} : { signal }),
  });
  const read = readAnswer(wireSuggestions, answer, what);
  if (!read.ok) return read;
  return succeed(
    read.value.map(({ value, displayName }) => ({
      // Values come quoted where JQL needs quotes.
      value: value.replace(/^"(.*)"$/, '$1'),
      shown: displayName === null || displayName === undefined ? value : plainText(displayName),
    })),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

/** The words of Jira's small HTML: `<b>AC</b>ME &amp; sons`. Shown as text whatever comes out of it. */
function plainText(html: string): string {
  return html
    .replaceAll(/<\/?[a-z][^>]*>/gi, '')
    .replaceAll(/&(amp|lt|gt|quot|#39|#x27);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
