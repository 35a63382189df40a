import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../../../src/main/sheets/read-bytes';
import type { Table } from '../../../../src/shared/bulk/table';
import { workbookOf, workbookParts, zipped } from './a-workbook';

async function read(bytes: Uint8Array): Promise<Table> {
  const [table] = await readBytes('plan.xlsx', bytes);
  if (table === undefined) throw new Error('no table');
  return table;
}

const HEADER =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Summary</t></is></c><c r="B1" t="inlineStr"><is><t>Value</t></is></c></row>';

/** The text of one cell below the header. */
async function cellText(
  cell: string,
  extra: Record<string, string> = {},
  workbookPr = '',
): Promise<string | undefined> {
  const row = `<row r="2"><c r="A2" t="str"><v>x</v></c>${cell}</row>`;
  return (await read(workbookOf(HEADER + row, extra, workbookPr))).rows[0]?.cells[1];
}

function styled(format: string | number): Record<string, string> {
  const id = typeof format === 'number' ? format : 164;
  const code = typeof format === 'number' ? '' : `<numFmts><numFmt numFmtId="164" formatCode="${format}"/></numFmts>`;
  return {
    'xl/styles.xml': `<styleSheet>${code}<cellStyleXfs><xf numFmtId="22"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs></styleSheet>`,
  };
}

describe('cells of a workbook', () => {
  it.each<[string, string, string]>([
    ['a formula’s text', '<c r="B2" t="str"><f>A2</f><v>x &amp; y</v></c>', 'x & y'],
    ['a formula’s number', '<c r="B2"><f>1+1</f><v>2</v></c>', '2'],
    ['a text in the cell', '<c r="B2" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', ' a '],
    [
      'rich text in the cell',
      '<c r="B2" t="inlineStr"><is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></is></c>',
      'ab',
    ],
    ['true', '<c r="B2" t="b"><v>1</v></c>', 'true'],
    ['false', '<c r="B2" t="b"><v>0</v></c>', 'false'],
    ['an error', '<c r="B2" t="e"><v>#REF!</v></c>', '#REF!'],
    ['a whole number', '<c r="B2"><v>1250000</v></c>', '1250000'],
    ['a long number', '<c r="B2"><v>12345678901234567890</v></c>', '12345678901234567890'],
    ['a sum that is off by a hair', '<c r="B2"><v>0.30000000000000004</v></c>', '0.3'],
    ['a tiny number', '<c r="B2"><v>1.5E-7</v></c>', '0.00000015'],
    ['a huge number', '<c r="B2"><v>1.5E+21</v></c>', '1500000000000000000000'],
    ['a negative number', '<c r="B2"><v>-1.50</v></c>', '-1.5'],
    ['an ISO date', '<c r="B2" t="d"><v>2026-11-30T00:00:00</v></c>', '2026-11-30'],
    ['an escape', '<c r="B2" t="str"><v>a_x000D__x000A_b_x005F_x0041_</v></c>', 'a\nb_x0041_'],
    ['a cell of another namespace prefix', '<x:c xmlns:x="y" r="B2" t="str"><x:v>x</x:v></x:c>', 'x'],
    ['a shared text that is not there', '<c r="B2" t="s"><v>99</v></c><c r="C2"><v>1</v></c>', ''],
  ])('are text: %s', async (_, cell, text) => {
    expect(await cellText(cell)).toBe(text);
  });

  it('take shared texts, their runs one after the other, without the readings of words', async () => {
    const strings = {
      'xl/sharedStrings.xml':
        '<sst><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><r><t>bo</t></r><r><t>ld</t></r></si></sst>',
    };
    expect(await cellText('<c r="B2" t="s"><v>0</v></c>', strings)).toBe('東京');
    expect(await cellText('<c r="B2" t="s"><v>1</v></c>', strings)).toBe('bold');
  });

  it.each<[string | number, string, string]>([
    [14, '46356', '2026-11-30'],
    [22, '46356.395833333336', '2026-11-30T09:30'],
    [20, '0.3958333333333333', '09:30'],
    [46, '1.1041666666666667', '26:30'],
    ['yyyy\\-mm\\-dd', '46356', '2026-11-30'],
    ['[$-407]d. mmmm yyyy;@', '46356', '2026-11-30'],
    ['dd/mm/yyyy hh:mm:ss', '46356.39590277778', '2026-11-30T09:30:06'],
    ['h:mm AM/PM', '0.5', '12:00'],
    ['mmm-yy', '46356', '2026-11-30'],
    ['0.00%', '0.125', '0.125'],
    ['#,##0 &quot;days&quot;', '3', '3'],
    ['[Red]0.0', '3', '3'],
    ['General', '46356', '46356'],
    [14, '59', '1900-02-28'],
    [14, '61', '1900-03-01'],
    [14, '-1', '-1'],
    [14, '1E+300', `1${'0'.repeat(300)}`],
  ])('are dates by their format %s: %s', async (format, value, text) => {
    expect(await cellText(`<c r="B2" s="1"><v>${value}</v></c>`, styled(format))).toBe(text);
  });

  it('count from 1904 where the workbook does', async () => {
    const cell = '<c r="B2" s="1"><v>44894</v></c>';
    expect(await cellText(cell, styled(14), '<workbookPr date1904="1"/>')).toBe('2026-11-30');
  });

  it('stand where their reference says, whatever is left out between', async () => {
    const rows = `${HEADER}<row r="7"><c r="D7" t="str"><v>x</v></c></row><row><c t="str"><v>y</v></c></row>`;
    const { header, rows: read_ } = await read(workbookOf(rows));
    expect(header).toEqual(['Summary', 'Value', '', '']);
    expect(read_).toEqual([
      { line: 7, cells: ['', '', '', 'x'] },
      { line: 8, cells: ['y', '', '', ''] },
    ]);
  });

  it('tell errors, formulas that were never calculated, merged cells and what is hidden', async () => {
    const rows =
      '<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><f>A1</f></c></row><row r="3" hidden="1"><c r="A3" t="str"><v>x</v></c></row>';
    const parts = workbookParts([
      {
        name: 'Plan',
        xml: `<cols><col min="2" max="2" hidden="1"/></cols><sheetData>${HEADER}${rows}</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>`,
      },
      { name: 'Lists', state: 'hidden', xml: `<sheetData>${HEADER}</sheetData>` },
      { name: 'More', state: 'veryHidden', xml: `<sheetData>${HEADER}</sheetData>` },
    ]);
    const { notes } = await read(zipped(parts));
    expect(notes.map(({ line, text }) => `${line ?? '-'} ${text}`)).toEqual([
      '- Column B is hidden in the sheet, and read like the others.',
      '- The sheets “Lists” and “More” are hidden and left out.',
      '2 A2 shows the error #N/A.',
      '2 B2 has a formula that was never calculated. Open the file in a spreadsheet and save it.',
      '2 A2:A3 is one merged cell. Its value stands in the first of its cells alone.',
      '3 This row is hidden in the sheet. It was read like the others.',
    ]);
  });
});

