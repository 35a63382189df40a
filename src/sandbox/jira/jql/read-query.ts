import {
  type Clause,
  type JQLParseError,
  JQLSyntaxError,
  JastBuilder,
  type OrderByField,
  creators,
} from '@atlaskit/jql-ast';
import { Refusal } from '../../http/route';

/** A query as Atlassian's own grammar reads it. */
export interface JqlQuery {
  where: Clause | undefined;
  orderBy: readonly OrderByField[];
}

const BARE_WORDS = /^[\p{L}\p{N}_]+(?:\s+[\p{L}\p{N}_]+)*$/u;
const ORDER_TAIL = /\border\s+by\b.*$/is;

/** Jira's sentence for a syntax error, with line and character counted from one. */
export function syntaxSentence(error: JQLParseError): string {
  if (!(error instanceof JQLSyntaxError)) return `Error in the JQL Query: ${error.message}`;
  const place = `(line ${error.line}, character ${error.charPositionInLine + 1})`;
  return `Error in the JQL Query: ${error.message} ${place}`;
}

/**
 * Reads a query or throws Jira's 400. Words without any operator are a text search, as in the search box (contract 9).
 */
export function readQuery(jql: string): JqlQuery {
  const tree = new JastBuilder().build(jql);
  const [problem] = tree.errors;
  if (problem) {
    const words = jql.replace(ORDER_TAIL, '').trim();
    if (!BARE_WORDS.test(words)) throw new Refusal(400, [syntaxSentence(problem)]);
    const order = jql.slice(jql.search(ORDER_TAIL) < 0 ? jql.length : jql.search(ORDER_TAIL));
    const search = creators.terminalClause(
      creators.field('text'),
      creators.operator('~'),
      creators.valueOperand(words),
    );
    return { where: search, orderBy: order === '' ? [] : readQuery(order).orderBy };
  }
  return { where: tree.query?.where ?? undefined, orderBy: tree.query?.orderBy?.fields ?? [] };
}
