import type { Answer, FoundChoice } from '@shared/bulk/question';
import { lettersApart, nearestBy } from '@shared/fields/nearest';
import { fold } from '@shared/fold';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { User } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import { searchUsers } from '../../gateway/pick-users';
import { readUser } from '../../gateway/read-user';
import type { Gateway } from '../../gateway/request';
import { readPersonName, sameWords } from './person-names';

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
 * Who is meant. A name is `exact` where one person has it, in whichever order of first and last name, an e-mail address where it finds one
 * person: Jira searches addresses, and shows them seldom. Where nobody is found, those are offered who are called nearly so.
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
  const written = readPersonName(text);
  for (const other of [written.email, written.name]) {
    if (other === null || other === '' || fold(other) === fold(text)) continue;
    const found = await search(other);
    if (!found.ok) return found;
    if (found.value.length === 0) continue;
    const answer = decide(other, found.value);
    // `(external)` may be what tells two of one name apart.
    const unsure = answer.state === 'exact' && written.hasMore && other !== written.email;
    return succeed(unsure ? { state: 'guess', choices: [answer.choice] } : answer);
  }
  const near = new Map<string, User>();
  for (const words of partsOf(written.name)) {
    const found = await search(words);
    if (!found.ok) return found;
    for (const user of found.value) near.set(user.accountId, user);
  }
  const turned = [...near.values()].filter(({ displayName }) => sameWords(written.name, displayName));
  const [only, second] = turned;
  if (only !== undefined && second === undefined && !written.hasMore) {
    return succeed({ state: 'exact', choice: choiceOf(only) });
  }
  if (only !== undefined)
    return succeed({ state: second === undefined ? 'guess' : 'several', choices: turned.map(choiceOf) });
  const guesses = ranked(written.name, [...near.values()]).filter(({ displayName }) =>
    isNear(written.name, displayName),
  );
  if (guesses.length === 0) return succeed({ state: 'none' });
  // Jira minds accents, people do not.
  return succeed(
    text.includes('@') || written.hasMore
      ? { state: 'guess', choices: guesses.map(choiceOf) }
      : decide(written.name, guesses),
  );
}

/** What those who were found by a text mean for it. Pure. */
function decide(text: string, users: readonly User[]): Answer {
  const named = users.filter(({ displayName }) => fold(displayName.trim()) === fold(text));
  const called = named.length > 0 ? named : users.filter(({ displayName }) => sameWords(displayName, text));
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
