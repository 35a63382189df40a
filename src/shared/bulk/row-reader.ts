import { payloadProblems } from '../fields/compile-payload';
import { initialValues } from '../fields/form';
import { parentElsewhere } from '../fields/parent-place';
import { whyNotSet } from '../fields/why-not-set';
import { fold } from '../fold';
import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import { type BulkSite, fieldsOf, parentFieldOf, type TypeForm } from './bulk-site';
import { separatorsOf } from './column-values';
import { bindMapping, type BoundColumn, type FieldDefault, type Mapping, type Target } from './mapping';
import { forgetAsked, type KeptCells, keptFor } from './kept-cells';
import { readParentText } from './parent-text';
import { BLANK, type ParentCell, type RowDraft } from './row-draft';
import type { Problem } from './problem';
import { answerTo, type Found, question, type Question } from './question';
import { AS_WRITTEN, type CellRead, readCell, type Reading } from './read-cell';
import { noType, notCompiled, offScreen, otherProject, unknownType } from './row-problems';
import type { SheetRow } from './sheet';

/** A column of a field, for one type. */
interface Slot {
  readonly column: number;
  readonly reading: Reading;
  readonly fieldId: string;
  readonly fieldName: string;
  /** `null` where the type lacks it. */
  readonly field: CreateField | null;
  readonly whyNot: string | null;
  /** One of several columns of a list. */
  readonly joins: boolean;
  readonly kept: Map<string, CellRead>;
}

/** What is the same for all rows of a type. */
interface TypePlace {
  readonly fields: ReadonlyMap<string, CreateField>;
  readonly initial: Readonly<Record<string, JsonValue>>;
  readonly slots: readonly Slot[];
  readonly defaults: readonly { readonly of: FieldDefault; readonly read: CellRead }[];
  readonly parentField: CreateField | null;
  readonly whyNoParent: string | null;
}

/** A row while it is read. */
interface Open {
  readonly values: Record<string, JsonValue>;
  readonly problems: Problem[];
  readonly asked: Question[];
  /** Fields that have something wrong or open in them already. */
  readonly spoilt: Set<string>;
}

/** Reads rows one by one. What belongs to the mapping, and cells that say the same, are worked out once. */
export class RowReader {
  /** Where the summary stands. */
  readonly summaryColumn: number | null;
  private readonly site: BulkSite;
  private readonly mapping: Mapping;
  private readonly found: Found;
  private readonly bound: readonly BoundColumn[];
  private readonly kept: KeptCells;
  private readonly places = new Map<TypeForm, TypePlace>();
  private readonly typesByText = new Map<string, TypeForm | null>();
  private readonly names: ReadonlyMap<string, string>;

  /** @param before the reader of the same mapping with other answers, whose cells are kept where they asked nothing */
  constructor(site: BulkSite, mapping: Mapping, header: readonly string[], found: Found, before: RowReader | null) {
    this.site = site;
    this.mapping = mapping;
    this.found = found;
    this.bound = bindMapping(mapping, header).filter((bound) => bound.mapping.target.kind !== 'none');
    this.kept = before?.kept ?? new Map();
    if (before !== null) forgetAsked(this.kept);
    this.names = new Map(fieldsOf(site).map(({ fieldId, name }) => [fieldId, name]));
    const isSummary = ({ mapping: { target } }: BoundColumn): boolean =>
      target.kind === 'field' && target.fieldId === 'summary';
    this.summaryColumn = this.bound.find(isSummary)?.column ?? null;
  }

  read({ number, cells }: SheetRow): RowDraft {
    if (cells.every((cell) => cell.trim() === '')) return { ...BLANK, number };
    const summary = this.summaryColumn === null ? '' : (cells[this.summaryColumn] ?? '').trim();
    const folded = fold(summary).replace(/\s+/g, ' ');
    const row = { number, blank: false, summary, folded, name: fold(this.textOf(cells, 'row-name')) };
    const problems: Problem[] = [];
    this.checkProject(cells, problems);
    const form = this.typeOf(cells, problems);
    if (form === null) return { ...BLANK, ...row, problems };
    const place = this.placeOf(form);
    const open: Open = { values: startFrom(place.initial), problems, asked: [], spoilt: new Set() };
    for (const slot of place.slots) {
      const cell = cells[slot.column];
      if (cell !== undefined && cell !== '') this.take(cell, slot, form, open);
    }
    for (const { of, read } of place.defaults) {
      const isSaid = place.slots.some(
        ({ fieldId, column }) => fieldId === of.fieldId && (cells[column] ?? '').trim() !== '',
      );
      if (!isSaid) put(open, of.fieldId, read, null, false);
    }
    const parent = this.parentOf(cells, form, place, problems);
    this.compile(form, place, parent !== null, open);
    const { values, asked } = open;
    const unanswered = asked.filter((each) => answerTo(each, this.found) === undefined);
    return { ...row, form, values, problems, asked, open: unanswered, parent };
  }

