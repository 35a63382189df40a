import { nearestFirst } from '@shared/fields/nearest';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';

/** What a person calls something. */
export interface Named {
  /** What is written in an answer to "which of them": unique. */
  readonly id: string;
  readonly name: string;
  /** Other words for it that are unique: a key. */
  readonly keys?: readonly string[] | undefined;
}

/**
 * The one thing that a text names: by id, then by key, then by its name as written, then by id, key or name in any case.
 * Several of one name are a question, answered with their ids. Pure.
 *
 * @param what in words, with its article: `a field`
 */
export function pickNamed<T>(text: string, things: readonly T[], named: (thing: T) => Named, what: string): Outcome<T> {
  const wanted = text.trim();
  const low = wanted.toLowerCase();
  const is = (test: (one: Named) => boolean): T[] => things.filter((thing) => test(named(thing)));
  const attempts = [
    is(({ id }) => id === wanted),
    is(({ keys = [] }) => keys.includes(wanted)),
    is(({ name }) => name === wanted),
    is(({ id, keys = [], name }) => [id, name, ...keys].some((one) => one.toLowerCase() === low)),
  ];
  for (const found of attempts) {
    const [first, second] = found;
    if (first !== undefined && second === undefined) return succeed(first);
    if (first !== undefined) {
      const listed = found.map((thing) => `${named(thing).name} (${named(thing).id})`).join(', ');
      return wrong(`"${wanted}" can mean ${listed}. Write what is in brackets instead.`);
    }
  }
  const listed = nearestFirst(
    wanted,
    things.flatMap((thing) => [named(thing).name, ...(named(thing).keys ?? [])]),
  ).slice(0, 5);
  const offered = listed.length === 0 ? 'This account may use none here.' : `Nearest: ${listed.join(', ')}.`;
  return wrong(`There is no ${what} "${wanted}". ${offered}`);
}

function wrong(message: string): Outcome<never> {
  return fail({ kind: 'invalid-input', message, fields: {} });
}
