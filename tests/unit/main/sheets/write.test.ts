import { unzipSync, strFromU8 } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../../../src/main/sheets/read-bytes';
import { writeCsv } from '../../../../src/main/sheets/write-csv';
import { writeTemplate } from '../../../../src/main/sheets/write-template';
import type { TableRow } from '../../../../src/shared/bulk/table';
import { workbookParts, zipped } from './a-workbook';

const SOAK = process.env['SOAK'] !== undefined;

function csv(header: readonly string[], rows: readonly TableRow[]): string {
  return [...writeCsv({ header, rows })].join('');
}

describe('our CSV', () => {
  it('is RFC 4180 with the mark of UTF-8, and names the line of each row', () => {
    expect(csv(['Summary', 'Reason'], [{ line: 7, cells: ['a, "b"', 'one\ntwo'] }])).toBe(
      '\uFEFFSummary,Reason,Workbench row\r\n"a, ""b""","one\ntwo",7\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('holds no formula: %j', (cell) => {
    const [, line = ''] = csv(['Summary'], [{ line: 2, cells: [cell] }]).split(/\r\n/);
    expect(line).toMatch(/^"?'/);
  });

  it('is read again as it was written, formulas and all', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', "'", '\t', '\n', '"', ',', ';', '|', ' ', 'a', 'é', '🙂', '1'),
      maxLength: 12,
    });
    const tables = fc.integer({ min: 1, max: 6 }).chain((columns) =>
      fc.tuple(
        fc.array(fc.string({ unit: fc.constantFrom('a', '=', "'", ',', '"', ';', 'sep=', '-') }), {
          minLength: columns,
          maxLength: columns,
        }),
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 8 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(tables, async ([header, rows]) => {
        const given = rows.map((cells, at) => ({ line: at + 2, cells }));
        const [table] = await readBytes('failed.csv', Buffer.from(csv(header, given)));
        const filled = rows.filter((row) => row.some((one) => one.trim() !== ''));
        expect(table?.header).toEqual([...header, 'Workbench row']);
        expect(table?.rows.map(({ cells }) => cells.slice(0, -1))).toEqual(filled);
        expect(table?.notes).toEqual([]);
      }),
      { numRuns: SOAK ? 20_000 : 400 },
    );
  });

  it('is read again after a spreadsheet saved it with semicolons', async () => {
    const saved = "\uFEFFSummary;Reason;Workbench row\r\n'=1+1;'- x, y;2\r\n";
    const [table] = await readBytes('failed.csv', Buffer.from(saved));
    expect(table?.rows[0]?.cells).toEqual(['=1+1', '- x, y', '2']);
  });

  it('leaves the apostrophes of other files alone', async () => {
    const [table] = await readBytes('plan.csv', Buffer.from("Summary,Note\n'=1+1,'-'\n"));
    expect(table?.rows[0]?.cells).toEqual(["'=1+1", "'-'"]);
  });
});

/** The same workbook with its second sheet under another name. */
function withSheetCalled(workbook: Uint8Array, name: string): Uint8Array {
  const parts = unzipSync(workbook);
  const sheets = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
  return zipped({ ...parts, 'xl/workbook.xml': sheets.replace('name="Allowed values"', `name="${name}"`) });
}

describe('the template', () => {
  const columns = [
    { name: 'Summary', required: true, about: 'One line: <what> & "where".' },
    { name: 'Priority', required: true, allowed: ['Highest', 'High & low', '=1+1'] },
    { name: 'Labels', required: false, allowed: ['a', 'b'], several: true },
    { name: 'Due date', required: false, format: 'date' as const },
    { name: 'Component', required: false, allowed: Array.from({ length: 6_000 }, (_, at) => `c${at}`) },
  ];

  it('has a column for each field, marks the required ones and lists what each takes on a second sheet', async () => {
    const template = writeTemplate('Bugs: SHOP', columns);
    const tables = await readBytes('template.xlsx', template);
    expect(tables.map(({ name }) => name)).toEqual(['Bugs  SHOP']);
    expect(tables[0]?.header).toEqual(['Summary *', 'Priority *', 'Labels', 'Due date', 'Component']);
    expect(tables[0]?.rows).toEqual([]);
    const [, values] = await readBytes('template.xlsx', withSheetCalled(template, 'Values of another'));
    expect(values?.name).toBe('Values of another');
    expect(values?.header).toEqual(['Priority', 'Labels', 'Component']);
    expect(values?.rows.slice(0, 3).map(({ cells }) => cells)).toEqual([
      ['Highest', 'a', 'c0'],
      ['High & low', 'b', 'c1'],
      ['=1+1', '', 'c2'],
    ]);
    expect(values?.rows.at(-1)?.cells[2]).toBe('… and 1000 more in Jira');
  });

  it('is left out only where it lists columns of another sheet', async () => {
    const cell = (text: string): string => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`;
    const of = (header: string): Uint8Array =>
      zipped(
        workbookParts([
          { name: 'Plan', xml: `<sheetData>${cell('Summary *')}</sheetData>` },
          { name: 'Allowed values', xml: `<sheetData>${cell(header)}</sheetData>` },
        ]),
      );
    expect(await readBytes('ours.xlsx', of('Summary'))).toHaveLength(1);
    expect(await readBytes('other.xlsx', of('Owner'))).toHaveLength(2);
  });

  it('offers a list where it is not too long, and warns but where several are taken', () => {
    const xml = strFromU8(unzipSync(writeTemplate('Bugs', columns))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).toContain("<formula1>'Allowed values'!$A$2:$A$4</formula1>");
    expect(xml).toContain("<formula1>'Allowed values'!$B$2:$B$3</formula1>");
    expect(xml).not.toContain('!$C$2');
    expect([...xml.matchAll(/errorStyle="warning"/g)]).toHaveLength(1);
    expect(xml).toContain('prompt="One line: &lt;what&gt; &amp; &quot;where&quot;."');
  });

  it('is read again whatever the names and values are', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
    const column = fc.record({
      name: text,
      required: fc.boolean(),
      allowed: fc.array(text, { minLength: 1, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(text, fc.array(column, { minLength: 1, maxLength: 4 }), async (name, given) => {
        const bytes = writeTemplate(name, [{ name: 'Summary', required: false }, ...given]);
        const [sheet] = await readBytes('template.xlsx', bytes);
        expect(sheet?.header[0]).toBe('Summary');
      }),
      { numRuns: SOAK ? 5_000 : 100 },
    );
  });
});
