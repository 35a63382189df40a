import { numberText, serialText } from './cell-text';
import { kindOfFormat, type NumberKind } from './number-format';

/**
 * The text of the value that a spreadsheet writes beside what it shows, in the form that a cell of an XLSX has: a date is told whatever
 * way round it is shown. `null` where there is no such value, or it is a text. Google Sheets (`data-sheets-value`,
 * `data-sheets-numberformat`) and LibreOffice (`sdval`, `sdnum`) write it; Excel and Numbers do not. Pure.
 */
export function typedCell(attributes: ReadonlyMap<string, string>, shown: string): string | null {
  if (shown === '') return null;
  const sheets = attributes.get('data-sheets-value');
  if (sheets !== undefined) return googleValue(sheets, attributes.get('data-sheets-numberformat'));
  const value = attributes.get('sdval');
  if (value === undefined || value.trim() === '') return null;
  const code = (attributes.get('sdnum') ?? '').split(';').slice(2).join(';');
  if (/^"?(?:TRUE|BOOLEAN)/i.test(code)) return value === '0' ? 'false' : 'true';
  return serialText(value, code === '' ? 'number' : kindOfFormat(code), false);
}

function googleValue(value: string, format: string | undefined): string | null {
  const given = parsed(value);
  if (given === null) return null;
  // 3: a number under "3"; 4: a boolean under "4"; 2: a text, which is what is shown.
  if (given['1'] === 4) return given['4'] === 1 ? 'true' : 'false';
  if (given['1'] !== 3 || typeof given['3'] !== 'number') return null;
  const kind = googleKind(format === undefined ? null : parsed(format));
  const number = String(given['3']);
  return kind === 'number' ? numberText(number) : serialText(number, kind, false);
}

function googleKind(format: Readonly<Record<string, unknown>> | null): NumberKind {
  if (format === null) return 'number';
  if (typeof format['2'] === 'string' && format['2'] !== '') return kindOfFormat(format['2']);
  if (format['1'] === 5) return 'date';
  if (format['1'] === 6) return 'time';
  return format['1'] === 7 ? 'date-time' : 'number';
}

function parsed(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    // Whatever stands there, what is shown is still the text of the cell.
    return null;
  }
}
