import { lettersApart, nearestBy } from '../fields/nearest';
import type { Choice } from '../fields/values';
import { fold } from '../fold';
import { type BulkSite, fieldsOf } from './bulk-site';
import { columnValues, listedChoices, namesOfChoices, separatorsOf } from './column-values';
import type { Target } from './mapping';
import type { Sheet } from './sheet';

/** A text of a column that Jira would not take, and what it may stand for. */
export interface ValueProposal {
  readonly text: string;
  readonly rows: number;
  /** The label to take for it; `null` where none is near. */
  readonly to: string | null;
  /** Why, in a sentence. */
  readonly reason: string;
}

/** For each value of a column that is none of its field: the nearest that is, to be confirmed. Pure. */
export function proposeValues(
  site: BulkSite,
  sheet: Pick<Sheet, 'rows'>,
  column: number,
  target: Target,
  mapped: Readonly<Record<string, string>>,
): readonly ValueProposal[] {
  const { choices, separators, ranked } = choicesFor(site, target);
  if (choices === null || choices.length === 0) return [];
  const names = namesOfChoices(choices);
  const known = new Set(Object.keys(mapped).map((text) => fold(text.trim())));
  return columnValues(sheet, column, separators)
    .filter(({ text }) => !names.has(fold(text)) && !known.has(fold(text)))
    .map(({ text, rows }) => ({ text, rows, ...proposalFor(text, choices, ranked) }));
}

function choicesFor(
  site: BulkSite,
  target: Target,
): { readonly choices: readonly Choice[] | null; readonly separators: string | null; readonly ranked: boolean } {
  if (target.kind === 'issue-type') {
    const choices = site.types.map(({ issueType }) => ({ id: issueType.id, label: issueType.name }));
    return { choices, separators: null, ranked: false };
  }
  const field = target.kind === 'field' ? fieldsOf(site).find(({ fieldId }) => fieldId === target.fieldId) : undefined;
  if (field === undefined) return { choices: null, separators: null, ranked: false };
  return {
    choices: listedChoices(field),
    separators: separatorsOf(field),
    // Jira lists priorities from the highest on, and severities are written so.
    ranked: field.schema.system === 'priority' || fold(field.name).includes('sever'),
  };
}

/** `P1`, `Prio 2`, `S-3`, `1`: a rank, with 0 or 1 for the highest. */
const RANK = /^(?:p|prio|priority|s|sev|severity)?[ \-.]?(\d)$/;

function proposalFor(text: string, choices: readonly Choice[], ranked: boolean): Pick<ValueProposal, 'to' | 'reason'> {
  const rank = ranked ? RANK.exec(fold(text.trim()))?.[1] : undefined;
  const byRank = rank === undefined ? undefined : choices[Math.max(0, Number(rank) - 1)];
  if (byRank !== undefined) {
    return {
      to: byRank.label,
      reason: `${byRank.label} is number ${String(Math.max(1, Number(rank)))} in Jira’s order.`,
    };
  }
  const alike = ALIKE.find((words) => words.includes(fold(text.trim())));
  const meant = alike === undefined ? undefined : choices.find(({ label }) => alike.includes(fold(label)));
  if (meant !== undefined) return { to: meant.label, reason: `${meant.label} is another word for it.` };
  const near = nearChoices(text, choices)[0];
  if (near === undefined) return { to: null, reason: 'None of the values is near it.' };
  const apart = lettersApart(text, near.label);
  const how =
    apart === 0 ? 'It differs in signs alone.' : `${String(apart)} ${apart === 1 ? 'letter' : 'letters'} apart.`;
  return { to: near.label, reason: how };
}

/** Words that stand for one another. */
const ALIKE: readonly (readonly string[])[] = [
  ['highest', 'blocker', 'critical', 'urgent', 'showstopper'],
  ['high', 'major', 'important'],
  ['medium', 'normal', 'moderate'],
  ['low', 'minor'],
  ['lowest', 'trivial', 'cosmetic'],
  ['bug', 'defect', 'error', 'fehler'],
  ['story', 'user story', 'feature', 'enhancement'],
  ['task', 'chore', 'to do', 'todo', 'aufgabe'],
  ['sub-task', 'subtask', 'sub task', 'unteraufgabe'],
];

/** The choices that a text may be a misspelling or a part of, nearest first. Pure. */
export function nearChoices(text: string, choices: readonly Choice[]): readonly Choice[] {
  const sorted = nearestBy(text, choices, ({ label }) => label);
  return sorted.filter(({ label }) => isNear(text, label));
}

function isNear(text: string, label: string): boolean {
  const [typed, whole] = [fold(text).replace(/[^\p{L}\p{N}]+/gu, ''), fold(label).replace(/[^\p{L}\p{N}]+/gu, '')];
  if (typed === '' || whole === '') return false;
  if (typed.length >= 3 && (whole.includes(typed) || typed.includes(whole))) return true;
  return lettersApart(text, label) <= Math.max(1, Math.floor(Math.max(typed.length, whole.length) / 3));
}
