import { CheckedValues, isSendable, lacking as lackingIn, payloadProblems } from '../fields/compile-payload';
import { fieldTypeFor } from '../fields/catalogue';
import { initialValues } from '../fields/form';
import { parentElsewhere } from '../fields/parent-place';
import { whyNotSet } from '../fields/why-not-set';
import { fold } from '../fold';
import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import { type BulkSite, fieldsOf, parentFieldOf, type TypeForm } from './bulk-site';
import { separatorsOf } from './column-values';
import { bindMapping, type BoundColumn, type FieldDefault, type Mapping, type Target } from './mapping';
import { forgetAsked, type KeptCells, keptFor, placed, type PlacedRead } from './kept-cells';
import { readParentText } from './parent-text';
import { BLANK, type ParentCell, type RowDraft } from './row-draft';
import type { Problem } from './problem';
import { answerTo, type Found, question, type Question } from './question';
import { AS_WRITTEN, readCell, type Reading } from './read-cell';
import { notCompiled, offScreen, otherProject, saidTwice } from './row-problems';
import type { SheetRow } from './sheet';
import { AnyType, mappedText, TypeFinder } from './type-finder';

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
  /** One of several columns of one value: the first that says something counts. */
  readonly fallsBack: boolean;
  readonly kept: Map<string, PlacedRead>;
  /** What is said of cells whose type lacks the field. */
  readonly offScreen: Map<string, Problem>;
}

/** What is the same for all rows of a type. */
interface TypePlace {
  readonly fields: ReadonlyMap<string, CreateField>;
  readonly initial: Readonly<Record<string, JsonValue>>;
  readonly slots: readonly Slot[];
  readonly defaults: readonly { readonly of: FieldDefault; readonly read: PlacedRead }[];
  /** The compiler may have something to say of Jira's own defaults. */
  readonly initialUnsure: boolean;
  readonly parentField: CreateField | null;
  readonly parentSendable: boolean;
  readonly whyNoParent: string | null;
  /** What is said of fields in which nothing stands. */
  readonly lacking: Map<string, Problem>;
}

/** A row while it is read. */
interface Open {
  readonly values: Record<string, JsonValue>;
  readonly problems: Problem[];
  readonly asked: Question[];
  /** Fields that have something wrong or open in them already. */
  readonly spoilt: Set<string>;
  /** What filled a field that several columns may fill. */
  readonly said: Map<string, { readonly column: number; readonly text: string }>;
  /** Something stands in it of which the compiler may have something to say. */
  unsure: boolean;
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
  private readonly checked: CheckedValues;
  private readonly someParent: JsonValue;
  private readonly header: readonly string[];
  private readonly summaryColumns: readonly number[];
  private readonly keyColumns: readonly number[];
  private readonly places = new Map<TypeForm, TypePlace>();
  private readonly types: TypeFinder;
  private readonly anyType: AnyType;
  private readonly names: ReadonlyMap<string, string>;

  /** @param before the reader of the same mapping with other answers, whose cells are kept where they asked nothing */
  constructor(site: BulkSite, mapping: Mapping, header: readonly string[], found: Found, before: RowReader | null) {
    this.site = site;
    this.mapping = mapping;
    this.found = found;
    this.bound = bindMapping(mapping, header).filter((bound) => bound.mapping.target.kind !== 'none');
    this.kept = before?.kept ?? new Map();
    if (before !== null) forgetAsked(this.kept);
    this.checked = before?.checked ?? new CheckedValues();
    this.someParent = standIn(site);
    this.names = new Map(fieldsOf(site).map(({ fieldId, name }) => [fieldId, name]));
    this.header = header;
    this.types = new TypeFinder(site, mapping, this.bound);
    this.anyType = new AnyType(site);
    const columnsFor = (isFor: (target: Target) => boolean): readonly number[] =>
      this.bound.flatMap(({ column, mapping: { target } }) => (isFor(target) ? [column] : []));
    this.summaryColumns = columnsFor((target) => target.kind === 'field' && target.fieldId === 'summary');
    this.summaryColumn = this.summaryColumns[0] ?? null;
    this.keyColumns = columnsFor(({ kind }) => kind === 'jira-key');
  }

