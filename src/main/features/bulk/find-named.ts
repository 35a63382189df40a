import type { Answer, FoundChoice } from '@shared/bulk/question';
import { nearestBy } from '@shared/fields/nearest';
import { fold } from '@shared/fold';

const MOST_OFFERED = 5;

/** Which of several things a text names, by id or by name; of none that is called so the nearest are offered. Pure. */
export function findNamed(text: string, choices: readonly FoundChoice[]): Answer {
  const byId = choices.find(({ id }) => fold(id) === fold(text));
  if (byId !== undefined) return { state: 'exact', choice: byId };
  const called = choices.filter(({ label }) => fold(label.trim()) === fold(text));
  const [first, second] = called;
  if (first !== undefined && second === undefined) return { state: 'exact', choice: first };
  if (first !== undefined) return { state: 'several', choices: called };
  const near = nearestBy(text, choices, ({ label }) => label).slice(0, MOST_OFFERED);
  return near.length === 0 ? { state: 'none' } : { state: 'guess', choices: near };
}
