import { fieldTypeFor } from '../fields/catalogue';
import type { Choice } from '../fields/values';
import { fold } from '../fold';
import { type BulkSite, fieldsOf } from './bulk-site';
import { columnValues, listedChoices, namesOfChoices, separatorsOf } from './column-values';
import type { Target } from './mapping';
import { nearestValues } from './nearest-values';
import { saysNothing } from './says-nothing';
import type { Sheet } from './sheet';

/** A text of a column that Jira would not take, and what it may stand for. */
export interface ValueProposal {
  readonly text: string;
  readonly rows: number;
  /** The label to take for it; empty where the field is to be left out; `null` where none is near. */
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
  const { choices, separators, ranked, mayBeEmpty } = choicesFor(site, target);
  if (choices === null || choices.length === 0) return [];
  const names = namesOfChoices(choices);
  const known = new Set(Object.keys(mapped).map((text) => fold(text.trim())));
  return columnValues(sheet, column, separators)
    .filter(({ text }) => !names.has(fold(text)) && !known.has(fold(text)))
    .map(({ text, rows }) => ({ text, rows, ...proposalFor(text, choices, ranked, mayBeEmpty) }));
}

interface Choosing {
  readonly choices: readonly Choice[] | null;
  readonly separators: string | null;
  readonly ranked: boolean;
  readonly mayBeEmpty: boolean;
}

function choicesFor(site: BulkSite, target: Target): Choosing {
  if (target.kind === 'issue-type') {
    const choices = site.types.map(({ issueType }) => ({ id: issueType.id, label: issueType.name }));
    return { choices, separators: null, ranked: false, mayBeEmpty: false };
  }
  const field = target.kind === 'field' ? fieldsOf(site).find(({ fieldId }) => fieldId === target.fieldId) : undefined;
  if (field === undefined) return { choices: null, separators: null, ranked: false, mayBeEmpty: false };
  return {
    choices: listedChoices(field),
    separators: separatorsOf(field),
    ranked: fieldTypeFor(field.schema).isRanked(field),
    mayBeEmpty: !field.required,
  };
}

function proposalFor(
  text: string,
  choices: readonly Choice[],
  ranked: boolean,
  mayBeEmpty: boolean,
): Pick<ValueProposal, 'to' | 'reason'> {
  if (saysNothing(text, { required: !mayBeEmpty })) return { to: '', reason: 'It stands for nothing.' };
  const [near] = nearestValues(text, choices, ranked);
  if (near === undefined) return { to: null, reason: 'None of the values is near it.' };
  return { to: near.choice.label, reason: near.reason };
}