  read({ number, cells }: SheetRow): RowDraft {
    if (cells.every((cell) => cell.trim() === '')) return { ...BLANK, number };
    const summary = this.summaryOf(cells);
    const folded = fold(summary).replace(/\s+/g, ' ');
    const name = fold(this.textOf(cells, 'row-name'));
    const problems: Problem[] = [];
    const inJira = this.keyOf(cells);
    if (inJira !== null) {
      return { ...BLANK, number, blank: false, form: this.types.of(cells, []).form, summary, folded, name, inJira };
    }
    this.checkProject(cells, problems);
    const { form, likely } = this.types.of(cells, problems);
    if (form === null) {
      const read = this.readWithoutType(cells, likely, problems);
      return { ...BLANK, ...read, number, blank: false, summary, folded, name };
    }
    const place = this.placeOf(form);
    const open = openRow(place, problems);
    this.takeAll(cells, place, form, open);
    const parent = this.parentOf(cells, form, place, problems);
    this.compile(form, place, parent !== null, open);
    const { values, asked } = open;
    const unanswered = asked.filter((each) => answerTo(each, this.found) === undefined);
    const read = { form, values, problems, asked, open: unanswered, parent };
    return { ...BLANK, ...read, number, blank: false, summary, folded, name };
  }

  /**
   * What is wrong with a row of which nobody knows the type yet: its cells are read as the likeliest type has their fields, else as any type
   * has, and it lacks what every type requires. So the type is not mended only for the next problem to show.
   */
  private readWithoutType(
    cells: readonly string[],
    likely: TypeForm | null,
    problems: Problem[],
  ): Pick<RowDraft, 'values' | 'problems' | 'asked' | 'open'> {
    const form = this.anyType.like(likely);
    const place = this.placeOf(form);
    const open = openRow(place, problems);
    this.takeAll(cells, { ...place, slots: place.slots.filter(isSettable) }, form, open);
    const { demanded } = this.anyType;
    this.compile(form, place, false, open, (fieldId, value) => value !== undefined || demanded.has(fieldId));
    const unanswered = open.asked.filter((each) => answerTo(each, this.found) === undefined);
    return { values: open.values, problems, asked: open.asked, open: unanswered };
  }

  private takeAll(cells: readonly string[], { slots, defaults }: TypePlace, form: TypeForm, open: Open): void {
    for (const slot of slots) {
      const cell = cells[slot.column];
      if (cell !== undefined && cell !== '') this.take(cell, slot, form, open);
    }
    for (const { of, read } of defaults) {
      const isSaid = slots.some(({ fieldId, column }) => fieldId === of.fieldId && (cells[column] ?? '').trim() !== '');
      if (!isSaid) put(open, of.fieldId, read, false);
    }
  }

  private summaryOf(cells: readonly string[]): string {
    for (const column of this.summaryColumns) {
      const text = (cells[column] ?? '').trim();
      if (text !== '') return text;
    }
    return '';
  }

  /** The issue that an earlier run made of the row. */
  private keyOf(cells: readonly string[]): RowDraft['inJira'] {
    for (const column of this.keyColumns) {
      const key = (cells[column] ?? '').trim();
      if (ISSUE_KEY.test(key)) return { key, column };
    }
    return null;
  }

  private take(cell: string, slot: Slot, form: TypeForm, open: Open): void {
    const { field, fieldId, fieldName, column, whyNot, joins, kept } = slot;
    if (field === null || whyNot !== null) {
      if (cell.trim() === '') return;
      let problem = slot.offScreen.get(cell);
      if (problem === undefined) {
        problem = offScreen(form, { fieldId, fieldName }, whyNot, cell, column);
        slot.offScreen.set(cell, problem);
      }
      open.problems.push(problem);
      open.spoilt.add(fieldId);
      return;
    }
    if (slot.fallsBack && cell.trim() !== '') {
      const first = open.said.get(fieldId);
      if (first !== undefined) {
        if (fold(first.text) === fold(cell.trim())) return;
        const header = (this.header[first.column] ?? '').trim();
        open.problems.push(saidTwice({ fieldId, fieldName }, header, cell, column));
        open.spoilt.add(fieldId);
        return;
      }
      open.said.set(fieldId, { column, text: cell.trim() });
    }
    let read = kept.get(cell);
    if (read === undefined) {
      read = placed(readCell(cell, field, slot.reading, this.found), field, column);
      kept.set(cell, read);
    }
    put(open, fieldId, read, joins);
  }

