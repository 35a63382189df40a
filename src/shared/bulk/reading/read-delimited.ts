import { buildTable } from './build-table';
import { RowGatherer } from './gather-rows';
import { guessDelimiter } from './guess-delimiter';
import type { NoteBook } from './note-book';
import { DelimitedText, type Delimiter } from './split-delimited';
import type { Table } from '../table';

/** Excel's own first line: `sep=;`. */
const SEPARATOR_LINE = /^sep=([,;\t|])(?:\r\n|\r|\n|$)/i;

/**
 * The table that a text holds, CSV or TSV.
 * @param delimiter where it is known; otherwise it is guessed
 * @param notes may hold what was found out while the bytes became text
 * @throws TableRefused
 */
export function readDelimited(name: string, text: string, notes: NoteBook, delimiter?: Delimiter): Table {
  const clean = withoutNulls(text, notes);
  const said = SEPARATOR_LINE.exec(clean);
  const body = said === null ? clean : clean.slice(said[0].length);
  const parted = toDelimiter(said?.[1]) ?? delimiter ?? guessDelimiter(body);
  const gatherer = new RowGatherer('line');
  const above = said === null ? 0 : 1;
  const reader = new DelimitedText(body, parted, notes, above + 1);
  reader.eachRow((line, cells) => gatherer.take(line, cells));
  return buildTable(name, gatherer.rows, gatherer.columns, notes, true);
}

function toDelimiter(text: string | undefined): Delimiter | undefined {
  return text === ',' || text === ';' || text === '\t' || text === '|' ? text : undefined;
}

function withoutNulls(text: string, notes: NoteBook): string {
  const at = text.indexOf('\0');
  if (at < 0) return text;
  const line = text.slice(0, at).split(/\r\n|\r|\n/).length;
  notes.add('nul', line, 'There are characters here that no text has (NUL). They were left out of the whole file.');
  return text.replaceAll('\0', '');
}
