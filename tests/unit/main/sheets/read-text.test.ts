import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../../../src/main/sheets/read-bytes';
import type { Table } from '../../../../src/shared/bulk/table';

const SOAK = process.env['SOAK'] !== undefined;

async function read(content: string | Uint8Array, name = 'plan.csv'): Promise<Table> {
  const [table] = await readBytes(name, typeof content === 'string' ? Buffer.from(content) : content);
  if (table === undefined) throw new Error('no table');
  return table;
}

async function cellsOf(content: string | Uint8Array): Promise<readonly (readonly string[])[]> {
  const { header, rows } = await read(content);
  return [header, ...rows.map(({ cells }) => cells)];
}

const PLAN = [
  ['Summary', 'Priority'],
  ['Login fails', 'High'],
  ['Café closes', 'Low'],
];

describe('delimiters', () => {
  it.each([',', ';', '\t', '|'])('are found: %j', async (delimiter) => {
    expect(await cellsOf(PLAN.map((row) => row.join(delimiter)).join('\n'))).toEqual(PLAN);
  });

  it('take Excel’s word for it, and count its line', async () => {
    const { header, rows } = await read('sep=;\r\nSummary, short;Priority\r\na, b;High\r\n');
    expect(header).toEqual(['Summary, short', 'Priority']);
    expect(rows).toEqual([{ line: 3, cells: ['a, b', 'High'] }]);
  });

  it('are not the commas of decimals in a file with semicolons', async () => {
    expect(await cellsOf('Summary;Points\na;1,5\nb;2,5\nc;3,5\n')).toEqual([
      ['Summary', 'Points'],
      ['a', '1,5'],
      ['b', '2,5'],
      ['c', '3,5'],
    ]);
  });

  it('are not the commas of sentences in a list of one column', async () => {
    expect(await cellsOf('Summary\nFix login, logout and reset\nWrite the docs\n')).toEqual([
      ['Summary'],
      ['Fix login, logout and reset'],
      ['Write the docs'],
    ]);
  });
});

describe('encodings', () => {
  const text = 'Summary,Priority\r\nLogin fails,High\r\nCafé closes,Low\r\n';
  const wide = Buffer.from(text, 'utf16le');
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 LE with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 BE with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16 LE without', wide],
    ['UTF-16 BE without', Buffer.from(wide).swap16()],
    ['Windows-1252', Buffer.from(text, 'latin1')],
  ])('reads %s', async (_, bytes) => {
    expect(await cellsOf(bytes)).toEqual(PLAN);
  });

  it('knows the characters that Windows-1252 has and Latin-1 has not, and says what it took the file for', async () => {
    const bytes = Buffer.from('Summary,Cost\nx,5 \u0080\ny,\u0093quoted\u0094\n', 'latin1');
    const { rows, notes } = await read(bytes);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['x', '5 €'],
      ['y', '“quoted”'],
    ]);
    expect(notes.map((note) => note.text)).toEqual([expect.stringContaining('read as Windows-1252')]);
  });

  it('does not take a UTF-8 file with one broken byte for another encoding', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Summary\nCafé für Zoë und Çelik\n'),
      Buffer.from([0xc3]),
      Buffer.from('x\n'),
    ]);
    const { rows, notes } = await read(bytes);
    expect(rows[0]?.cells).toEqual(['Café für Zoë und Çelik']);
    expect(notes[0]?.text).toContain('broken in the file itself');
  });
});

