import type { Read } from './field-type';

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The digits that count: without sign, point, power and the zeros around. */
function digitsOf(text: string): string {
  const [mantissa = ''] = text.toLowerCase().split('e');
  return mantissa.replace(/[^\d]/g, '').replace(/^0+/, '').replace(/0+$/, '');
}

/** Jira keeps numbers as doubles: what a double would change is refused instead. */
function readPlain(text: string): Read<number> {
  const number = Number(text);
  if (!Number.isFinite(number)) return { ok: false, problem: `"${text}" is larger than Jira can hold.` };
  if (digitsOf(text) !== digitsOf(String(number))) {
    return { ok: false, problem: `Jira keeps about 15 digits: "${text}" would become ${String(number)}.` };
  }
  return { ok: true, value: number };
}

const THOUSANDS_BY_COMMA = /^[+-]?\d{1,3}(,\d{3})+\.\d+$/;
const SEVERAL_COMMAS = /^[+-]?\d{1,3}(,\d{3}){2,}$/;
const THOUSANDS_BY_POINT = /^[+-]?\d{1,3}(\.\d{3})+,\d+$/;
const THOUSANDS_BY_SPACE = /^[+-]?\d{1,3}([ \u00a0\u202f]\d{3})+([.,]\d+)?$/;
const ONE_COMMA = /^[+-]?\d*,\d+$/;

/**
 * Reads a number as people and spreadsheets write it: `3.5`, `1e3`, `1,234.5`, `1.234,5`, `1 234`, `3,5`. What can be
 * read in two ways (`1,234`) is asked about, never guessed.
 */
export function readNumber(text: string): Read<number> {
  const typed = text.trim();
  if (PLAIN.test(typed)) return readPlain(typed);
  if (THOUSANDS_BY_SPACE.test(typed)) return readPlain(typed.replace(/[ \u00a0\u202f]/g, '').replace(',', '.'));
  if (THOUSANDS_BY_COMMA.test(typed) || SEVERAL_COMMAS.test(typed)) return readPlain(typed.replaceAll(',', ''));
  if (THOUSANDS_BY_POINT.test(typed)) return readPlain(typed.replaceAll('.', '').replace(',', '.'));
  if (ONE_COMMA.test(typed)) {
    const asDecimal = typed.replace(',', '.');
    const asThousand = typed.replace(',', '');
    // Only three digits after one to three others can be a thousand.
    if (!/^[+-]?[1-9]\d{0,2},\d{3}$/.test(typed)) return readPlain(asDecimal);
    return { ok: false, problem: `"${typed}" can be ${asDecimal} or ${asThousand}. Write it without the comma.` };
  }
  return { ok: false, problem: `"${typed}" is not a number. Write it like 3.5.` };
}
