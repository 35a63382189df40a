import type { CellProblem } from './problem';

/** What spreadsheets show in the place of a value that they could not calculate. */
const ERROR = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|####*)$|^#{4,}$|^Err:\d{3}$/i;

/** `=SUM(A1)`, `=A1+2`, `=1+1`, `="a"`, `@SUM(…)`, `+cmd|…`; no arrow (`=>`), no list item (`- a`), no `+1`. */
const FORMULA = /^=\s*[A-Za-z0-9"'({$+-]|^[@+-][A-Za-z][\w.]*[(|]/;

/** A cell that holds a formula or its error in the place of a value: what is wrong; null for all others. Pure. */
export function looksLikeFormula(text: string): Pick<CellProblem, 'code' | 'sentence' | 'closest'> | null {
  if (ERROR.test(text)) {
    const sentence = `“${text}” is a spreadsheet’s error, not a value. Write the value, or empty the cell.`;
    return { code: 'error-cell', sentence, closest: [] };
  }
  if (!FORMULA.test(text)) return null;
  const sentence =
    'This is a formula, not its value. Write the value. If the text is meant as it stands, put an apostrophe before it.';
  return { code: 'formula', sentence, closest: [{ text: `'${text}`, label: 'Take it as text', isAct: true }] };
}

/** As spreadsheets have it: an apostrophe before what would be a formula says that it is text. */
export function withoutApostrophe(text: string): string {
  return text.startsWith("'") && looksLikeFormula(text.slice(1)) !== null ? text.slice(1) : text;
}
