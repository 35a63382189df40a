import type { Clause } from '@atlaskit/jql-ast';
import type { JiraContext } from '../context';
import type { FindField } from './find-field';
import type { IssueTest } from './jql-field';
import { propertyField } from './property-field';
import { terminalTest } from './terminal';

/**
 * A `where` clause as a test of one issue. NOT is pushed down to the operators as Jira does it, so `NOT assignee = x` means
 * `assignee != x` and leaves unassigned issues out.
 */
export function compileClause(context: JiraContext, find: FindField, clause: Clause, negated = false): IssueTest {
  switch (clause.clauseType) {
    case 'not':
      return compileClause(context, find, clause.clause, !negated);
    case 'compound': {
      const tests = clause.clauses.map((one) => compileClause(context, find, one, negated));
      const all = (clause.operator.value === 'and') !== negated;
      return all ? (issue) => tests.every((test) => test(issue)) : (issue) => tests.some((test) => test(issue));
    }
    case 'terminal': {
      const property = propertyField(context, clause);
      return terminalTest(context, property ? [property] : find(clause.field.value), clause, negated);
    }
  }
}
