import { type Clause, JastBuilder, type Operand, type TerminalClause } from '@atlaskit/jql-ast';
import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { type JsonObject, isObject, strings } from './context';
import { fieldFinder } from './jql/find-field';
import { syntaxSentence } from './jql/read-query';
import { compileClause } from './jql/compile';
import { propertyPlace } from './jql/property-field';
import { missingParameter } from './missing-parameter';

function operandShape(operand: Operand): JsonObject {
  switch (operand.operandType) {
    case 'value':
      return { value: operand.value };
    case 'list':
      return { values: operand.values.map(operandShape) };
    case 'keyword':
      return { keyword: 'empty' };
    case 'function':
      return { function: operand.function.value, arguments: operand.arguments.map((one) => one.value) };
  }
}

/** `{name}`, and for `issue.property[key].path` the property beside it. */
function fieldShape({ field }: TerminalClause): JsonObject {
  const place = propertyPlace(field);
  if (!place) return { name: field.value };
  const entity = field.value.split('.')[0] ?? field.value;
  return { name: field.text, property: [{ entity, key: place.key, path: place.path.join('.') }] };
}

function terminalShape(clause: TerminalClause): JsonObject {
  const operator = clause.operator?.value ?? '=';
  const predicates = clause.predicates.map((predicate) => ({
    operator: predicate.operator.value,
    operand: predicate.operand ? operandShape(predicate.operand) : {},
  }));
  return {
    field: fieldShape(clause),
    operator,
    ...(clause.operand ? { operand: operandShape(clause.operand) } : {}),
    ...(operator === 'changed' || operator.startsWith('was') ? { predicates } : {}),
  };
}

function clauseShape(clause: Clause): JsonObject {
  switch (clause.clauseType) {
    case 'compound':
      return { operator: clause.operator.value, clauses: clause.clauses.map(clauseShape) };
    case 'not':
      return { operator: 'not', clauses: [clauseShape(clause.clause)] };
    case 'terminal':
      return terminalShape(clause);
  }
}

/** Strict reports unknown fields and drops the structure; warn says the same under another key (contract 9). */
function parseOne(request: JiraRequest, query: string, validation: string): JsonObject {
  const tree = new JastBuilder().build(query);
  if (tree.errors.length > 0) return { query, errors: tree.errors.map(syntaxSentence) };
  const { where, orderBy } = tree.query ?? {};
  const structure: JsonObject = {
    ...(where ? { where: clauseShape(where) } : {}),
    ...(orderBy
      ? {
          orderBy: {
            fields: orderBy.fields.map((order) => ({
              field: { name: order.field.value },
              ...(order.direction ? { direction: order.direction.value.toLowerCase() } : {}),
            })),
          },
        }
      : {}),
  };
  const problems = validation === 'none' || !where ? [] : problemsOf(request, where);
  if (problems.length === 0) return { query, structure };
  return validation === 'warn' ? { query, structure, warnings: problems } : { query, errors: problems };
}

function problemsOf(request: JiraRequest, where: Clause): string[] {
  try {
    compileClause(request, fieldFinder(request), where);
    return [];
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal.errorMessages;
    throw refusal;
  }
}

function parse(request: JiraRequest): JiraReply {
  const validation = request.query.get('validation');
  if (validation === null) return missingParameter('validation');
  const queries = strings(isObject(request.body) ? request.body['queries'] : undefined);
  if (queries.length === 0) throw new Refusal(400, ['The queries list must not be empty.']);
  return { status: 200, body: { queries: queries.map((query) => parseOne(request, query, validation)) } };
}

export const jqlParseRoutes: Route[] = [{ method: 'POST', pattern: '/rest/api/3/jql/parse', handle: parse }];
