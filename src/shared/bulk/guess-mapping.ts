import { isAskedBefore } from '../fields/form';
import { whyNotSet } from '../fields/why-not-set';
import type { CreateField } from '../jira/field';
import type { BulkSite } from './bulk-site';
import { separatorsOf } from './column-values';
import { type Candidate, candidatesFor, whatIsKnown } from './guess-column';
import { guessReading, NO_READING, type ReadingGuess, settledReading } from './guess-reading';
import { headerKey } from './header-words';
import { bindMapping, countHeaders, type ColumnMapping, type Mapping, type Target, unmappedColumn } from './mapping';
import { resultCandidate } from './own-results';
import type { Sheet } from './sheet';
import { proposeValues, type ValueProposal } from './value-map';

/** What became of a column, and what else it may be for. */
export interface ColumnGuess extends ReadingGuess {
  readonly column: number;
  readonly header: string;
  readonly target: Target;
  readonly confidence: number;
  /** One sentence; also where the column is left out. */
  readonly reason: string;
  readonly others: readonly Candidate[];
  /** No row says anything in it. */
  readonly isEmpty: boolean;
  /** What its values may stand for, each to be confirmed. */
  readonly proposals: readonly ValueProposal[];
}

/** A field that some type requires and no column, default or Jira itself fills in. */
export interface MissingField {
  readonly fieldId: string;
  readonly name: string;
  /** Names of the issue types that require it. */
  readonly types: readonly string[];
}

export interface MappingGuess {
  readonly mapping: Mapping;
  readonly columns: readonly ColumnGuess[];
  /** Headers of columns that hold something and are left out. */
  readonly unmapped: readonly string[];
}

const LEAST = 0.45;
/** Surer than anything that is guessed. */
const REMEMBERED = 1.1;

/**
 * Maps the columns of a sheet to fields: as their headers were mapped before, then by id, name, other names, synonyms and values. No target
 * is given twice but to columns with the same header of a list field. Pure.
 *
 * @param memory what is known of headers from other sheets; what all rows of those got is no matter here
 * @param said what was said of this very sheet, by hand or in the command line's file: all of it holds
 */
export function guessMapping(
  site: BulkSite,
  sheet: Sheet,
  memory: Mapping | null,
  said: Mapping | null = null,
): MappingGuess {
  const known = whatIsKnown(site);
  const byId = new Map(known.fields.map((field) => [field.fieldId, field]));
  const [saidOf, rememberedOf] = [namedIn(said, sheet.header), namedIn(memory, sheet.header)];
  const wasMapped = (column: number): ColumnMapping | null => saidOf(column) ?? rememberedOf(column);
  const candidates = sheet.header.map((header, column): Candidate[] => {
    const own = resultCandidate(sheet.header, column);
    if (own !== null) return [own];
    const before = wasMapped(column);
    const target = before === null ? null : here(before.target, byId, known.fields);
    const guessed = candidatesFor(known, sheet, header, column);
    if (target === null) return guessed;
    return [{ target, confidence: REMEMBERED, reason: 'Mapped like this before.' }, ...guessed];
  });
  const chosen = assign(candidates, sheet.header, byId);
  const counts = countHeaders(sheet.header);
  const readings = sheet.header.map((header, column): ReadingGuess => {
    const target = chosen[column]?.target;
    const field = target?.kind === 'field' ? byId.get(target.fieldId) : undefined;
    return field === undefined ? NO_READING : guessReading(field, sheet, header, column);
  });
  const mappings = sheet.header.map((header, column): ColumnMapping => {
    const before = wasMapped(column);
    const target = chosen[column]?.target ?? { kind: 'none' };
    const reading = settledReading(saidOf(column), rememberedOf(column), readings[column] ?? NO_READING);
    return { ...(before ?? unmappedColumn(header, counts[column] ?? 1)), ...reading, target };
  });
  const columns = sheet.header.map((header, column): ColumnGuess => {
    const taken = chosen[column];
    const target = taken?.target ?? { kind: 'none' };
    return {
      ...(readings[column] ?? NO_READING),
      column,
      header,
      target,
      confidence: Math.min(1, taken?.confidence ?? 0),
      isEmpty: !holdsSomething(sheet, column),
      reason: taken?.reason ?? whyLeftOut(sheet, column, candidates[column] ?? [], chosen, byId),
      others: (candidates[column] ?? []).filter((candidate) => candidate !== taken),
      proposals: proposeValues(site, sheet, column, target, mappings[column]?.values ?? {}),
    };
  });
  const unmapped = columns
    .filter(({ target, isEmpty }) => target.kind === 'none' && !isEmpty)
    .map(({ header, column }) => (header.trim() === '' ? `Column ${String(column + 1)}` : header));
  const mapping: Mapping = {
    columns: mappings,
    defaults: said?.defaults.filter(({ fieldId }) => byId.has(fieldId)) ?? [],
    issueType: said?.issueType ?? null,
    parent: said?.parent ?? null,
  };
  return { mapping, columns, unmapped };
}

