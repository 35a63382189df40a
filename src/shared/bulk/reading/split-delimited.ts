import { OWN_COLUMN } from './formula-guard';
import type { NoteBook } from './note-book';
import { grouped, MOST_CELL_CHARACTERS, TableRefused } from './table-limits';

/** `null`: one column. */
export type Delimiter = ',' | ';' | '\t' | '|' | null;

const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

/**
 * Takes text apart into rows and cells (RFC 4180), and what is not quite RFC 4180 as far as its meaning is plain: any line end, blanks
 * around quotes, quotes inside quotes. A quote that does not close is a character and takes nothing but its own cell along.
 *
 * Ours, since what is wrong has to be told by its line and mended in time that grows with the text alone; tests hold it against a
 * library on all that is well formed.
 */
export class DelimitedText {
  readonly #text: string;
  readonly #delimiter: number;
  readonly #notes: NoteBook | null;
  #at = 0;
  #line: number;
  /** On this stretch no quote closes: known from an earlier look. */
  #noClose = { from: 0, until: 0 };
  /** Characters that were read as quoted and have to be read again. */
  #readTwice = 0;
  /** Cells of the first row; 0 before it was read. */
  #width = 0;

  /**
   * @param notes `null`: nothing is told
   * @param firstLine the number of the line where the text begins
   */
  constructor(text: string, delimiter: Delimiter, notes: NoteBook | null, firstLine = 1) {
    this.#line = firstLine;
    this.#text = text;
    this.#delimiter = delimiter === null ? -1 : delimiter.charCodeAt(0);
    this.#notes = notes;
  }

  /**
   * @param take is given each row with the line where it begins; `false` ends the reading
   * @throws TableRefused for a quoted cell without end
   */
  eachRow(take: (line: number, cells: string[]) => boolean | void): void {
    const { length } = this.#text;
    while (this.#at < length) {
      const line = this.#line;
      const begin = this.#at;
      const cells: string[] = [];
      for (;;) {
        cells.push(this.#cell());
        if (this.#at >= length || this.#code(this.#at) !== this.#delimiter) break;
        this.#at += 1;
      }
      if (this.#line > line) this.#tellSwallowed(begin, line);
      // What Workbench wrote lacks no quote.
      if (this.#width === 0) this.#width = cells.includes(OWN_COLUMN) ? 1 : cells.length;
      this.#endLine();
      if (take(line, cells) === false) return;
    }
  }

  #code(at: number): number {
    return this.#text.charCodeAt(at);
  }

  #endLine(): void {
    if (this.#at >= this.#text.length) return;
    this.#at += this.#code(this.#at) === CR && this.#code(this.#at + 1) === LF ? 2 : 1;
    this.#line += 1;
  }

  #cell(): string {
    const begin = this.#at;
    const open = this.#afterBlanks(begin);
    if (this.#code(open) === QUOTE) {
      const quoted = this.#quoted(open);
      if (quoted !== null) return quoted;
    }
    let at = begin;
    while (!this.#endsCell(at)) at += 1;
    this.#at = at;
    return this.#text.slice(begin, at);
  }

  #afterBlanks(from: number): number {
    let at = from;
    while (this.#code(at) === SPACE || (this.#code(at) === TAB && this.#delimiter !== TAB)) at += 1;
    return at;
  }

  #endsCell(at: number): boolean {
    if (at >= this.#text.length) return true;
    const code = this.#code(at);
    return code === this.#delimiter || code === LF || code === CR;
  }

  /** The quoted cell that opens at `open`, and `#at` behind it; `null` where it turns out not to be one. */
  #quoted(open: number): string | null {
    const text = this.#text;
    let value = '';
    let from = open + 1;
    let lines = 0;
    for (;;) {
      let quote = text.indexOf('"', from);
      if (quote < 0)
        return this.#notQuoted(open, text.length, 'A quote opens here and never closes. It was kept as a character.');
      if (quote - open > MOST_CELL_CHARACTERS) {
        throw new TableRefused(
          `The quoted cell that begins in line ${grouped(this.#line)} has more than 1 MB. Its closing quote may be missing: look at that line.`,
        );
      }
      lines += countLines(text, from, quote);
      if (lines > 0 && this.#tooManyReadTwice()) {
        return this.#notQuoted(
          open,
          quote,
          'A quote opens here and does not close on its line. It was kept as a character.',
        );
      }
      if (this.#code(quote + 1) === QUOTE) {
        value += text.slice(from, quote + 1);
        from = quote + 2;
        continue;
      }
      if (!this.#endsCell(this.#afterBlanks(quote + 1))) {
        // Behind a line end, what looks like the quote of another cell says that this one was never closed.
        if (lines > 0 && this.#opens(quote)) {
          return this.#notQuoted(open, quote, 'A quote opens here and does not close. It was kept as a character.');
        }
        const close = this.#closeOnLine(quote);
        if (close < 0)
          return this.#notQuoted(open, quote, 'A quote closes inside a cell. The cell was kept as it stands.');
        this.#note('stray', 'Quotes inside a quoted cell are not doubled. They were kept as characters.');
        value += text.slice(from, quote);
        from = quote;
        quote = close;
      }
      this.#at = this.#afterBlanks(quote + 1);
      this.#line += lines;
      value += text.slice(from, quote);
      return value.includes('\r') ? value.replaceAll(/\r\n?/g, '\n') : value;
    }
  }

  #notQuoted(open: number, readTo: number, text: string): null {
    this.#readTwice += readTo - open;
    this.#note('unclosed', text);
    return null;
  }

