import { isAskedBefore } from '../fields/form';
import { isParentField } from '../fields/parent-field';
import { whyNotSet } from '../fields/why-not-set';
import { fold } from '../fold';
import type { CreateField } from '../jira/field';
import { type BulkSite, fieldsOf } from './bulk-site';
import {
  type ColumnValue,
  columnValues,
  entriesOf,
  listedChoices,
  namesOfChoices,
  separatorsOf,
} from './column-values';
import { headerKey, nameWords, OWN_TARGETS, type OwnTarget, SYNONYMS } from './header-words';
import type { Target } from './mapping';
import type { Sheet } from './sheet';

/** What a column may be for, and why. */
export interface Candidate {
  readonly target: Target;
  /** 0 to 1: from 0.9 as good as said, below 0.7 a guess to look at. */
  readonly confidence: number;
  /** One sentence. */
  readonly reason: string;
}

/** What the guessing of all columns shares. */
export interface Known {
  readonly site: BulkSite;
  readonly fields: readonly CreateField[];
  readonly hasParent: boolean;
  readonly typeNames: ReadonlySet<string>;
  readonly choices: readonly { readonly field: CreateField; readonly names: ReadonlySet<string> }[];
}

export function whatIsKnown(site: BulkSite): Known {
  const fields = fieldsOf(site).filter((field) => !isAskedBefore(field) && whyNotSet(field) === null);
  return {
    site,
    fields,
    hasParent: fields.some(isParentField),
    typeNames: new Set(site.types.flatMap(({ issueType }) => [fold(issueType.name), issueType.id])),
    choices: fields.flatMap((field) => {
      const choices = listedChoices(field);
      return choices === null || choices.length === 0 ? [] : [{ field, names: namesOfChoices(choices) }];
    }),
  };
}

/** Everything that a column may be for, the likeliest first. Pure. */
export function candidatesFor(known: Known, sheet: Pick<Sheet, 'rows'>, header: string, column: number): Candidate[] {
  const byTarget = new Map<string, Candidate>();
  for (const candidate of [...byName(known, header), ...byValues(known, sheet, column)]) {
    const key = JSON.stringify(candidate.target);
    if ((byTarget.get(key)?.confidence ?? 0) < candidate.confidence) byTarget.set(key, candidate);
  }
  return [...byTarget.values()].sort((a, b) => b.confidence - a.confidence);
}

function byName(known: Known, header: string): Candidate[] {
  const words = nameWords(header);
  if (words === '') return [];
  const found: Candidate[] = [];
  const exact = headerKey(header);
  for (const field of known.fields) {
    const confidence = ofName(known.site, field, exact, words);
    if (confidence === null) continue;
    found.push({ target: targetOf(field), ...confidence });
  }
  for (const [kind, names] of Object.entries(OWN_TARGETS) as [OwnTarget, readonly string[]][]) {
    if (kind === 'parent' && !known.hasParent) continue;
    const at = names.indexOf(words);
    if (at === -1) continue;
    const own = at === 0 || (kind === 'project' && at < 2);
    found.push({
      target: { kind },
      confidence: own ? 0.95 : 0.85,
      reason: exact === headerKey(OWN_NAMES[kind]) ? 'Same name.' : OWN_WORDS[kind],
    });
  }
  return found;
}

const OWN_NAMES: Readonly<Record<OwnTarget, string>> = {
  'issue-type': 'Issue type',
  parent: 'Parent',
  'row-name': 'Row name',
  project: 'Project',
};

const OWN_WORDS: Readonly<Record<OwnTarget, string>> = {
  'issue-type': 'A usual word for Issue type.',
  parent: 'A usual word for Parent.',
  'row-name': 'A name for each row, which Parent can use.',
  project: 'A usual word for Project.',
};

function ofName(
  site: BulkSite,
  field: CreateField,
  exact: string,
  words: string,
): Pick<Candidate, 'confidence' | 'reason'> | null {
  const own = nameWords(field.name);
  const isSame = exact === headerKey(field.name);
  if (exact === fold(field.fieldId) || exact === fold(field.key)) {
    return { confidence: 1, reason: isSame ? 'Same name.' : `The id of ${field.name} in Jira.` };
  }
  if (isSame) return { confidence: 0.98, reason: 'Same name.' };
  if (words === own) return { confidence: 0.97, reason: 'Same name.' };
  const other = (site.otherNames[field.fieldId] ?? []).find((name) => nameWords(name) === words);
  if (other !== undefined) return { confidence: 0.92, reason: `Another name of ${field.name}.` };
  const synonyms = SYNONYMS.filter((entry) => entry.field === field.fieldId || entry.field === own);
  if (synonyms.some((entry) => entry.words.includes(words)))
    return { confidence: 0.86, reason: `A usual word for ${field.name}.` };
  if (synonyms.some(({ perhaps }) => perhaps?.includes(words) === true))
    return { confidence: 0.66, reason: `A word for ${field.name}, and for others.` };
  // "Bug severity", "Severity level": the whole name stands in the header.
  const inside = own.length >= 4 && ` ${words} `.includes(` ${own} `);
  return inside ? { confidence: 0.6, reason: `The name has ${field.name} in it.` } : null;
}

/** Fewer rows than this say nothing, unless there are no others; and so does a share below the next one. */
const FEWEST = 2;
const MOSTLY = 0.6;

function byValues(known: Known, sheet: Pick<Sheet, 'rows'>, column: number): Candidate[] {
  const values = columnValues(sheet, column, null);
  const whole = countFolded(values);
  if (whole.all < Math.min(FEWEST, sheet.rows.length)) return [];
  if (whole.all === 0) return [];
  const entries = countFolded(entriesOf(values, ',;\n'));
  const found: Candidate[] = [];
  const look = (names: ReadonlySet<string>, separators: string | null, target: Target, what: string): void => {
    const { byText, all, numbers } = separators === null ? whole : entries;
    let fitting = 0;
    for (const name of names) fitting += byText.get(name) ?? 0;
    const share = fitting / all;
    if (share < MOSTLY) return;
    const count = fitting === all ? '' : ` (${String(fitting)} of ${String(all)})`;
    const reason = `Its values are ${what}${count}.`;
    // Bare numbers may be ids of options by accident.
    found.push({ target, confidence: numbers ? 0.4 : 0.4 + 0.4 * share, reason });
  };
  look(known.typeNames, null, { kind: 'issue-type' }, 'issue types');
  for (const { field, names } of known.choices) {
    look(names, separatorsOf(field), targetOf(field), `those of ${field.name}`);
  }
  return found;
}

interface Folded {
  /** How many rows have a text, whatever its case and accents. */
  readonly byText: ReadonlyMap<string, number>;
  readonly all: number;
  /** Nothing but numbers. */
  readonly numbers: boolean;
}

function countFolded(values: readonly ColumnValue[]): Folded {
  const byText = new Map<string, number>();
  let all = 0;
  for (const { text, rows } of values) {
    const folded = fold(text);
    byText.set(folded, (byText.get(folded) ?? 0) + rows);
    all += rows;
  }
  return { byText, all, numbers: values.every(({ text }) => /^\d+$/.test(text)) };
}

/** The parent is a target of its own: a row may name another row. */
function targetOf(field: CreateField): Target {
  return isParentField(field) ? { kind: 'parent' } : { kind: 'field', fieldId: field.fieldId, name: field.name };
}