/** What a mapping says of a column by its header; `null` where it does not name it. */
function namedIn(mapping: Mapping | null, header: readonly string[]): (column: number) => ColumnMapping | null {
  if (mapping === null) return () => null;
  const bound = bindMapping(mapping, header);
  const named = new Set(mapping.columns);
  return (column) => {
    const of = bound[column]?.mapping;
    return of !== undefined && named.has(of) ? of : null;
  };
}

/** Required fields that rows of some type would lack whatever stands in them. Types that no row can be of are passed over. Pure. */
export function missingFields(site: BulkSite, mapping: Mapping, typeIds: ReadonlySet<string>): readonly MissingField[] {
  const filled = new Set(mapping.defaults.map(({ fieldId }) => fieldId));
  for (const { target } of mapping.columns) {
    if (target.kind === 'field') filled.add(target.fieldId);
    if (target.kind === 'parent') filled.add('parent');
  }
  if (mapping.parent !== null) filled.add('parent');
  const missing = new Map<string, { fieldId: string; name: string; types: string[] }>();
  for (const { issueType, fields } of site.types) {
    if (!typeIds.has(issueType.id)) continue;
    for (const field of fields) {
      if (!field.required || field.hasDefaultValue || isAskedBefore(field) || filled.has(field.fieldId)) continue;
      if (whyNotSet(field) !== null || field.operations.length === 0) continue;
      const entry = missing.get(field.fieldId) ?? { fieldId: field.fieldId, name: field.name, types: [] };
      entry.types.push(issueType.name);
      missing.set(field.fieldId, entry);
    }
  }
  return [...missing.values()];
}

/** The surest first; of equally sure ones the column further left. */
function assign(
  candidates: readonly (readonly Candidate[])[],
  header: readonly string[],
  byId: ReadonlyMap<string, CreateField>,
): readonly (Candidate | undefined)[] {
  const all = candidates.flatMap((list, column) => list.map((candidate) => ({ column, candidate })));
  const sorted = all.filter(({ candidate }) => candidate.confidence >= LEAST);
  sorted.sort((a, b) => b.candidate.confidence - a.candidate.confidence || a.column - b.column);
  const chosen: (Candidate | undefined)[] = header.map(() => undefined);
  const taken = new Map<string, string>();
  for (const { column, candidate } of sorted) {
    if (chosen[column] !== undefined) continue;
    const key = targetKey(candidate.target);
    const by = taken.get(key);
    const same = headerKey(header[column] ?? '');
    if (candidate.target.kind !== 'none' && by !== undefined) {
      const field = candidate.target.kind === 'field' ? byId.get(candidate.target.fieldId) : undefined;
      const joins = field !== undefined && by === same && separatorsOf(field) !== null;
      // Somebody has said before that two columns fill one field.
      if (!joins && !(field !== undefined && candidate.confidence === REMEMBERED)) continue;
    }
    chosen[column] = candidate;
    taken.set(key, same);
  }
  return chosen;
}

function targetKey(target: Target): string {
  return target.kind === 'field' ? `field ${target.fieldId}` : target.kind;
}

/** A remembered target on this site: custom fields of another site have other ids, and there the name counts. */
function here(target: Target, byId: ReadonlyMap<string, CreateField>, fields: readonly CreateField[]): Target | null {
  if (target.kind !== 'field') return target;
  const same = byId.get(target.fieldId);
  if (same !== undefined && (same.name === target.name || !target.fieldId.startsWith('customfield_'))) {
    return { ...target, name: same.name };
  }
  const [named, second] = fields.filter(({ name }) => name === target.name);
  if (named !== undefined && second === undefined) return { kind: 'field', fieldId: named.fieldId, name: named.name };
  return same === undefined ? null : { ...target, name: same.name };
}

function holdsSomething(sheet: Sheet, column: number): boolean {
  return sheet.rows.some(({ cells }) => (cells[column] ?? '').trim() !== '');
}

const OWN_NAMES: Readonly<Record<Exclude<Target['kind'], 'field'>, string>> = {
  'issue-type': 'Issue type',
  parent: 'Parent',
  'row-name': 'Row name',
  project: 'Project',
  'jira-key': 'Jira key',
  none: 'nothing',
};

function whyLeftOut(
  sheet: Sheet,
  column: number,
  candidates: readonly Candidate[],
  chosen: readonly (Candidate | undefined)[],
  byId: ReadonlyMap<string, CreateField>,
): string {
  if (!holdsSomething(sheet, column)) return 'The column is empty.';
  const [first] = candidates;
  if (first === undefined) return 'No field has this name or such values.';
  const name = first.target.kind === 'field' ? first.target.name : OWN_NAMES[first.target.kind];
  if (first.confidence < LEAST) return `It may be ${name}: choose that if it is.`;
  const key = targetKey(first.target);
  const by = chosen.findIndex((other) => other !== undefined && targetKey(other.target) === key);
  const header = sheet.header[by]?.trim() ?? '';
  const fills = `${header === '' ? 'Another column' : `“${header}”`} fills ${name} already.`;
  const field = first.target.kind === 'field' ? byId.get(first.target.fieldId) : undefined;
  if (field === undefined) return fills;
  return separatorsOf(field) === null
    ? `${fills} Choose ${name} here too to use this column where the other is empty.`
    : `${fills} Choose ${name} here too to join the two.`;
}
