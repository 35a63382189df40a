import type { Operand, TerminalClause } from '@atlaskit/jql-ast';
import { Refusal } from '../../http/route';
import type { Issue } from '../../world/model';
import type { JiraContext } from '../context';
import { historyTest } from './history-clause';
import {
  type ChoiceField,
  type IssueTest,
  type JqlField,
  type MomentField,
  type NumberField,
  type TextField,
  isEmpty,
} from './jql-field';
import { choiceIds, flatOperands, isEmptyKeyword, moments, numbers } from './operands';
import { textMatcher } from './text-match';

/** What a negated clause becomes: Jira pushes NOT down to the operators (De Morgan) before it searches. */
const NEGATED: Record<string, string> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '~': '!~',
  '!~': '~',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
  was: 'was not',
  'was not': 'was',
  'was in': 'was not in',
  'was not in': 'was in',
};

/** One `field operator operand`; with several fields of one name an issue counts when any of them fits. */
export function terminalTest(
  context: JiraContext,
  fields: readonly JqlField[],
  clause: TerminalClause,
  negated: boolean,
): IssueTest {
  const given = clause.operator?.value;
  if (given === undefined)
    throw new Refusal(400, [`Error in the JQL Query: no operator after '${clause.field.value}'.`]);
  if (given === 'changed') {
    const test = any(fields.map((field) => historyTest(context, field, clause, 'changed')));
    return negated ? (issue) => !test(issue) : test;
  }
  const operator = negated ? (NEGATED[given] ?? given) : given;
  const tests = fields.map((field) =>
    operator.startsWith('was')
      ? historyTest(context, field, clause, operator)
      : fieldTest(context, field, operator, clause.operand),
  );
  return any(tests);
}

function any(tests: readonly IssueTest[]): IssueTest {
  const [only] = tests;
  return tests.length === 1 && only ? only : (issue) => tests.some((test) => test(issue));
}

function unsupported(field: JqlField, operator: string): Refusal {
  return new Refusal(400, [`The operator '${operator}' is not supported by the '${field.name}' field.`]);
}

function fieldTest(context: JiraContext, field: JqlField, operator: string, operand: Operand | void): IssueTest {
  const operands = flatOperands(operand);
  const empties = operands.filter(isEmptyKeyword).length > 0;
  if (operator === 'is' || operator === 'is not') {
    if (!empties) throw unsupported(field, operator);
    return operator === 'is' ? (issue) => isEmpty(field, issue) : (issue) => !isEmpty(field, issue);
  }
  const test = kindTest(context, field, operator, operands);
  if (!empties) return test;
  // `= EMPTY` and EMPTY within a list.
  if (operator === '=' || operator === 'in') return (issue) => isEmpty(field, issue) || test(issue);
  if (operator === '!=' || operator === 'not in') {
    return operands.length === 1 ? (issue) => !isEmpty(field, issue) : test;
  }
  throw unsupported(field, operator);
}

function kindTest(context: JiraContext, field: JqlField, operator: string, operands: readonly Operand[]): IssueTest {
  switch (field.kind) {
    case 'choice':
      return choiceTest(context, field, operator, operands);
    case 'text':
      return textTest(field, operator, operands);
    case 'moment':
      return momentTest(context, field, operator, operands);
    case 'number':
      return orderedTest(field, operator, numbers(field, operands), (issue) => field.number(issue));
  }
}

function choiceTest(
  context: JiraContext,
  field: ChoiceField,
  operator: string,
  operands: readonly Operand[],
): IssueTest {
  const wanted = choiceIds(context, field, operands);
  switch (operator) {
    case '=':
    case 'in':
    // Jira takes `~` for versions, labels and the like too; here it finds the same.
    case '~':
      return (issue) => field.ids(issue).some((id) => wanted.has(id));
    // Empty fields are not unequal to anything: that is what EMPTY is for.
    case '!=':
    case 'not in':
    case '!~':
      return (issue) => {
        const ids = field.ids(issue);
        return ids.length > 0 && !ids.some((id) => wanted.has(id));
      };
    default: {
      const rank = field.rank?.bind(field);
      if (!rank) throw unsupported(field, operator);
      const limits = [...wanted].map(rank);
      const fits = comparison(operator);
      if (!fits) throw unsupported(field, operator);
      return (issue) => field.ids(issue).some((id) => limits.some((limit) => fits(rank(id), limit)));
    }
  }
}

function comparison(operator: string): ((a: number, b: number) => boolean) | undefined {
  switch (operator) {
    case '<':
      return (a, b) => a < b;
    case '<=':
      return (a, b) => a <= b;
    case '>':
      return (a, b) => a > b;
    case '>=':
      return (a, b) => a >= b;
    default:
      return undefined;
  }
}

function textTest(field: TextField, operator: string, operands: readonly Operand[]): IssueTest {
  if (operator !== '~' && operator !== '!~') throw unsupported(field, operator);
  const matchers = operands.map((operand) => textMatcher(operand.operandType === 'value' ? operand.value : ''));
  const found = (text: string): boolean => matchers.some((matcher) => matcher(text));
  return operator === '~'
    ? (issue) => {
        const text = field.text(issue);
        return text !== '' && found(text);
      }
    : (issue) => {
        const text = field.text(issue);
        return text !== '' && !found(text);
      };
}

const MINUTE = 60_000;

function momentTest(
  context: JiraContext,
  field: MomentField,
  operator: string,
  operands: readonly Operand[],
): IssueTest {
  const limits = moments(context, field, operands);
  if (field.dayOnly || comparison(operator)) return orderedTest(field, operator, limits, (issue) => field.at(issue));
  // Equality has the precision of a literal: a minute.
  const minutes = limits.map((limit) => Math.floor(limit / MINUTE));
  return orderedTest(field, operator, minutes, (issue) => {
    const at = field.at(issue);
    return at === null ? null : Math.floor(at / MINUTE);
  });
}

function orderedTest(
  field: MomentField | NumberField,
  operator: string,
  limits: readonly number[],
  read: (issue: Issue) => number | null,
): IssueTest {
  const fits = comparison(operator);
  if (fits) {
    return (issue) => {
      const value = read(issue);
      return value !== null && limits.some((limit) => fits(value, limit));
    };
  }
  const equal = operator === '=' || operator === 'in';
  if (!equal && operator !== '!=' && operator !== 'not in') throw unsupported(field, operator);
  return (issue) => {
    const value = read(issue);
    return value !== null && limits.includes(value) === equal;
  };
}
