import { strToU8, zipSync } from 'fflate';
import { VALUES_SHEET } from './template-values';
import { columnName } from './xlsx/cell-reference';
import { escapeXml, inlineCell } from './xlsx/write-xml';

/** One column of a template: plain data, whatever made it. */
export interface TemplateColumn {
  readonly name: string;
  readonly required: boolean;
  /** One sentence, shown when a cell of the column is chosen. */
  readonly about?: string;
  /** What the column takes, by the names that people read; left out where it takes anything. */
  readonly allowed?: readonly string[];
  /** A cell may hold several of `allowed`: the list helps and refuses nothing. */
  readonly several?: boolean;
  /** How the cells are formatted, so that a spreadsheet leaves alone what is typed. Text where it is left out. */
  readonly format?: 'text' | 'number' | 'date' | 'date-time';
}

/** Rows that the lists and formats are prepared for. */
const ROWS = 2_000;
/** Values of one column that the second sheet holds, and up to which a list is offered. */
const MOST_VALUES = 5_000;
const MOST_LISTED = 1_000;

/**
 * An XLSX to fill in: a column for each field, ` *` and a colour for the required ones, the header frozen; what each takes on a second
 * sheet, offered as a list where it is not too long. (ECMA-376 part 1, 18.3.1.32 for lists.)
 * @param name of the first sheet; what Excel does not take in a name is replaced
 */
export function writeTemplate(name: string, columns: readonly TemplateColumn[]): Uint8Array {
  const listed = columns.filter(({ allowed }) => allowed !== undefined && allowed.length > 0);
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes(listed.length > 0),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheetName(name), listed.length > 0),
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
      ...(listed.length > 0 ? [['worksheet', 'worksheets/sheet2.xml'] as const] : []),
    ]),
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': fillIn(columns, listed),
    ...(listed.length > 0 ? { 'xl/worksheets/sheet2.xml': values(listed) } : {}),
  };
  // One time for all: the same columns make the same bytes.
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(HEAD + text)])), {
    mtime: new Date(2000, 0, 1),
  });
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Styles by their place in `cellXfs` below. */
const STYLE = { text: 1, number: 2, date: 3, 'date-time': 4, optional: 5, required: 6 } as const;
const STYLES =
  `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>` +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE9ECF1"/></patternFill></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFE2B8"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  [49, 0, 164, 165]
    .map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`)
    .join('') +
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>' +
  '<xf numFmtId="49" fontId="1" fillId="3" borderId="0" xfId="0" applyFont="1" applyFill="1"/></cellXfs></styleSheet>';

function fillIn(columns: readonly TemplateColumn[], listed: readonly TemplateColumn[]): string {
  const widths = columns.map(({ name, format }, at) => {
    const width = Math.min(48, Math.max(14, name.length + 4));
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${STYLE[format ?? 'text']}" customWidth="1"/>`;
  });
  const cells = columns.map(({ name, required }, at) =>
    inlineCell(`${columnName(at + 1)}1`, required ? `${name} *` : name, required ? STYLE.required : STYLE.optional),
  );
  return (
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView tabSelected="1" workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    (widths.length > 0 ? `<cols>${widths.join('')}</cols>` : '') +
    `<sheetData><row r="1">${cells.join('')}</row></sheetData>${validations(columns, listed)}</worksheet>`
  );
}

function validations(columns: readonly TemplateColumn[], listed: readonly TemplateColumn[]): string {
  const all = columns.flatMap((column, at) => {
    const where = `${columnName(at + 1)}2:${columnName(at + 1)}${ROWS + 1}`;
    const about = column.about ?? (column.required ? 'Required.' : undefined);
    const prompt =
      about === undefined
        ? ''
        : ` showInputMessage="1" promptTitle="${escapeXml(column.name.slice(0, 32))}" prompt="${escapeXml(about.slice(0, 255))}"`;
    const count = column.allowed?.length ?? 0;
    if (count === 0 || count > MOST_LISTED) {
      return prompt === '' ? [] : [`<dataValidation allowBlank="1"${prompt} sqref="${where}"/>`];
    }
    const from = columnName(listed.indexOf(column) + 1);
    // A warning, not a wall: what is allowed may have changed in Jira since.
    const refusal = column.several === true ? '' : ' errorStyle="warning" showErrorMessage="1"';
    return [
      `<dataValidation type="list" allowBlank="1"${refusal}${prompt} sqref="${where}">` +
        `<formula1>'${VALUES_SHEET}'!$${from}$2:$${from}$${count + 1}</formula1></dataValidation>`,
    ];
  });
  return all.length === 0 ? '' : `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`;
}

function values(listed: readonly TemplateColumn[]): string {
  const rows: string[] = [];
  const lists = listed.map(({ name, allowed = [] }) => {
    const more = allowed.length - MOST_VALUES;
    return [name, ...allowed.slice(0, MOST_VALUES), ...(more > 0 ? [`… and ${more} more in Jira`] : [])];
  });
  const longest = Math.max(...lists.map(({ length }) => length));
  for (let row = 0; row < longest; row += 1) {
    const cells = lists.flatMap((list, at) => {
      const text = list[row];
      return text === undefined
        ? []
        : [inlineCell(`${columnName(at + 1)}${row + 1}`, text, row === 0 ? STYLE.optional : STYLE.text)];
    });
    rows.push(`<row r="${row + 1}">${cells.join('')}</row>`);
  }
  return (
    `<worksheet xmlns="${MAIN}"><cols><col min="1" max="${lists.length}" width="28" customWidth="1"/></cols>` +
    `<sheetData>${rows.join('')}</sheetData></worksheet>`
  );
}

function workbook(name: string, withValues: boolean): string {
  const second = withValues ? `<sheet name="${VALUES_SHEET}" sheetId="2" r:id="rId3"/>` : '';
  return (
    `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>` +
    `<sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/>${second}</sheets></workbook>`
  );
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${DOCUMENT}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

function contentTypes(withValues: boolean): string {
  const parts = [
    ['workbook.xml', 'sheet.main'],
    ['styles.xml', 'styles'],
    ['worksheets/sheet1.xml', 'worksheet'],
    ...(withValues ? [['worksheets/sheet2.xml', 'worksheet']] : []),
  ];
  const overrides = parts.map(([part, type]) => `<Override PartName="/xl/${part}" ContentType="${TYPE}.${type}+xml"/>`);
  return (
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `${overrides.join('')}</Types>`
  );
}

/** Excel takes 31 characters, none of `[]:*?/\`, no apostrophe at either end, and no two sheets of one name. */
function sheetName(name: string): string {
  const clean = name
    .replaceAll(/[[\]:*?/\\]/g, ' ')
    .trim()
    .slice(0, 31)
    .replaceAll(/^'+|'+$/g, '')
    .trim();
  return clean === '' || clean.toLowerCase() === VALUES_SHEET.toLowerCase() ? 'Issues' : clean;
}
