import { fold } from '../fold';
import type { Problem, ProblemCode } from './problem';

/** Each text is another one in these: what mends one of them is no answer for the next. */
const EACH_BY_ITSELF: ReadonlySet<ProblemCode> = new Set([
  'too-long',
  'line-break',
  'day-number',
  'year-missing',
  'time-missing',
  'time-too-much',
  'in-jira',
  'said-twice',
  'duplicate-row',
  'duplicate-issue',
  'formula',
]);

/** Many rows share a problem. */
const KEYS = new WeakMap<Problem, string>();

/** The same for problems that one answer mends, and for no others. */
export function alikeBy(problem: Problem): string {
  const known = KEYS.get(problem);
  if (known !== undefined) return known;
  const key = JSON.stringify([problem.code, problem.fieldId, problem.column, alikeIn(problem)]);
  KEYS.set(problem, key);
  return key;
}

function alikeIn({ code, closest, wrong, typeName }: Problem): string | boolean {
  // Whatever stands there, the type has no place for it.
  if (code === 'off-screen') return typeName ?? '';
  // Those that something is offered for are mended together; the others are looked at one by one.
  return EACH_BY_ITSELF.has(code) ? closest.length > 0 : fold(wrong);
}

/** Whether one text can take the place of what is wrong in all that are alike. Pure. */
export function hasOneAnswer({ code }: Pick<Problem, 'code'>): boolean {
  return !EACH_BY_ITSELF.has(code);
}

const TITLES: Readonly<Partial<Record<ProblemCode, (field: string) => string>>> = {
  required: (field) => `${field} is empty`,
  'no-type': () => 'No issue type',
  'too-long': (field) => `${field} is too long`,
  'line-break': (field) => `${field} has several lines`,
  formula: (field) => `Formula in ${field}`,
  'day-number': (field) => `Day numbers in ${field}`,
  'year-missing': (field) => `${field} without a year`,
  'time-missing': (field) => `${field} without a time`,
  'time-too-much': (field) => `${field} with a time`,
  'said-twice': (field) => `${field} from two columns`,
  'in-jira': () => 'In Jira already',
  'duplicate-row': () => 'The same row twice',
  'duplicate-issue': () => 'Perhaps in Jira already',
  'parent-cycle': () => 'Parents in a circle',
};

/** What is wrong, in a few words: `Components “Checkot”`, `Summary is empty`, `Story points on Epic`. Pure. */
export function titleOf({ code, fieldName, wrong, typeName }: Problem): string {
  if (code === 'off-screen')
    return typeName === undefined ? `${fieldName} is not set on create` : `${fieldName} on ${typeName}`;
  const title = TITLES[code];
  if (title !== undefined) return title(fieldName);
  return `${fieldName} “${wrong.length > 40 ? `${wrong.slice(0, 40)}…` : wrong}”`;
}
