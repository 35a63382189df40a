import { CheckedValues } from '../fields/compile-payload';
import { fold } from '../fold';
import { fieldsOf, someIssueOf, type TypeForm } from './bulk-site';
import { compileRow } from './compile-row';
import { withoutApostrophe } from './formula-text';
import { forgetAsked } from './kept-cells';
import { bindMapping, type Target } from './mapping';
import { parentCellOf } from './parent-cell';
import type { Problem } from './problem';
import { answerTo } from './question';
import { BLANK, type RowDraft } from './row-draft';
import { otherProject } from './row-problems';
import type { SheetRow } from './sheet';
import { type OpenRow, openRow, takeCells } from './take-cells';
import { AnyType, mappedText, TypeFinder } from './type-finder';
import { placeFor, type SheetPlace, type Slot, type TypePlace } from './type-place';

/** Reads rows one by one. What belongs to the mapping, and cells that say the same, are worked out once. */
export class RowReader {
  /** Where the summary stands. */
  readonly summaryColumn: number | null;
  private readonly sheet: SheetPlace;
  private readonly summaryColumns: readonly number[];
  private readonly keyColumns: readonly number[];
  private readonly places = new Map<TypeForm, TypePlace>();
  private readonly types: TypeFinder;
  private readonly anyType: AnyType;

  /** @param before the reader of the same mapping with other answers, whose cells are kept where they asked nothing */
  constructor(
    { site, mapping, header, found, today }: Pick<SheetPlace, 'site' | 'mapping' | 'header' | 'found' | 'today'>,
    before: RowReader | null,
  ) {
    const bound = bindMapping(mapping, header).filter((each) => each.mapping.target.kind !== 'none');
    const kept: SheetPlace['kept'] = before?.sheet.kept ?? new Map();
    if (before !== null) forgetAsked(kept);
    const checked = before?.sheet.checked ?? new CheckedValues();
    const names = new Map(fieldsOf(site).map(({ fieldId, name }) => [fieldId, name]));
    const shared = { site, mapping, header, bound, found, today };
    this.sheet = { ...shared, kept, checked, names, someParent: someIssueOf(site) };
    this.types = new TypeFinder(site, mapping, bound);
    this.anyType = new AnyType(site);
    const columnsFor = (isFor: (target: Target) => boolean): readonly number[] =>
      bound.flatMap(({ column, mapping: { target } }) => (isFor(target) ? [column] : []));
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
    takeCells(cells, place, form, open, this.sheet);
    const parent = parentCellOf(cells, form, place, problems, this.sheet);
    compileRow(form, place, parent !== null, open, this.sheet);
    return { ...BLANK, ...this.readOf(open), form, parent, number, blank: false, summary, folded, name };
  }

  /**
   * What is wrong with a row of which nobody knows the type yet: its cells are read as the likeliest type has their fields, else as any type
   * has, and it lacks what every type requires. So the type is not mended only for the next problem to show.
   */
  private readWithoutType(cells: readonly string[], likely: TypeForm | null, problems: Problem[]): OwnRead {
    const form = this.anyType.like(likely);
    const place = this.placeOf(form);
    const open = openRow(place, problems);
    takeCells(cells, { ...place, slots: place.slots.filter(isSettable) }, form, open, this.sheet);
    const { demanded } = this.anyType;
    const counts = (fieldId: string, value: unknown): boolean => value !== undefined || demanded.has(fieldId);
    compileRow(form, place, false, open, this.sheet, counts);
    return this.readOf(open);
  }

  private readOf({ values, problems, asked }: OpenRow): OwnRead {
    const open = asked.filter((each) => answerTo(each, this.sheet.found) === undefined);
    return { values, problems, asked, open };
  }

  private summaryOf(cells: readonly string[]): string {
    for (const column of this.summaryColumns) {
      const text = (cells[column] ?? '').trim();
      // As Jira will have it: the apostrophe that says that it is no formula is none of its text.
      if (text !== '') return withoutApostrophe(text);
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

  private textOf(cells: readonly string[], kind: Target['kind']): string {
    const { column } =
      this.sheet.bound.find((each) => each.mapping.target.kind === kind && (cells[each.column] ?? '').trim() !== '') ??
      {};
    return column === undefined ? '' : (cells[column] ?? '').trim();
  }

  private checkProject(cells: readonly string[], problems: Problem[]): void {
    const { id, key, name } = this.sheet.site.project;
    for (const { column, mapping } of this.sheet.bound) {
      if (mapping.target.kind !== 'project') continue;
      const text = (cells[column] ?? '').trim();
      const meant = fold(mappedText(text, mapping.values));
      if (meant !== '' && ![id, key, name].some((own) => fold(own) === meant)) {
        problems.push(otherProject(this.sheet.site, text, column));
      }
    }
  }

  private placeOf(form: TypeForm): TypePlace {
    const known = this.places.get(form);
    if (known !== undefined) return known;
    const place = placeFor(form, this.sheet);
    this.places.set(form, place);
    return place;
  }
}

/** What a row comes to but for its place. */
type OwnRead = Pick<RowDraft, 'values' | 'problems' | 'asked' | 'open'>;

const ISSUE_KEY = /^[A-Z][A-Z0-9_]*-[1-9]\d*$/;

function isSettable({ field, whyNot }: Slot): boolean {
  return field !== null && whyNot === null;
}
