import type { Field as ClauseField, TerminalClause } from '@atlaskit/jql-ast';
import { Refusal } from '../../http/route';
import type { Issue, Json } from '../../world/model';
import { type JiraContext, isJsonObject } from '../context';
import { visibleComments, visibleWorklogs } from '../issue/visible-parts';
import type { JqlField } from './jql-field';

type Holders = (context: JiraContext, issue: Issue) => readonly Record<string, Json>[];

/** The things whose entity properties a query can ask for. */
const HOLDERS: Record<string, Holders> = {
  'issue.property': (_context, issue) => [issue.properties],
  'comment.property': (context, issue) => visibleComments(context, issue).map((comment) => comment.properties),
  'worklog.property': (context, issue) => visibleWorklogs(context, issue).map((worklog) => worklog.properties ?? {}),
};

/**
 * `issue.property[key].path`, or undefined when the clause names no property. Atlassian searches only the paths that an app
 * has declared; here every path is searched.
 */
export function propertyField(context: JiraContext, clause: TerminalClause): JqlField | undefined {
  const place = propertyPlace(clause.field);
  if (!place) return undefined;
  const holders = HOLDERS[clause.field.value.toLowerCase()];
  if (!holders)
    throw new Refusal(400, [`Field '${clause.field.text}' does not exist or you do not have permission to view it.`]);
  const { key, path } = place;
  const values = (issue: Issue): Json[] =>
    holders(context, issue).flatMap((properties) => leaves(valueAt(properties[key] ?? null, path)));
  const base = { name: clause.field.text, historyNames: [] };
  const operator = clause.operator?.value ?? '=';
  if (operator === '~' || operator === '!~') {
    return { ...base, kind: 'text', text: (issue) => values(issue).map(String).join('\n') };
  }
  if (['<', '<=', '>', '>='].includes(operator)) return ordered(base, clause, values);
  return {
    ...base,
    kind: 'choice',
    ids: (issue) => values(issue).map(String),
    resolve: (word) => [word],
    label: (id) => id,
  };
}

/** `<` and the like compare numbers, and dates when the operand is one. */
function ordered(
  base: { name: string; historyNames: string[] },
  clause: TerminalClause,
  values: (issue: Issue) => Json[],
): JqlField {
  const operand = clause.operand;
  const isNumber =
    operand?.operandType === 'value' && operand.value.trim() !== '' && !Number.isNaN(Number(operand.value));
  if (isNumber) {
    return { ...base, kind: 'number', number: (issue) => values(issue).find((one) => typeof one === 'number') ?? null };
  }
  return {
    ...base,
    kind: 'moment',
    dayOnly: false,
    at: (issue) => {
      const text = values(issue).find((one) => typeof one === 'string');
      const at = text === undefined ? Number.NaN : Date.parse(text);
      return Number.isNaN(at) ? null : at;
    },
  };
}

/** The key and the path behind it. */
export function propertyPlace(field: ClauseField): { key: string; path: string[] } | undefined {
  const [property] = field.properties ?? [];
  if (!property?.key) return undefined;
  const path = (property.path ?? []).flatMap((part) => part.value.split('.')).filter((part) => part !== '');
  return { key: property.key.value, path };
}

function valueAt(value: Json, path: readonly string[]): Json {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => valueAt(item, path));
  return isJsonObject(value) ? valueAt(value[first] ?? null, rest) : null;
}

/** The plain values in what a path leads to; objects are not compared. */
function leaves(value: Json): Json[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap(leaves);
  return isJsonObject(value) ? [] : [value];
}