it('finds the names below a title and an empty row, as plans have them, and counts rows', async () => {
  const cell = (at: string, text: string): string => `<c r="${at}" t="str"><v>${text}</v></c>`;
  const rows = [
    `<row r="1">${cell('A1', 'Autumn plan 2026')}</row>`,
    `<row r="3">${cell('A3', 'Title')}${cell('B3', 'Kind')}${cell('C3', 'Until')}</row>`,
    `<row r="4">${cell('A4', 'a')}${cell('B4', 'Task')}</row>`,
  ];
  const { header, rows: below, notes, top } = await read(workbookOf(rows.join('')));
  expect([header, below]).toEqual([['Title', 'Kind', 'Until'], [{ line: 4, cells: ['a', 'Task', ''] }]]);
  const text = '“Autumn plan 2026” stands alone above the header and was left out.';
  expect(notes).toEqual([{ line: 1, text, isRow: true }]);
  expect(top?.map(({ line }) => line)).toEqual([1, 3, 4]);
});

describe('workbooks', () => {
  it('give their visible sheets in order, without the empty ones', async () => {
    const one = (name: string, state?: string) => ({
      name,
      ...(state === undefined ? {} : { state }),
      xml: `<sheetData>${HEADER}</sheetData>`,
    });
    const parts = workbookParts([one('B'), one('Hidden', 'hidden'), { name: 'Empty', xml: '<sheetData/>' }, one('A')]);
    expect((await readBytes('plan.xlsx', zipped(parts))).map(({ name }) => name)).toEqual(['B', 'A']);
  });

  const sheet = [{ name: 'Plan', xml: `<sheetData>${HEADER}</sheetData>` }];
  const laughs = `<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>`;
  it.each<[string, Record<string, string | Uint8Array>, string]>([
    ['entities', workbookParts(sheet, { 'xl/sharedStrings.xml': laughs }), 'defines entities of its own'],
    ['entities that nothing defines', workbookParts(sheet, { 'xl/sharedStrings.xml': '<sst>&b;</sst>' }), 'is damaged'],
    ['a part that ends in the middle', workbookParts(sheet, { 'xl/styles.xml': '<styleSheet><cell' }), 'is damaged'],
    [
      'elements without end',
      workbookParts(sheet, { 'xl/styles.xml': '<a>'.repeat(100_000) }),
      'elements inside elements without end',
    ],
    ['macros', workbookParts(sheet, { 'xl/vbaProject.bin': 'x' }), '.xlsm'],
    ['a binary workbook', { 'xl/workbook.bin': 'x' }, '.xlsb'],
    ['OpenDocument', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }, '.ods'],
    ['Numbers', { 'Index/Document.iwa': 'x' }, 'Numbers document'],
    ['Word', { 'word/document.xml': '<x/>' }, 'Word document'],
    ['another archive', { 'a.txt': 'x' }, 'ZIP archive without a workbook'],
    ['hidden sheets alone', workbookParts([{ name: 'Plan', state: 'hidden', xml: '' }]), 'Unhide the sheet'],
    ['a sheet without rows', workbookParts([{ name: 'Plan', xml: '<sheetData/>' }]), 'is empty'],
    [
      'a column behind the last',
      workbookParts([{ name: 'P', xml: '<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>' }]),
      'column XFD',
    ],
    [
      'parts past counting',
      Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`a${at}`, ''])),
      '5,000 files',
    ],
    [
      'a bomb of one part',
      workbookParts(sheet, { 'xl/sharedStrings.xml': `<sst>${' '.repeat(60 * 1024 * 1024)}</sst>` }),
      'unpacks to far more',
    ],
  ])('are refused in words: %s', async (_, parts, words) => {
    await expect(read(zipped(parts))).rejects.toThrow(words);
  });

  it('are refused when one shared text of a megabyte stands in hundreds of cells', async () => {
    const rows = Array.from(
      { length: 400 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`,
    );
    const text = Array.from({ length: 1024 * 1024 }, (_, at) =>
      String.fromCharCode(97 + ((at * at + (at >> 3)) % 26)),
    ).join('');
    const bytes = workbookOf(rows.join(''), { 'xl/sharedStrings.xml': `<sst><si><t>${text}</t></si></sst>` });
    await expect(read(bytes)).rejects.toThrow('MB of text together');
  });

  it('are refused when a part is larger than its archive says', async () => {
    const bytes = Buffer.from(workbookOf(HEADER.repeat(50)));
    const at = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    bytes.writeUInt32LE(100, at + 24);
    await expect(read(bytes)).rejects.toThrow('is damaged');
  });

  it('are refused when their parts together unpack to more than a sheet holds', async () => {
    // What cannot be packed, said to unpack to 150 times as much: below the ratio of a bomb, and above what is read in all.
    const noise = randomBytes(4 * 1024 * 1024);
    const bytes = Buffer.from(zipped({ ...workbookParts(sheet), 'xl/sharedStrings.xml': noise }));
    const at = bytes.lastIndexOf('xl/sharedStrings.xml') - 46;
    bytes.writeUInt32LE(bytes.readUInt32LE(at + 20) * 150, at + 24);
    await expect(read(bytes)).rejects.toThrow('unpacks to far more');
  });

  it('are refused when two parts have one name', async () => {
    const bytes = Buffer.from(zipped({ ...workbookParts(sheet), 'xl/stylex.xml': '<a/>', 'xl/styles.xml': '<a/>' }));
    for (let at = bytes.indexOf('stylex'); at >= 0; at = bytes.indexOf('stylex')) bytes.write('styles', at);
    await expect(read(bytes)).rejects.toThrow('two parts are called');
  });
});
