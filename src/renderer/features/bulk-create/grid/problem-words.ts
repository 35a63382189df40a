import { columnValues, separatorsOf } from '@shared/bulk/column-values';
import type { Closest, Problem } from '@shared/bulk/problem';
import type { SheetRow } from '@shared/bulk/sheet';
import { lettersApart } from '@shared/fields/nearest';
import { fold } from '@shared/fold';
import type { CreateField } from '@shared/jira/field';

/** What a project has of its own: these are called by their own word, all others options of their field. */
const OF_PROJECT: Readonly<Record<string, string>> = {
  issuetype: 'issue type',
  priority: 'priority',
  components: 'component',
  versions: 'version',
  fixVersions: 'version',
};

type Wrong = Pick<Problem, 'code' | 'fieldId' | 'fieldName' | 'wrong' | 'sentence' | 'closest'>;

/** `a priority of SHOP`, `an option of Severity`; `null` where the sentence of the problem says it better. Pure. */
function whatItIsNot({ code, fieldId, fieldName, wrong, closest }: Wrong, projectKey: string): string | null {
  if (wrong === '' || closest.length === 0 || (code !== 'not-accepted' && code !== 'unknown-type')) return null;
  const own = OF_PROJECT[fieldId ?? ''];
  if (own === undefined) return `an option of ${fieldName}`;
  return `${own.startsWith('i') ? 'an' : 'a'} ${own} of ${projectKey}`;
}

const LONG = 60;

/** What is wrong in a cell: `“Hihg” is not a priority of SHOP.` Pure. */
export function problemWords(problem: Wrong, projectKey: string): string {
  const not = whatItIsNot(problem, projectKey);
  if (not === null) return curly(problem.sentence);
  const { wrong } = problem;
  return `“${wrong.length > LONG ? `${wrong.slice(0, LONG)}…` : wrong}” is not ${not}.`;
}

/** The same below a title that names the text: `Not a priority of SHOP. Closest: High.` Pure. */
export function groupWords(problem: Wrong & { readonly rows?: readonly number[] }, projectKey: string): string {
  // Each has a key of its own.
  if (problem.code === 'in-jira' && (problem.rows?.length ?? 0) > 1)
    return 'They are in Jira already, and are not created again.';
  const not = whatItIsNot(problem, projectKey);
  if (not === null) return curly(problem.sentence);
  const [first] = problem.closest;
  return `Not ${not}.${first === undefined ? '' : ` Closest: ${first.label}.`}`;
}

/** What stands above the values that are offered. Pure. */
export function leadWords({ code, wrong, closest }: Pick<Problem, 'code' | 'wrong' | 'closest'>): string {
  if (closest.length === 1 && (closest[0]?.text === '' || closest[0]?.isAct === true)) return 'What can be done:';
  switch (code) {
    case 'guess':
    case 'several':
      return 'Found in Jira:';
    case 'two-days':
    case 'date-order':
      return 'It could be:';
    case 'too-long':
    case 'line-break':
      return 'What Jira takes:';
    default:
      return wrong === '' ? 'Jira accepts:' : 'Closest that Jira accepts:';
  }
}

/** How often each text stands in a column, by its folded form; entry by entry in a list. Pure. */
export function usesIn(
  rows: readonly SheetRow[],
  column: number,
  field: CreateField | null,
): ReadonlyMap<string, number> {
  const separators = field === null ? null : separatorsOf(field);
  const uses = new Map<string, number>();
  for (const { text, rows: count } of columnValues({ rows }, column, separators)) {
    uses.set(fold(text), (uses.get(fold(text)) ?? 0) + count);
  }
  return uses;
}

/** What makes a value a likely one: `1 letter apart`, `used in 388 rows`; empty where nothing does. Pure. */
export function closeness({ text, label, isAct }: Closest, wrong: string, uses: ReadonlyMap<string, number>): string {
  if (text === '' || isAct === true) return '';
  if (wrong !== '') {
    const apart = lettersApart(wrong, label);
    if (apart === 0) return 'differs in signs alone';
    if (apart === 2 && lettersOf(wrong) === lettersOf(label)) return '2 letters swapped';
    if (apart <= Math.max(1, Math.floor(wrong.length / 2))) {
      return apart === 1 ? '1 letter apart' : `${String(apart)} letters apart`;
    }
  }
  const used = uses.get(fold(text)) ?? 0;
  return used === 0 ? '' : `used in ${used.toLocaleString('en')} ${used === 1 ? 'row' : 'rows'}`;
}

function lettersOf(text: string): string {
  return [...fold(text)].sort().join('');
}

/** Quotation marks as they are printed. Pure. */
function curly(sentence: string): string {
  return sentence.replaceAll(/"([^"]*)"/g, '“$1”');
}
