import { describe, expect, it } from 'vitest';
import { readPaste, readPastedCells } from '../../../../src/shared/bulk/read-paste';
import { readHtmlGrids } from '../../../../src/shared/bulk/reading/html-grid';

function cells(plain: string, html = ''): readonly (readonly string[])[] {
  return readPastedCells({ plain, html });
}

const EXCEL = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>
<!--table {mso-displayed-decimal-separator:"\\.";} td {padding:0}--></style></head><body>
<table border=0 cellpadding=0 style='border-collapse:collapse;width:96pt'><!--StartFragment-->
 <col width=64 span=2 style='width:48pt'>
 <tr height=20><td height=20 class=xl65>Summary</td><td>Due</td></tr>
 <tr height=40><td height=40 class=xl66>Login
  fails<br>
    on&nbsp;Monday</td><td align=right>30/11/2026</td></tr>
<!--EndFragment--><![if supportMisalignedColumns]><tr height=0 style='display:none'><td></td></tr><![endif]></table></body></html>`;

const SHEETS = `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0"><colgroup><col width="100"/></colgroup><tbody>
<tr><td data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;Summary&quot;}">Summary</td><td>Due</td><td>Points</td><td>Done</td></tr>
<tr><td style="white-space:pre-wrap">a  b</td><td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:46356}" data-sheets-numberformat="{&quot;1&quot;:5,&quot;2&quot;:&quot;dd/mm/yyyy&quot;}">30/11/2026</td>
<td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:1234.5}" data-sheets-numberformat="{&quot;1&quot;:2,&quot;2&quot;:&quot;#,##0.00&quot;}">1,234.50</td>
<td data-sheets-value="{&quot;1&quot;:4,&quot;4&quot;:1}">TRUE</td></tr></tbody></table>`;

const LIBRE = `<table cellspacing="0" border="0"><tr><td align="left">Summary</td><td>Due</td></tr>
<tr><td>a</td><td align="right" sdval="46356.5" sdnum="1033;0;MM/DD/YY HH:MM">11/30/26 12:00</td></tr></table>`;

const NUMBERS = `<html><body><table><tbody><tr><td valign="top"><p class="p1"><b>Summary</b></p></td><td><p>Note</p></td></tr>
<tr><td><p class="p2">one</p><p class="p2">two</p></td><td><p><br></p></td></tr></tbody></table></body></html>`;

describe('a paste', () => {
  it('of plain text keeps line breaks in quotes, empty cells and blank rows', () => {
    expect(cells('Summary\tNote\r\n"a\nb"\t\r\n\r\n5" screen\t"x" y\r\n')).toEqual([
      ['Summary', 'Note'],
      ['a\nb', ''],
      [''],
      ['5" screen', '"x" y'],
    ]);
  });

  it('of text with commas from an editor is parted where a sheet begins, and in cells a comma is a comma', () => {
    expect(readPaste({ plain: 'a,b\nc,d', html: '' })).toMatchObject({
      value: { header: ['a', 'b'], rows: [{ cells: ['c', 'd'] }] },
    });
    expect(cells('Gift wrap, case 1\nGift wrap, case 2')).toEqual([['Gift wrap, case 1'], ['Gift wrap, case 2']]);
  });

  it('of one column of a spreadsheet is one column, whatever its sentences hold', () => {
    const html =
      '<table><tr><td>Summary</td></tr><tr><td>Wrap, then send</td></tr><tr><td>Send, then bill</td></tr></table>';
    expect(readPaste({ plain: 'Summary\nWrap, then send\nSend, then bill', html })).toMatchObject({
      value: { header: ['Summary'], rows: [{ cells: ['Wrap, then send'] }, { cells: ['Send, then bill'] }] },
    });
  });

  it('from Excel takes line breaks as shown, without the indentation of the source', () => {
    expect(cells('', EXCEL).slice(0, 2)).toEqual([
      ['Summary', 'Due'],
      ['Login fails\non Monday', '30/11/2026'],
    ]);
  });

  it('from Google Sheets takes the values behind what is shown, and spaces from the plain text', () => {
    expect(cells('Summary\tDue\tPoints\tDone\na  b\t30/11/2026\t1,234.50\tTRUE', SHEETS)).toEqual([
      ['Summary', 'Due', 'Points', 'Done'],
      ['a  b', '2026-11-30', '1234.5', 'true'],
    ]);
  });

  it('from LibreOffice takes the values behind what is shown', () => {
    expect(cells('Summary\tDue\na\t11/30/26 12:00', LIBRE)[1]).toEqual(['a', '2026-11-30T12:00']);
  });

  it('from Numbers takes its paragraphs for lines', () => {
    expect(cells('', NUMBERS)).toEqual([
      ['Summary', 'Note'],
      ['one\ntwo', ''],
    ]);
  });

  it('keeps what merged cells cover empty', () => {
    const html = '<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f</table>';
    expect(cells('', html)).toEqual([
      ['a', 'b', '', 'c'],
      ['', 'd', 'e', 'f'],
    ]);
  });

  it('takes the form with more in it where the two differ', () => {
    expect(cells('a\tb\nc\td', '<table><tr><td>a</table>')).toHaveLength(2);
    expect(cells('a b', '<table><tr><td>a<td>b</table>')).toEqual([['a', 'b']]);
    expect(cells('a\tb', '<p>a b</p>')).toEqual([['a', 'b']]);
  });

  it('runs and shows nothing that a page hides in it', () => {
    const html =
      '<table><tr><td>a<script>alert("</td>")</script><style>b{}</style><td><table><tr><td>in</table>ner</table>';
    expect(cells('', html)).toEqual([['a', '\ninner']]);
  });

  it('is a table with a header, or refused in words', () => {
    expect(readPaste({ plain: 'Summary\tNote\na\tb\n', html: '' })).toMatchObject({
      ok: true,
      value: { name: 'Clipboard', header: ['Summary', 'Note'], rows: [{ line: 2, cells: ['a', 'b'] }], notes: [] },
    });
    expect(readPaste({ plain: ' ', html: '' })).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    expect(readPaste({ plain: 'x'.repeat(9_000_000), html: '' })).toMatchObject({
      failure: { message: 'This is more than 8 MB to paste. Save it as a file and choose that.' },
    });
  });

  it.each<[string, string]>([
    ['tables in tables', '<table><tr><td>'.repeat(100_000)],
    ['spans', `<table>${'<tr><td colspan=99999 rowspan=99999>a'.repeat(3_000)}`],
    ['tags that never end', '<td '.repeat(200_000)],
    ['entities', `<table><tr><td>${'&amp;&#x41;&bogus'.repeat(60_000)}`],
  ])('does not crawl through %s', (_, html) => {
    const began = process.cpuUsage();
    readHtmlGrids(html);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });
});
