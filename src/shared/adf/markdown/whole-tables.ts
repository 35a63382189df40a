import { Tokenizer, type Tokens } from 'marked';

/**
 * GitHub's tables drop each cell of a row beyond those of the header. Here a bar inside code is a letter where it makes such a cell,
 * and what is still too much is text of the last one.
 */
export class WholeTables extends Tokenizer {
  override table(src: string): Tokens.Table | undefined {
    const found = super.table(src);
    if (found === undefined) return undefined;
    const rows = found.raw.split('\n');
    const whole = rows.map((row, at) => (at < 2 ? row : wholeRow(row, found.header.length))).join('\n');
    if (whole === found.raw) return found;
    const again = super.table(whole);
    return again === undefined ? found : { ...again, raw: found.raw };
  }
}

const BAR = /(?<!\\)\|/g;

function wholeRow(row: string, columns: number): string {
  if (cellsIn(row) <= columns) return row;
  const outside = row.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, (code) => code.replace(BAR, '\\|'));
  return cellsIn(outside) <= columns ? outside : joinedBehind(outside, columns);
}

function cellsIn(row: string): number {
  return row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(BAR).length;
}

/** The bars behind the last column are text, but for the one that ends the row. */
function joinedBehind(row: string, columns: number): string {
  const last = columns + (row.trimStart().startsWith('|') ? 0 : -1);
  const end = /(?<!\\)\|\s*$/.exec(row)?.index ?? -1;
  let bars = -1;
  return row.replace(BAR, (bar, at: number) => {
    bars += 1;
    return bars < last || at === end ? bar : `\\${bar}`;
  });
}
