import { Tokenizer, TokenizerMode, type Token } from 'parse5';
import { typedCell } from './html-typed-cell';
import { MOST_COLUMNS } from './table-limits';

export interface HtmlCell {
  readonly text: string;
  /** The text was made from the value that the spreadsheet wrote beside what it shows. */
  readonly typed: boolean;
}

/** Rows of one table as they stand, cells that a merged one covers as empty ones. */
export type HtmlGrid = readonly (readonly HtmlCell[])[];

const EMPTY: HtmlCell = { text: '', typed: false };
/** Elements whose end begins a new line of text. */
const BLOCKS = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'tr']);
const RAW = new Set(['style', 'script', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript']);

/**
 * The tables of a piece of HTML, as Excel, Google Sheets, Numbers, LibreOffice and web pages put it on the clipboard. A table inside a
 * cell is text of that cell. Nothing is run, loaded or built: only tags and texts are looked at, in one pass. Pure.
 */
export function readHtmlGrids(html: string): readonly HtmlGrid[] {
  const reader = new GridReader();
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: (token) => {
        if (RAW.has(token.tagName)) tokenizer.state = TokenizerMode.RAWTEXT;
        else if (token.tagName === 'title' || token.tagName === 'textarea') tokenizer.state = TokenizerMode.RCDATA;
        reader.open(token);
      },
      onEndTag: (token) => reader.close(token.tagName),
      onCharacter: (token) => reader.text(token.chars),
      onWhitespaceCharacter: (token) => reader.text(token.chars),
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  );
  tokenizer.write(html, true);
  reader.end();
  return reader.grids;
}

class GridReader {
  readonly grids: HtmlGrid[] = [];
  #depth = 0;
  #rows: HtmlCell[][] = [];
  #row: HtmlCell[] | null = null;
  /** For each column, how many rows more a cell from above covers. */
  #covered: number[] = [];
  #cell: OpenCell | null = null;
  /** Inside an element whose text nobody sees. */
  #unseen: string | null = null;

  open(token: Token.TagToken): void {
    const name = token.tagName;
    if (RAW.has(name) || name === 'title' || name === 'textarea') this.#unseen = name;
    if (name === 'table') {
      this.#depth += 1;
      if (this.#depth === 1) this.#rows = [];
      return;
    }
    if (this.#depth > 1) {
      if (name === 'br' || name === 'tr') this.#cell?.text.push('\n');
      return;
    }
    if (this.#depth === 0) return;
    if (name === 'tr') {
      this.#endRow();
      this.#row = [];
    } else if (name === 'td' || name === 'th') {
      this.#endCell();
      this.#row ??= [];
      this.#cell = { text: [], attributes: new Map(token.attrs.map((one) => [one.name, one.value])) };
    } else if (name === 'br') {
      this.#cell?.text.push('\n');
    }
  }

  close(name: string): void {
    if (name === this.#unseen) this.#unseen = null;
    if (name === 'table') {
      if (this.#depth === 1) this.#endTable();
      this.#depth = Math.max(0, this.#depth - 1);
      return;
    }
    if (this.#depth !== 1) return;
    if (name === 'td' || name === 'th') this.#endCell();
    else if (name === 'tr') this.#endRow();
    else if (BLOCKS.has(name)) this.#cell?.text.push('\n');
  }

  text(text: string): void {
    if (this.#unseen === null) this.#cell?.text.push({ shown: text });
  }

  end(): void {
    if (this.#depth > 0) this.#endTable();
  }

  #endCell(): void {
    const cell = this.#cell;
    const row = this.#row;
    this.#cell = null;
    if (cell === null || row === null) return;
    this.#skipCovered(row);
    if (row.length > MOST_COLUMNS) return;
    const shown = shownText(cell);
    const typed = typedCell(cell.attributes, shown);
    const at = row.length;
    row.push(typed === null ? { text: shown, typed: false } : { text: typed, typed: true });
    const across = span(cell.attributes.get('colspan'), MOST_COLUMNS);
    const down = span(cell.attributes.get('rowspan'), 65_534);
    for (let more = 1; more < across && row.length <= MOST_COLUMNS; more += 1) row.push(EMPTY);
    if (down > 1) for (let column = at; column < row.length; column += 1) this.#covered[column] = down;
  }

  #skipCovered(row: HtmlCell[]): void {
    while ((this.#covered[row.length] ?? 0) > 0) row.push(EMPTY);
  }

  #endRow(): void {
    this.#endCell();
    if (this.#row === null) return;
    this.#rows.push(this.#row);
    this.#row = null;
    this.#covered = this.#covered.map((rows) => Math.max(0, rows - 1));
  }

  #endTable(): void {
    this.#endRow();
    if (this.#rows.length > 0) this.grids.push(this.#rows);
    this.#rows = [];
    this.#covered = [];
  }
}

interface OpenCell {
  /** `\n`: a line break that shows; the others are characters of the source. */
  readonly text: ('\n' | { readonly shown: string })[];
  readonly attributes: ReadonlyMap<string, string>;
}

function shownText({ text, attributes }: OpenCell): string {
  const keeps = /white-space:\s*(?:pre|break-spaces)/i.test(attributes.get('style') ?? '');
  const lines = text
    .map((one) => (one === '\n' ? '\n' : keeps ? one.shown : one.shown.replaceAll(/[ \t\n\r\f]+/g, ' ')))
    .join('')
    .replaceAll('\u00A0', ' ')
    .split('\n');
  // Pieces of text meet with a space each: tags between them made no gap. Excel breaks and indents its source lines.
  const shown = keeps ? lines : lines.map((line) => line.replaceAll(/ {2,}/g, ' ').trim());
  return shown.join('\n').replace(/\n+$/, '');
}

function span(value: string | undefined, most: number): number {
  const number = Number.parseInt(value ?? '1', 10);
  return number >= 1 ? Math.min(number, most) : 1;
}