  private take(cell: string, slot: Slot, form: TypeForm, open: Open): void {
    const { field, fieldId, fieldName, column, whyNot, joins, kept } = slot;
    if (field === null || whyNot !== null) {
      if (cell.trim() === '') return;
      open.problems.push(offScreen(form, { fieldId, fieldName }, whyNot, cell, column));
      open.spoilt.add(fieldId);
      return;
    }
    let read = kept.get(cell);
    if (read === undefined) {
      read = readCell(cell, field, slot.reading, this.found);
      kept.set(cell, read);
    }
    put(open, fieldId, read, column, joins);
  }

  /** The one compiler says what lacks and what cannot be sent. The body itself is made when it is wanted: see `finalBody`. */
  private compile(form: TypeForm, { fields, parentField }: TypePlace, hasParent: boolean, open: Open): void {
    const { values, spoilt, problems } = open;
    // Which issue it will be is not known yet, and only that there is one matters.
    if (hasParent && parentField !== null) values[parentField.fieldId] = standIn(this.site);
    const found = payloadProblems({ fields: form.fields, values });
    if (hasParent && parentField !== null) Reflect.deleteProperty(values, parentField.fieldId);
    for (const [fieldId, sentence] of Object.entries(found)) {
      if (spoilt.has(fieldId)) continue;
      const field = fields.get(fieldId);
      const column = this.bound.find(({ mapping: { target } }) =>
        field?.schema.system === 'parent'
          ? target.kind === 'parent'
          : target.kind === 'field' && target.fieldId === fieldId,
      )?.column;
      problems.push(notCompiled(fieldId, field, values[fieldId], sentence, column ?? null));
    }
  }

  private textOf(cells: readonly string[], kind: Target['kind']): string {
    const { column } =
      this.bound.find((each) => each.mapping.target.kind === kind && (cells[each.column] ?? '').trim() !== '') ?? {};
    return column === undefined ? '' : (cells[column] ?? '').trim();
  }

  private checkProject(cells: readonly string[], problems: Problem[]): void {
    const { id, key, name } = this.site.project;
    for (const { column, mapping } of this.bound) {
      if (mapping.target.kind !== 'project') continue;
      const text = (cells[column] ?? '').trim();
      const meant = fold(mappedText(text, mapping.values));
      if (meant !== '' && ![id, key, name].some((own) => fold(own) === meant)) {
        problems.push(otherProject(this.site, text, column));
      }
    }
  }

  private typeOf(cells: readonly string[], problems: Problem[]): TypeForm | null {
    let column: number | null = null;
    for (const { column: at, mapping } of this.bound) {
      if (mapping.target.kind !== 'issue-type') continue;
      column ??= at;
      const text = (cells[at] ?? '').trim();
      const meant = mappedText(text, mapping.values);
      if (meant === '') continue;
      const form = this.typeNamed(meant);
      if (form === null) problems.push(unknownType(this.site, text, meant, at));
      return form;
    }
    const { issueType } = this.mapping;
    if (issueType === null) {
      problems.push(noType(this.site, column));
      return null;
    }
    const form = this.typeNamed(issueType);
    if (form === null) problems.push(unknownType(this.site, issueType, issueType, null));
    return form;
  }

  private typeNamed(text: string): TypeForm | null {
    const known = this.typesByText.get(text);
    if (known !== undefined) return known;
    const { types } = this.site;
    const form =
      types.find(({ issueType }) => issueType.name === text) ??
      types.find(({ issueType }) => issueType.id === text) ??
      types.find(({ issueType }) => fold(issueType.name) === fold(text)) ??
      null;
    this.typesByText.set(text, form);
    return form;
  }