describe('what is not quite CSV', () => {
  it('keeps line breaks in quotes and tells each row by the line where it begins', async () => {
    const { rows } = await read('Summary,Description\r\na,"one\r\ntwo ""three"""\r\nb,c\r\n');
    expect(rows).toEqual([
      { line: 2, cells: ['a', 'one\ntwo "three"'] },
      { line: 4, cells: ['b', 'c'] },
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('takes %j for a line end', async (end) => {
    expect(await cellsOf(PLAN.map((row) => row.join(',')).join(end))).toEqual(PLAN);
  });

  it('keeps repeated headers as repeated columns', async () => {
    expect((await read('Summary,Labels,Labels\na,x,y\n')).header).toEqual(['Summary', 'Labels', 'Labels']);
  });

  it('drops empty rows and columns at the end, and keeps those between', async () => {
    const { header, rows, notes } = await read('Summary,,Priority,,\n\na,,High,,\n,,,,\n\n');
    expect(header).toEqual(['Summary', '', 'Priority']);
    expect(rows).toEqual([{ line: 3, cells: ['a', '', 'High'] }]);
    expect(notes).toEqual([]);
  });

  it('fills short rows, gives the values of long ones columns without a name, and says so', async () => {
    const { header, rows, notes } = await read('Summary,Priority\na\nb,High,x,y\n');
    expect(header).toEqual(['Summary', 'Priority', '', '']);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['a', '', '', ''],
      ['b', 'High', 'x', 'y'],
    ]);
    expect(notes.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('keeps a quote that never closes as a character of its own line', async () => {
    const { rows, notes } = await read('Summary,Priority\n"Login fails,High\nb,Low\nc,Low\n');
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['"Login fails', 'High'],
      ['b', 'Low'],
      ['c', 'Low'],
    ]);
    expect(notes).toEqual([{ line: 2, text: 'A quote opens here and never closes. It was kept as a character.' }]);
  });

  it('does not let an open quote run on into the next quoted cell', async () => {
    const { rows, notes } = await read('Summary,Note\na,"open\nb,"closed"\n"c","d, e"\n');
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['a', '"open'],
      ['b', 'closed'],
      ['c', 'd, e'],
    ]);
    expect(notes.map(({ line }) => line)).toEqual([2]);
  });

  it('tells of lines that a quote has swallowed, with their numbers', async () => {
    const { rows, notes } = await read('Summary,Note,Due\na,"open,x\nb,12",y\nc,d,z\n');
    expect(rows).toHaveLength(2);
    expect(notes).toContainEqual({
      line: 2,
      text: 'Line 3 was read as part of a quoted cell that opens here. If they are rows of their own, a quote is missing in this line.',
    });
  });

  it.each(['a,"Dear all,\nplease look, and tell"\n', 'a,"one\ntwo\n\nthree"\n', 'a,"x; y\nz, and, so on"\n'])(
    'takes text on several lines for text: %j',
    async (text) => expect((await read(`Summary,Note\n${text}`)).notes).toEqual([]),
  );

  it.each<[string, readonly string[]]>([
    ['"5" screen, 27" wide",x', ['5" screen, 27" wide', 'x']],
    ['"abc" def,x', ['"abc" def', 'x']],
    ['"abc" def,"ghi"', ['"abc" def', 'ghi']],
    ['5" screen,x', ['5" screen', 'x']],
    [' "a, b" , c', ['a, b', ' c']],
  ])('reads the quotes of %s', async (line, cells) => {
    expect((await read(`Summary,Note\n${line}\n`)).rows[0]?.cells).toEqual(cells);
  });

  it('leaves out NULs and says so', async () => {
    const { rows, notes } = await read('Summary,Priority\nlonger text here,High\na\0b,Low\n');
    expect(rows[1]?.cells).toEqual(['ab', 'Low']);
    expect(notes[0]).toMatchObject({ line: 3 });
  });

  it('leaves out a title above the header, and says so', async () => {
    const { header, notes } = await read('Backlog,,\nSummary,Priority,Points\na,High,3\n');
    expect(header).toEqual(['Summary', 'Priority', 'Points']);
    expect(notes).toEqual([{ line: 1, text: '“Backlog” stands alone above the header and was left out.' }]);
  });

  it('counts notes of one kind instead of telling all of them', async () => {
    const { notes } = await read(`a,b\n${'x\n'.repeat(1_000)}`);
    expect(notes).toHaveLength(21);
    expect(notes.at(-1)?.text).toBe('980 more of this kind follow.');
  });
});

describe('limits and other files', () => {
  it.each<[string, Uint8Array | string, string]>([
    ['too many rows', `a\n${'x\n'.repeat(200_001)}`, 'more than 200,000 rows'],
    ['too many columns', `a,b\n${'x,'.repeat(512)}y\n`, 'reads 512 columns'],
    ['a cell that is too long', `a,b\n${'x'.repeat(1024 * 1024 + 1)},y\n`, 'more than 1 MB of text'],
    ['a quoted cell that is too long', `a,b\n"${'x\n'.repeat(600_000)}",y\n`, 'Its closing quote may be missing'],
    ['a file that is too large', new Uint8Array(50 * 1024 * 1024 + 1), 'has 51 MB, and Workbench reads 50 MB'],
    ['an empty file', '', 'plan.csv is empty'],
    ['blank lines alone', '\n \n,,\n', 'plan.csv is empty'],
    ['a PDF', '%PDF-1.7', 'is a PDF'],
    ['a program', new Uint8Array(600).map((_, at) => at % 9), 'does not hold text'],
    ['a web page', '<!doctype html><p>Sign in</p>', 'web page without a table'],
    ['Excel before 2007', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'before 2007'],
    [
      'a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'protected by a password',
    ],
  ])('refuses %s in words', async (_, content, words) => {
    await expect(read(content)).rejects.toThrow(words);
  });

  it('takes 200,000 rows, 512 columns and a cell of 1 MB', async () => {
    expect((await read(`a\n${'x\n'.repeat(200_000)}`)).rows).toHaveLength(200_000);
    expect((await read(`a,b\n${'x,'.repeat(511)}y\n`)).header).toHaveLength(512);
    expect((await read(`a,b\n${'x'.repeat(1024 * 1024)},y\n`)).rows[0]?.cells[0]).toHaveLength(1024 * 1024);
  });

  it('reads the table of a web page that calls itself .xls', async () => {
    const page = '<html><title>x</title><table><tr><th>Summary<th>Points<tr><td>a &amp; b<br>c<td>3</table>';
    const { header, rows } = await read(page);
    expect(header).toEqual(['Summary', 'Points']);
    expect(rows[0]?.cells).toEqual(['a & b\nc', '3']);
  });
});

describe('beside a library', () => {
  it('reads whatever is well formed as csv-parse does', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', ';', '"', '\n', 'é', "'", '=', '1') });
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }),
      );
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const text = [['Summary', ...(rows[0] ?? []).slice(1).map((_, at) => `F${at}`)], ...rows]
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        const expected = parse(text).filter((row) => row.some((one) => one.trim() !== ''));
        expect(await cellsOf(text)).toEqual(expected);
      }),
      { numRuns: SOAK ? 20_000 : 300 },
    );
  });
});
