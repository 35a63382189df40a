import type { Predicate, TerminalClause } from '@atlaskit/jql-ast';
import { Refusal } from '../../http/route';
import type { HistoryItem, Issue } from '../../world/model';
import type { JiraContext } from '../context';
import { type ChoiceField, type IssueTest, type JqlField, isEmpty } from './jql-field';
import { choiceIds, flatOperands, isEmptyKeyword, momentOf } from './operands';
import { resolvePerson } from './resolve-person';

/** A change of one field, with when and by whom. */
interface Change {
  at: number;
  by: string;
  item: HistoryItem;
}

/** A time during which the field held one value. */
interface Span {
  ids: readonly string[];
  from: number;
  until: number;
  by: string;
}

function changesOf(field: JqlField, issue: Issue): Change[] {
  return issue.history
    .flatMap((entry) =>
      entry.items
        .filter((item) => field.historyNames.some((name) => item.field.toLowerCase() === name.toLowerCase()))
        .map((item): Change => ({ at: entry.created, by: entry.authorAccountId, item })),
    )
    .toSorted((a, b) => a.at - b.at);
}

function idsIn(value: string | null): string[] {
  return value === null
    ? []
    : value
        .replace(/^\[|\]$/g, '')
        .split(/,\s*/)
        .filter((id) => id !== '');
}

function spansOf(field: ChoiceField, issue: Issue): Span[] {
  const changes = changesOf(field, issue);
  const [first] = changes;
  if (!first) return [{ ids: field.ids(issue), from: issue.created, until: Infinity, by: issue.creatorAccountId }];
  const spans: Span[] = [
    { ids: idsIn(first.item.from), from: issue.created, until: first.at, by: issue.creatorAccountId },
  ];
  changes.forEach((change, index) => {
    spans.push({
      ids: idsIn(change.item.to),
      from: change.at,
      until: changes[index + 1]?.at ?? Infinity,
      by: change.by,
    });
  });
  return spans;
}

/** `was`, `was in`, their negations, and `changed`, with AFTER, BEFORE, ON, DURING, BY, FROM and TO. */
export function historyTest(
  context: JiraContext,
  field: JqlField,
  clause: TerminalClause,
  operator: string,
): IssueTest {
  if (field.kind !== 'choice') {
    throw new Refusal(400, [`History searches do not support the '${field.name}' field.`]);
  }
  const when = timeOf(context, field, clause.predicates);
  if (operator === 'changed') {
    const fits = changeFilter(context, field, clause.predicates);
    return (issue) => changesOf(field, issue).some((change) => when(change.at, change.at) && fits(change));
  }
  const operands = flatOperands(clause.operand);
  const wanted = choiceIds(context, field, operands);
  const empties = operands.some(isEmptyKeyword);
  const by = authors(context, clause.predicates);
  const was: IssueTest = (issue) =>
    spansOf(field, issue).some(
      (span) =>
        when(span.from, span.until) &&
        (by === undefined || by.has(span.by)) &&
        ((empties && span.ids.length === 0) || span.ids.some((id) => wanted.has(id))),
    ) ||
    (clause.predicates.length === 0 && empties && isEmpty(field, issue));
  return operator.includes('not') ? (issue) => !was(issue) : was;
}

function authors(context: JiraContext, predicates: readonly Predicate[]): Set<string> | undefined {
  const by = predicates.find((predicate) => predicate.operator.value === 'by');
  if (!by) return undefined;
  return new Set(
    flatOperands(by.operand).flatMap((operand) => {
      if (operand.operandType === 'function') return [context.caller.accountId];
      return operand.operandType === 'value' ? resolvePerson(context, operand.value) : [];
    }),
  );
}

function changeFilter(
  context: JiraContext,
  field: ChoiceField,
  predicates: readonly Predicate[],
): (change: Change) => boolean {
  const side = (name: 'from' | 'to'): Set<string> | undefined => {
    const found = predicates.find((predicate) => predicate.operator.value === name);
    return found ? choiceIds(context, field, flatOperands(found.operand)) : undefined;
  };
  const from = side('from');
  const to = side('to');
  const by = authors(context, predicates);
  return ({ item, by: author }) =>
    (from === undefined || idsIn(item.from).some((id) => from.has(id))) &&
    (to === undefined || idsIn(item.to).some((id) => to.has(id))) &&
    (by === undefined || by.has(author));
}

const DAY = 86_400_000;

/** Does a span of time touch what the predicates allow? */
function timeOf(
  context: JiraContext,
  field: JqlField,
  predicates: readonly Predicate[],
): (from: number, until: number) => boolean {
  let low = -Infinity;
  let high = Infinity;
  for (const predicate of predicates) {
    const at = flatOperands(predicate.operand).map((operand) =>
      ['after', 'before', 'on', 'during'].includes(predicate.operator.value)
        ? (momentOf(context, field.name, operand) ?? 0)
        : 0,
    );
    const [first = 0, second = 0] = at;
    if (predicate.operator.value === 'after') low = Math.max(low, first);
    else if (predicate.operator.value === 'before') high = Math.min(high, first);
    else if (predicate.operator.value === 'on') [low, high] = [Math.max(low, first), Math.min(high, first + DAY)];
    else if (predicate.operator.value === 'during') [low, high] = [Math.max(low, first), Math.min(high, second)];
  }
  return (from, until) => from <= high && until >= low;
}