  private placeOf(form: TypeForm): TypePlace {
    const known = this.places.get(form);
    if (known !== undefined) return known;
    const fields = new Map(form.fields.map((field) => [field.fieldId, field]));
    const ofFields = this.bound.flatMap(({ column, mapping }) =>
      mapping.target.kind === 'field' ? [{ column, mapping, ...mapping.target }] : [],
    );
    const slots = ofFields.map(({ column, mapping, fieldId, name }): Slot => {
      const field = fields.get(fieldId) ?? null;
      const alike = ofFields.filter((other) => other.fieldId === fieldId).length;
      return {
        column,
        reading: mapping,
        fieldId,
        fieldName: field?.name ?? this.names.get(fieldId) ?? name,
        field,
        whyNot: field === null ? null : whyNotSet(field),
        joins: alike > 1 && field !== null && separatorsOf(field) !== null,
        kept: keptFor(this.kept, field, column),
      };
    });
    const defaults = this.mapping.defaults.flatMap((of) => {
      const field = fields.get(of.fieldId);
      if (field === undefined || whyNotSet(field) !== null) return [];
      const reading = slots.find(({ fieldId }) => fieldId === of.fieldId)?.reading ?? AS_WRITTEN;
      return [{ of, read: readCell(of.text, field, reading, this.found) }];
    });
    const parentField = parentFieldOf(form) ?? null;
    const whyNoParent = parentField === null ? null : whyNotSet(parentField);
    const place = { fields, initial: initialValues(form.fields), slots, defaults, parentField, whyNoParent };
    this.places.set(form, place);
    return place;
  }

  private parentOf(cells: readonly string[], form: TypeForm, place: TypePlace, problems: Problem[]): ParentCell | null {
    const { parentField, whyNoParent } = place;
    for (const { column, mapping } of this.bound) {
      if (mapping.target.kind !== 'parent') continue;
      const cell = (cells[column] ?? '').trim();
      const text = mappedText(cell, mapping.values);
      if (text === '') continue;
      if (parentField !== null && whyNoParent === null) return this.parentNamed(text, column, form);
      const about = { fieldId: 'parent', fieldName: parentField?.name ?? 'Parent' };
      problems.push(offScreen(form, about, whyNoParent, cell, column));
      return null;
    }
    const { parent } = this.mapping;
    return parent === null || parentField === null || whyNoParent !== null
      ? null
      : this.parentNamed(parent, null, form);
  }

  private parentNamed(typed: string, column: number | null, form: TypeForm): ParentCell {
    const text = readParentText(typed);
    const elsewhere =
      text.key === null ? null : parentElsewhere({ key: text.key, summary: '' }, this.site.project, form.issueType);
    return { text, column, elsewhere, question: text.key === null ? null : question('issue', text.key, null) };
  }
}

/**
 * A copy without a prototype. Rows fill in different fields in thousands of combinations, and an object of that kind costs the same for each
 * of them: the usual kind gets a hidden class for every combination, which took half of the time and memory of a large sheet.
 */
function startFrom(initial: TypePlace['initial']): Record<string, JsonValue> {
  return Object.assign(Object.create(null) as Record<string, JsonValue>, initial);
}

function put(open: Open, fieldId: string, read: CellRead, column: number | null, joins: boolean): void {
  for (const problem of read.problems) open.problems.push({ ...problem, column });
  for (const each of read.asked) open.asked.push(each);
  if (read.value === null) {
    if (read.problems.length > 0 || read.asked.length > 0) open.spoilt.add(fieldId);
    return;
  }
  const before = joins ? open.values[fieldId] : undefined;
  open.values[fieldId] =
    Array.isArray(before) && Array.isArray(read.value)
      ? [...(before as readonly JsonValue[]), ...(read.value as readonly JsonValue[])]
      : read.value;
}

/** Some key of the project. */
export function standIn({ project }: Pick<BulkSite, 'project'>): JsonValue {
  return { key: `${project.key}-1`, summary: '' };
}

function mappedText(text: string, values: Reading['values']): string {
  const entries = Object.entries(values);
  if (entries.length === 0) return text;
  const entry = entries.find(([from]) => fold(from.trim()) === fold(text));
  return entry === undefined ? text : entry[1].trim();
}
