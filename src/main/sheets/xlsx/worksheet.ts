import { isoText, numberText, serialText } from '../../../shared/bulk/reading/cell-text';
import type { RowGatherer } from '../../../shared/bulk/reading/gather-rows';
import type { NoteBook } from '../../../shared/bulk/reading/note-book';
import type { NumberKind } from '../../../shared/bulk/reading/number-format';
import { grouped, MOST_CELL_CHARACTERS, MOST_COLUMNS, TableRefused } from '../../../shared/bulk/reading/table-limits';
import { cellColumn, columnName } from './cell-reference';
import { isTrue, type Attributes, type PartReader } from './read-xml';
import { cellText } from './xml-text';

/** What the cells of a sheet refer to. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly styles: readonly NumberKind[];
  readonly since1904: boolean;
}

/** Reads the cells of one worksheet (ECMA-376 part 1, 18.3.1) into rows of text. */
export class WorksheetReader implements PartReader {
  readonly #context: CellContext;
  readonly #rows: RowGatherer;
  readonly #notes: NoteBook;
  #row = 0;
  #column = 0;
  #cells: string[] = [];
  #type = 'n';
  #style = 0;
  #value: string | null = null;
  #formula = false;
  #taking = false;
  #inline = false;
  #phonetic = 0;
  #hiddenRow = false;

  constructor(context: CellContext, rows: RowGatherer, notes: NoteBook) {
    this.#context = context;
    this.#rows = rows;
    this.#notes = notes;
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'c':
        this.#column = cellColumn(attributes['r']) ?? this.#column + 1;
        this.#type = attributes['t'] ?? 'n';
        this.#style = Number(attributes['s'] ?? 0);
        this.#value = null;
        this.#formula = false;
        return;
      case 'v':
        this.#taking = true;
        return;
      case 'row':
        this.#openRow(attributes);
        return;
      case 'f':
        this.#formula = true;
        return;
      case 'is':
        this.#inline = true;
        return;
      case 't':
        this.#taking = this.#inline && this.#phonetic === 0;
        return;
      case 'rPh':
        this.#phonetic += 1;
        return;
      case 'mergeCell':
        this.#merged(attributes['ref'] ?? '');
        return;
      case 'col':
        if (isTrue(attributes['hidden'])) this.#hiddenColumns(Number(attributes['min']), Number(attributes['max']));
        return;
      default:
        return;
    }
  }

  text(text: string): void {
    if (!this.#taking) return;
    this.#value = (this.#value ?? '') + text;
    if (this.#value.length > MOST_CELL_CHARACTERS) {
      throw new TableRefused(
        `The cell in row ${grouped(this.#row)} holds more than 1 MB of text. Shorten it, or attach it to the issue as a file.`,
      );
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#taking = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (name === 'is') this.#inline = false;
    else if (name === 'rPh') this.#phonetic -= 1;
  }

  #openRow(attributes: Attributes): void {
    const given = Number(attributes['r']);
    this.#row = Number.isInteger(given) && given > 0 ? given : this.#row + 1;
    this.#column = 0;
    this.#cells = [];
    this.#hiddenRow = isTrue(attributes['hidden']);
  }

  #closeRow(): void {
    const before = this.#rows.rows.length;
    this.#rows.take(this.#row, this.#cells);
    if (this.#hiddenRow && this.#rows.rows.length > before) {
      this.#notes.add('hidden row', this.#row, 'This row is hidden in the sheet. It was read like the others.');
    }
    this.#cells = [];
  }

  #closeCell(): void {
    const text = this.#cellText();
    if (text === '') return;
    if (this.#column > MOST_COLUMNS) {
      throw new TableRefused(
        `Row ${grouped(this.#row)} has a value in column ${columnName(this.#column)}, and Workbench reads ${MOST_COLUMNS} columns (to ${columnName(MOST_COLUMNS)}). Delete the columns that no issue needs.`,
      );
    }
    while (this.#cells.length < this.#column - 1) this.#cells.push('');
    this.#cells[this.#column - 1] = text;
  }

  #cellText(): string {
    const value = this.#value;
    if (value === null) {
      if (this.#formula)
        this.#noteCell(
          'uncalculated',
          'has a formula that was never calculated. Open the file in a spreadsheet and save it.',
        );
      return '';
    }
    switch (this.#type) {
      case 's':
        return this.#context.strings[Number(value)] ?? '';
      case 'b':
        return isTrue(value.trim()) ? 'true' : 'false';
      case 'e':
        this.#noteCell('error', `shows the error ${value}.`);
        return cellText(value);
      case 'd':
        return isoText(value);
      case 'str':
      case 'inlineStr':
        return cellText(value);
      default: {
        const kind = this.#context.styles[this.#style] ?? 'number';
        return kind === 'number' ? numberText(value) : serialText(value, kind, this.#context.since1904);
      }
    }
  }

  #noteCell(kind: string, text: string): void {
    this.#notes.add(kind, this.#row, `${columnName(this.#column)}${this.#row} ${text}`);
  }

  #merged(range: string): void {
    const line = Number(/\d+/.exec(range)?.[0] ?? Number.NaN);
    const text = `${range.slice(0, 40)} is one merged cell. Its value stands in the first of its cells alone.`;
    this.#notes.add('merged', Number.isNaN(line) ? null : line, text);
  }

  #hiddenColumns(from: number, to: number): void {
    // A sheet whose unused columns are all hidden says nothing about its data.
    if (!(from >= 1 && to <= MOST_COLUMNS)) return;
    const which =
      from === to ? `Column ${columnName(from)} is` : `Columns ${columnName(from)} to ${columnName(to)} are`;
    this.#notes.add('hidden column', null, `${which} hidden in the sheet, and read like the others.`);
  }
}