  /** The one compiler says what lacks and what cannot be sent. The body itself is made when it is wanted: see `finalBody`. */
  private compile(
    form: TypeForm,
    place: TypePlace,
    hasParent: boolean,
    open: Open,
    counts: (fieldId: string, value: JsonValue | undefined) => boolean = () => true,
  ): void {
    const { fields, parentField, lacking } = place;
    const { values, spoilt, problems } = open;
    // Which issue it will be is not known yet, and only that there is one matters.
    if (hasParent && parentField !== null) values[parentField.fieldId] = this.someParent;
    // Of most rows it is known from their cells that it has nothing to say.
    if (!open.unsure && (!hasParent || place.parentSendable) && lacksNothing(form, open)) {
      if (hasParent && parentField !== null) Reflect.deleteProperty(values, parentField.fieldId);
      return;
    }
    const found = payloadProblems({ fields: form.fields, values }, this.checked);
    if (hasParent && parentField !== null) Reflect.deleteProperty(values, parentField.fieldId);
    for (const [fieldId, sentence] of Object.entries(found)) {
      if (spoilt.has(fieldId)) continue;
      const field = fields.get(fieldId);
      const value = values[fieldId];
      if (!counts(fieldId, value)) continue;
      const known = value === undefined ? lacking.get(fieldId) : undefined;
      const problem = known ?? notCompiled(fieldId, field, value, sentence, this.columnOf(fieldId, field));
      // Of a field that has nothing, nothing else can be said.
      if (value === undefined) lacking.set(fieldId, problem);
      problems.push(problem);
    }
  }

  private columnOf(fieldId: string, field: CreateField | undefined): number | null {
    const isOf = ({ mapping: { target } }: BoundColumn): boolean =>
      field?.schema.system === 'parent'
        ? target.kind === 'parent'
        : target.kind === 'field' && target.fieldId === fieldId;
    return this.bound.find(isOf)?.column ?? null;
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
        fallsBack: alike > 1 && field !== null && separatorsOf(field) === null,
        kept: keptFor(this.kept, field, column),
        offScreen: new Map(),
      };
    });
    const defaults = this.mapping.defaults.flatMap((of) => {
      const field = fields.get(of.fieldId);
      if (field === undefined || whyNotSet(field) !== null) return [];
      const reading = slots.find(({ fieldId }) => fieldId === of.fieldId)?.reading ?? AS_WRITTEN;
      // It was written by the field's own control, whatever signs the column has.
      return [{ of, read: placed(readCell(of.text, field, { ...reading, asInForm: true }, this.found), field, null) }];
    });
    const parentField = parentFieldOf(form) ?? null;
    const whyNoParent = parentField === null ? null : whyNotSet(parentField);
    const initial = initialValues(form.fields);
    const parentSendable = parentField === null || isSendable(parentField, this.someParent);
    const initialUnsure = !form.fields.every((field) => isSure(field, initial[field.fieldId]));
    const lacking = new Map<string, Problem>();
    const shared = { fields, initial, initialUnsure, slots, defaults, parentField, parentSendable, whyNoParent };
    const place: TypePlace = { ...shared, lacking };
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

function openRow({ initial, initialUnsure }: TypePlace, problems: Problem[]): Open {
  const values = startFrom(initial);
  return { values, problems, asked: [], spoilt: new Set(), said: new Map(), unsure: initialUnsure };
}

function isSure(field: CreateField, value: JsonValue | undefined): boolean {
  return value === undefined || (!fieldTypeFor(field.schema).meansParent && isSendable(field, value));
}

/** But for what has a problem already. */
function lacksNothing({ fields }: TypeForm, { values, spoilt }: Open): boolean {
  return lackingIn({ fields, values }).every(({ fieldId }) => spoilt.has(fieldId));
}

function put(open: Open, fieldId: string, read: PlacedRead, joins: boolean): void {
  for (const problem of read.problems) open.problems.push(problem);
  for (const each of read.asked) open.asked.push(each);
  if (read.problems.length > 0 || (read.value === null && read.asked.length > 0)) open.spoilt.add(fieldId);
  if (read.value === null) return;
  const before = joins ? open.values[fieldId] : undefined;
  // Of several lists that become one it is told anew.
  if (!read.sendable || before !== undefined) open.unsure = true;
  open.values[fieldId] =
    Array.isArray(before) && Array.isArray(read.value)
      ? [...(before as readonly JsonValue[]), ...(read.value as readonly JsonValue[])]
      : read.value;
}

const ISSUE_KEY = /^[A-Z][A-Z0-9_]*-[1-9]\d*$/;

function isSettable({ field, whyNot }: Slot): boolean {
  return field !== null && whyNot === null;
}

/** Some key of the project. */
export function standIn({ project }: Pick<BulkSite, 'project'>): JsonValue {
  return { key: `${project.key}-1`, summary: '' };
}