  /** From here on a quoted cell has to close on its own line, so that no text makes the reading crawl. */
  #tooManyReadTwice(): boolean {
    return this.#readTwice > 8 * this.#text.length + MOST_CELL_CHARACTERS;
  }

  #opens(quote: number): boolean {
    const before = this.#code(quote - 1);
    return before === this.#delimiter || before === LF || before === CR;
  }

  /** The quote that closes the cell on the same line as `quote`, which stands inside it; -1 where there is none. */
  #closeOnLine(quote: number): number {
    if (quote >= this.#noClose.from && quote < this.#noClose.until) return -1;
    const { length } = this.#text;
    let at = quote + 1;
    for (; at < length; at += 1) {
      const code = this.#code(at);
      if (code === LF || code === CR) break;
      if (code !== QUOTE) continue;
      if (this.#code(at + 1) === QUOTE) at += 1;
      else if (this.#endsCell(this.#afterBlanks(at + 1))) return at;
      else if (this.#opens(at)) break;
    }
    this.#noClose = { from: quote, until: at };
    return -1;
  }

  /** A quote that was never meant to open may close at the next one: then what lies between are rows, and look like rows. */
  #tellSwallowed(begin: number, line: number): void {
    if (this.#width < 2 || this.#notes === null) return;
    const { length } = this.#text;
    const last = this.#line;
    let bare = 0;
    for (let at = begin; at < this.#at; at += 1) {
      const code = this.#code(at);
      // In prose a blank follows a comma.
      if (code === this.#delimiter && this.#code(at + 1) !== SPACE) bare += 1;
      if (code !== LF && (code !== CR || (at + 1 < length && this.#code(at + 1) === LF))) continue;
      if (bare !== this.#width - 1) return;
      bare = 0;
    }
    if (bare !== this.#width - 1) return;
    const lines =
      last === line + 1 ? `Line ${grouped(last)} was` : `Lines ${grouped(line + 1)} to ${grouped(last)} were`;
    this.#notes.add(
      'swallowed',
      line,
      `${lines} read as part of a quoted cell that opens here. If they are rows of their own, a quote is missing in this line.`,
    );
  }

  #note(kind: string, text: string): void {
    this.#notes?.add(kind, this.#line, text);
  }
}

/** Line ends in a stretch: `\r\n` is one. */
function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) lines += 1;
  }
  return lines;
}
