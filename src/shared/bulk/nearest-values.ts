import { lettersApart, nearestBy } from '../fields/nearest';
import type { Choice } from '../fields/values';
import { fold } from '../fold';

/** A value that a text may stand for, and why. */
export interface NearValue {
  readonly choice: Choice;
  /** One sentence. */
  readonly reason: string;
}

/**
 * The values that a text may stand for, the likeliest first: by rank, by another word for it, by its letters. None where nothing is near: a
 * value out of the air would be taken with one click. The map page, the grid and the command line all propose by this. Pure.
 */
export function nearestValues(text: string, choices: readonly Choice[], ranked: boolean): readonly NearValue[] {
  const found = [
    ...(ranked ? byRank(text, choices) : []),
    ...besideNumbers(text, choices),
    ...byWord(text, choices),
    ...byLetters(text, choices),
  ];
  return found.filter(({ choice }, at) => found.findIndex((other) => other.choice === choice) === at);
}

/** `P1`, `Prio 2`, `S-3`, `1`: a rank, with 0 or 1 for the highest. */
const RANK = /^(?:p|prio|priority|prioritat|s|sev|severity)?[ \-.]?(\d)$/;

function byRank(text: string, choices: readonly Choice[]): NearValue[] {
  const rank = RANK.exec(fold(text.trim()))?.[1];
  const choice = rank === undefined ? undefined : choices[Math.max(0, Number(rank) - 1)];
  if (rank === undefined || choice === undefined) return [];
  return [{ choice, reason: `${choice.label} is number ${String(Math.max(1, Number(rank)))} in Jira’s order.` }];
}

/** `1 - High`, `High (2)`. */
function besideNumbers(text: string, choices: readonly Choice[]): NearValue[] {
  const words = fold(text.trim())
    .replace(/^\d+\s*[-–:.)]\s*/, '')
    .replace(/\s*\(\d+\)$/, '');
  if (words === fold(text.trim())) return [];
  return choices
    .filter(({ label }) => fold(label.trim()) === words)
    .map((choice) => ({ choice, reason: 'It differs in a number alone.' }));
}

function byWord(text: string, choices: readonly Choice[]): NearValue[] {
  const word = fold(text.trim());
  return ALIKE.filter((words) => words.includes(word)).flatMap((words) =>
    choices
      .filter(({ label }) => words.includes(fold(label.trim())))
      .map((choice) => ({ choice, reason: `${choice.label} is another word for it.` })),
  );
}

function byLetters(text: string, choices: readonly Choice[]): NearValue[] {
  return nearChoices(text, choices).map((choice) => {
    const apart = lettersApart(text, choice.label);
    if (apart === 0) return { choice, reason: 'It differs in signs alone.' };
    return { choice, reason: `${String(apart)} ${apart === 1 ? 'letter' : 'letters'} apart.` };
  });
}

/** Words that stand for one another, in several languages. Folded. */
const ALIKE: readonly (readonly string[])[] = [
  ['highest', 'blocker', 'critical', 'urgent', 'showstopper', 'hochste', 'sehr hoch', 'kritisch', 'dringend', 'critique', 'critico'],
  ['high', 'major', 'important', 'hoch', 'wichtig', 'haute', 'eleve', 'elevee', 'alta', 'alto'],
  ['medium', 'normal', 'moderate', 'mittel', 'mittlere', 'moyen', 'moyenne', 'media', 'medio'],
  ['low', 'minor', 'niedrig', 'gering', 'basse', 'faible', 'baja', 'bajo'],
  ['lowest', 'trivial', 'cosmetic', 'niedrigste', 'sehr niedrig'],
  ['bug', 'defect', 'error', 'fehler', 'mangel', 'anomalie'],
  ['story', 'user story', 'userstory', 'feature', 'enhancement', 'anforderung', 'historia', 'recit'],
  ['task', 'chore', 'to do', 'todo', 'aufgabe', 'tarea', 'tache'],
  ['sub-task', 'subtask', 'sub task', 'unteraufgabe', 'teilaufgabe', 'subtarea', 'sous-tache'],
  ['epic', 'epos', 'epique', 'epica'],
]; // prettier-ignore

/** The choices that a text may be a misspelling or a part of, nearest first. */
function nearChoices(text: string, choices: readonly Choice[]): readonly Choice[] {
  const sorted = nearestBy(text, choices, ({ label }) => label);
  return sorted.filter(({ label }) => isNear(text, label));
}

function isNear(text: string, label: string): boolean {
  const [typed, whole] = [letters(text), letters(label)];
  if (typed === '' || whole === '') return false;
  if (typed.length >= 3 && (whole.includes(typed) || (whole.length >= 3 && typed.includes(whole)))) return true;
  if (isSwapped(typed, whole)) return true;
  return lettersApart(text, label) <= Math.max(1, Math.floor(Math.max(typed.length, whole.length) / 3));
}

/** `Mial` for `Mail`: two letters beside each other have changed places. */
function isSwapped(typed: string, whole: string): boolean {
  if (typed.length !== whole.length) return false;
  const at = [...typed].findIndex((letter, index) => letter !== whole[index]);
  const swapped = `${typed.slice(0, at)}${typed[at + 1] ?? ''}${typed[at] ?? ''}${typed.slice(at + 2)}`;
  return at !== -1 && swapped === whole;
}

function letters(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
