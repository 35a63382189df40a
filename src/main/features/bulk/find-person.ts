import type { Answer, FoundChoice } from '@shared/bulk/question';
import { lettersApart, nearestBy } from '@shared/fields/nearest';
import { fold } from '@shared/fold';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { User } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import { searchUsers } from '../../gateway/pick-users';
import { readUser } from '../../gateway/read-user';
import type { Gateway } from '../../gateway/request';

/** As Atlassian makes them: 24 hexadecimal digits, or a number and a UUID. */
const ACCOUNT_ID = /^(?:[0-9a-f]{24}|\d+:[0-9a-f-]{36}|qm:\S+)$/i;
const MOST_OFFERED = 5;
/** Words of a name by which somebody is looked for when the whole of it finds nobody. */
const MOST_WORDS = 2;

export interface PersonQuery {
  /** A name, an e-mail address, or an account id. */
  readonly text: string;
  /** `assignee` is answered with those alone who can be assigned in the project. */
  readonly fieldId: string | null;
  readonly projectKey: string;
  readonly signal?: AbortSignal;
}

/**
 * Who is meant. A name is `exact` where one person has it, an e-mail address where it finds one person: Jira searches addresses, and shows
 * them seldom. Where nobody is found, those are offered who are called nearly so.
 */
export async function findPerson(gateway: Gateway, site: SiteRef, query: PersonQuery): Promise<Outcome<Answer>> {
  const { text, fieldId, projectKey, signal } = query;
  const asking = signal === undefined ? {} : { signal };
  if (ACCOUNT_ID.test(text)) {
    const user = await readUser(gateway, site, text, signal);
    if (!user.ok) return user;
    return succeed(
      user.value === null ? { state: 'none' } : { state: 'exact', choice: { ...choiceOf(user.value), id: text } },
    );
  }
  const search = (words: string): Promise<Outcome<readonly User[]>> =>
    searchUsers(gateway, site, { fieldId: fieldId ?? '', projectKey, issueKey: null, query: words, ...asking }).then(
      (found) => (found.ok ? succeed(found.value.items) : found),
    );
  const whole = await search(text);
  if (!whole.ok) return whole;
  if (whole.value.length > 0) return succeed(decide(text, whole.value));
  const near = new Map<string, User>();
  for (const words of partsOf(text)) {
    const found = await search(words);
    if (!found.ok) return found;
    for (const user of found.value) near.set(user.accountId, user);
  }
  const guesses = ranked(text, [...near.values()]).filter(({ displayName }) => isNear(text, displayName));
  if (guesses.length === 0) return succeed({ state: 'none' });
  // Jira minds accents, people do not.
  return succeed(text.includes('@') ? { state: 'guess', choices: guesses.map(choiceOf) } : decide(text, guesses));
}

/** What those who were found by a text mean for it. Pure. */
function decide(text: string, users: readonly User[]): Answer {
  const called = users.filter(({ displayName }) => fold(displayName.trim()) === fold(text));
  const meant = text.includes('@') && called.length === 0 ? users : called;
  const [first, second] = meant;
  if (first !== undefined && second === undefined) return { state: 'exact', choice: choiceOf(first) };
  if (first !== undefined) return { state: 'several', choices: meant.map(choiceOf) };
  return { state: 'guess', choices: ranked(text, users).map(choiceOf) };
}

function ranked(text: string, users: readonly User[]): readonly User[] {
  return nearestBy(nameIn(text), users, ({ displayName }) => displayName).slice(0, MOST_OFFERED);
}

/** The name that an address is made of. */
function nameIn(text: string): string {
  const at = text.indexOf('@');
  return at <= 0 ? text : text.slice(0, at).replace(/[._-]+/g, ' ');
}

/** What else to search for: what stands before the @, and the longest words. */
function partsOf(text: string): readonly string[] {
  const words = nameIn(text)
    .split(/[\s,;()]+/)
    .filter((word) => word.length >= 3 && fold(word) !== fold(text));
  return [...new Set(words)].toSorted((a, b) => b.length - a.length).slice(0, MOST_WORDS);
}

function isNear(text: string, name: string): boolean {
  return lettersApart(nameIn(text), name) <= Math.max(2, Math.floor(name.length / 3));
}

function choiceOf({ accountId, displayName }: User): FoundChoice {
  return { id: accountId, label: displayName, hierarchyLevel: null };
}
