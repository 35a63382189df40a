import type { DateEvidence } from './date-order';
import type { CellProblem, Closest } from './problem';

/** What stands before the fraction: `1234.5` and `1,234.5`, or `1234,5` and `1.234,5`. */
export type DecimalSign = 'point' | 'comma';

/** What the numbers of a column say of their sign; `sign` is null where a person has to say it. */
export interface DecimalSignGuess {
  readonly sign: DecimalSign | null;
  /** Some numbers prove the one sign, others the other. */
  readonly isMixed: boolean;
  /** In words, with the evidence. */
  readonly reason: string;
}

/** So many times more of one sign make it the column's, and the others mistakes. */
const FAR_MORE = 10;

const BLANKS = /(?<=\d)[ '’\u00a0\u202f](?=\d{3}(?:\D|$))/g;
const THOUSANDS_THEN_POINT = /^[+-]?(?:\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})$/;
const THOUSANDS_THEN_COMMA = /^[+-]?(?:\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})$/;
/** `1.234`: a thousand, or one and a bit. */
const EITHER = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;
const ONE_SIGN = /^[+-]?\d*([.,])\d+(?:e[+-]?\d+)?$/i;

type Shape = DecimalSign | 'either' | null;

/** Which sign a number proves; `null` where it has none or is no number. A blank between thousands says nothing. */
function shapeOf(bare: string): Shape {
  if (THOUSANDS_THEN_POINT.test(bare)) return 'point';
  if (THOUSANDS_THEN_COMMA.test(bare)) return 'comma';
  if (EITHER.test(bare)) return 'either';
  const sign = ONE_SIGN.exec(bare)?.[1];
  return sign === undefined ? null : sign === '.' ? 'point' : 'comma';
}

/** Without blanks between thousands. A number with such a blank and one sign proves the sign: thousands are not written in two ways. */
function readShape(text: string): { readonly bare: string; readonly shape: Shape } {
  const typed = text.trim();
  const bare = typed.replace(BLANKS, '');
  const shape = shapeOf(bare);
  return { bare, shape: shape === 'either' && bare !== typed ? (bare.includes('.') ? 'point' : 'comma') : shape };
}

/** Finds the sign from all values of a column; `null` where none is written so that it would matter. Pure. */
export function decimalSignOf(values: readonly DateEvidence[]): DecimalSignGuess | null {
  const found: Record<DecimalSign | 'either', DateEvidence[]> = { point: [], comma: [], either: [] };
  for (const value of values) {
    const { shape } = readShape(value.text);
    if (shape !== null) found[shape].push(value);
  }
  const [point, comma, open] = [found.point[0], found.comma[0], found.either[0]];
  if (point !== undefined && comma !== undefined) {
    const isPoint = found.point.length > found.comma.length;
    const [most, few, odd] = isPoint
      ? [found.point.length, found.comma.length, comma]
      : [found.comma.length, found.point.length, point];
    if (most >= FAR_MORE * few) {
      const reason = `${String(most)} numbers have a decimal ${isPoint ? 'point' : 'comma'}. ${String(few)} ${few === 1 ? 'has' : 'have'} the other sign, like ${odd.text} in row ${String(odd.row)}.`;
      return { sign: isPoint ? 'point' : 'comma', isMixed: true, reason };
    }
    const reason = `Row ${String(point.row)} has a decimal point (${point.text}), row ${String(comma.row)} a comma (${comma.text}). Which one is the column’s?`;
    return { sign: null, isMixed: true, reason };
  }
  if (point !== undefined) {
    return {
      sign: 'point',
      isMixed: false,
      reason: `The decimal sign is a point: ${point.text} in row ${String(point.row)}.`,
    };
  }
  if (comma !== undefined) {
    return {
      sign: 'comma',
      isMixed: false,
      reason: `The decimal sign is a comma: ${comma.text} in row ${String(comma.row)}.`,
    };
  }
  if (open === undefined) return null;
  const count = found.either.length === 1 ? 'One number' : `All ${String(found.either.length)} numbers of this kind`;
  return {
    sign: null,
    isMixed: false,
    reason: `${count} can be two, like ${open.text} in row ${String(open.row)}. Is the sign decimal, or between thousands?`,
  };
}

export type NumberRead =
  /** As JSON writes numbers where it was one, else as it was written. */
  | { readonly ok: true; readonly text: string }
  | ({ readonly ok: false } & Pick<CellProblem, 'code' | 'sentence' | 'closest'>);

/** Reads the text of a column of numbers. What can be two numbers is asked about, unless the column has a sign. Pure. */
export function readNumberCell(text: string, sign: DecimalSign | null): NumberRead {
  const { bare, shape } = readShape(text);
  if (shape === null) return { ok: true, text: bare };
  if (shape === 'either' && sign === null) {
    const [fraction, thousands] = [plain(bare, bare.includes('.') ? 'point' : 'comma'), bare.replace(/[.,]/, '')];
    return {
      ok: false,
      code: 'not-a-number',
      sentence: `“${text}” can be ${fraction} or ${thousands}: say on the Map page which sign is the decimal one.`,
      // With a digit more it can be read in one way alone.
      closest: [{ text: `${fraction}0`, label: fraction }, asClosest(thousands)],
    };
  }
  const own = sign ?? (shape === 'comma' ? 'comma' : 'point');
  if (shape === 'either' || shape === own) return { ok: true, text: plain(bare, own) };
  const meant = plain(bare, shape);
  const here = own === 'point' ? meant : meant.replace('.', ',');
  const sentence = `“${text}” has a decimal ${shape}, and this column a decimal ${own}.`;
  return { ok: false, code: 'not-a-number', sentence, closest: [asClosest(here)] };
}

/** `1.234,5` → `1234.5`. */
function plain(bare: string, sign: DecimalSign): string {
  return sign === 'point' ? bare.replaceAll(',', '') : bare.replaceAll('.', '').replace(',', '.');
}

function asClosest(text: string): Closest {
  return { text, label: text };
}
