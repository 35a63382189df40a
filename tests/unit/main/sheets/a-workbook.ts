import { strToU8, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface SheetParts {
  readonly name: string;
  readonly state?: string;
  /** What stands in `<worksheet>`; the rows go into `<sheetData>` themselves. */
  readonly xml: string;
}

/** The parts of a workbook as Excel writes them, by name; `extra` adds some or puts others in their place. */
export function workbookParts(
  sheets: readonly SheetParts[],
  extra: Readonly<Record<string, string>> = {},
  workbookPr = '',
): Record<string, string> {
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}">${workbookPr}<sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="s${at}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, at) => `<Relationship Id="s${at}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
      .join(
        '',
      )}<Relationship Id="ss" Type="${DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="st" Type="${DOCUMENT}/styles" Target="/xl/styles.xml"/></Relationships>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet xmlns="${MAIN}">${xml}</worksheet>`,
      ]),
    ),
    ...extra,
  };
}

export function zipped(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files = Object.entries(parts).map(
    ([name, one]) => [name, typeof one === 'string' ? strToU8(one) : one] as const,
  );
  return zipSync(Object.fromEntries(files), { mtime: new Date(2000, 0, 1) });
}

/** One visible sheet of these rows, given as `<row>` elements. */
export function workbookOf(rows: string, extra: Readonly<Record<string, string>> = {}, workbookPr = ''): Uint8Array {
  return zipped(workbookParts([{ name: 'Plan', xml: `<sheetData>${rows}</sheetData>` }], extra, workbookPr));
}
