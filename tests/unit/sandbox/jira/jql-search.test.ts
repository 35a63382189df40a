import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../../src/sandbox/http/route';
import { textOf } from '../../../../src/sandbox/jira/context';
import { countIssues, searchIssues } from '../../../../src/sandbox/jira/jql/search-issues';
import { keyOf, projectOf } from '../../../../src/sandbox/world/find';
import type { Issue } from '../../../../src/sandbox/world/model';
import { seedWorld } from '../../../../src/sandbox/world/seed-world';

const now = Date.UTC(2026, 10, 3, 9);
const world = seedWorld({ seed: 7, issues: 300, now });
const [site] = world.sites;
const caller = world.people.find((who) => who.displayName === 'Mara Lind');
if (!site || !caller) throw new Error('The world has no site or no Mara Lind');
const context = { world, site, caller, selfBase: 'https://api.invalid/ex/jira/x', now };

const found = (jql: string): Issue[] => searchIssues(context, jql);
const ids = (jql: string): Set<string> => new Set(found(jql).map((issue) => issue.id));
const idOf = (issue: Issue, field: string): unknown => {
  const value = issue.values[field];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value['accountId'] ?? value['id'])
    : value;
};
const everything = found('created is not EMPTY');
const [someone] = everything.map((issue) => idOf(issue, 'assignee')).filter((id) => typeof id === 'string');

function refusal(jql: string): string {
  try {
    found(jql);
  } catch (error) {
    if (error instanceof Refusal && error.status === 400) return error.errorMessages.join(' ');
    throw error;
  }
  throw new Error(`Not refused: ${jql}`);
}

describe('JQL finds', () => {
  it('a project by key, id and name, in any case', () => {
    const project = site.projects.find((one) => one.key === 'SHOP');
    const expected = everything.filter((issue) => issue.projectId === project?.id).map((issue) => issue.id);
    for (const word of ['SHOP', 'shop', project?.id, `"${project?.name}"`]) {
      expect(ids(`project = ${word}`)).toEqual(new Set(expected));
    }
  });

  it('one issue by key, and those after it', () => {
    expect(found('key = shop-2').map((issue) => keyOf(site, issue))).toEqual(['SHOP-2']);
    const after = found('project = SHOP AND key > SHOP-10 ORDER BY key').map((issue) => issue.number);
    expect(after[0]).toBe(11);
  });

  it('unassigned issues, and those that are somebody else’s, which unassigned ones are not', () => {
    const mine = everything.filter((issue) => idOf(issue, 'assignee') === someone);
    const nobody = everything.filter((issue) => issue.values['assignee'] === undefined);
    expect(found('assignee is EMPTY')).toHaveLength(nobody.length);
    expect(found(`assignee = "${someone}"`)).toHaveLength(mine.length);
    expect(found(`assignee != "${someone}"`)).toHaveLength(everything.length - mine.length - nobody.length);
    expect(found(`assignee in ("${someone}", EMPTY)`)).toHaveLength(mine.length + nobody.length);
  });

  it('what the caller reported, by currentUser()', () => {
    const expected = everything.filter((issue) => idOf(issue, 'reporter') === caller.accountId);
    expect(found('reporter = currentUser()')).toHaveLength(expected.length);
  });

  it('issues of a sprint by name, id and openSprints()', () => {
    const active = site.sprints.filter((sprint) => sprint.state === 'active');
    const byFunction = ids('sprint in openSprints()');
    const byId = ids(`sprint in (${active.map((sprint) => sprint.id).join(', ')})`);
    const byName = ids(`sprint in (${active.map((sprint) => `"${sprint.name}"`).join(', ')})`);
    expect(byFunction.size).toBeGreaterThan(0);
    expect([byId, byName]).toEqual([byFunction, byFunction]);
  });

  it('custom fields by name and by cf[id]', () => {
    const points = everything.filter((issue) => typeof issue.values['customfield_10032'] === 'number');
    expect(points.length).toBeGreaterThan(0);
    const field = site.fields.find((one) => one.id === 'customfield_10032');
    expect(ids(`cf[10032] is not EMPTY`)).toEqual(new Set(points.map((issue) => issue.id)));
    expect(ids(`"${field?.name}" >= 0`)).toEqual(new Set(points.map((issue) => issue.id)));
  });

  it('words, phrases and beginnings of words', () => {
    const [issue] = everything;
    const summary = textOf(issue?.values['summary']);
    const [first = ''] = summary.match(/\p{L}{4,}/gu) ?? [];
    expect(ids(`summary ~ "${first}"`)).toContain(issue?.id);
    expect(ids(`summary ~ "${first.slice(0, 3)}*"`)).toContain(issue?.id);
    expect(ids(`text ~ "\\"${summary.replace(/["\\]/g, '')}\\""`)).toContain(issue?.id);
    expect(ids('summary ~ "zzzznothing"').size).toBe(0);
  });

  it('bare words as a text search', () => {
    expect(ids('zzzznothing at')).toEqual(new Set());
    expect(ids('checkout payment')).toEqual(ids('text ~ "checkout payment"'));
  });

  it('dates in the caller’s zone, to the minute', () => {
    const zoned = { ...context, caller: { ...caller, timeZone: 'Asia/Tokyo' } };
    const literal = '2026/11/03 09:00';
    const limit = Date.UTC(2026, 10, 3, 0);
    const expected = everything.filter((issue) => issue.updated < limit).length;
    expect(searchIssues(zoned, `updated < "${literal}"`)).toHaveLength(expected);
    expect(found('created >= -14d')).toHaveLength(
      everything.filter((issue) => issue.created >= now - 14 * 86_400_000).length,
    );
    expect(found('created <= now()')).toHaveLength(everything.length);
    const days = found('due < startOfDay()').map((issue) => issue.values['duedate']);
    expect(days.filter((day) => typeof day !== 'string' || day >= '2026-11-03')).toEqual([]);
  });

  it('what once was, and what changed', () => {
    const [entry] = everything.flatMap((issue) =>
      issue.history.flatMap((one) =>
        one.items.filter((item) => item.field === 'status').map((item) => ({ issue, item })),
      ),
    );
    expect(ids(`status was "${entry?.item.fromString}"`)).toContain(entry?.issue.id);
    expect(ids(`status changed from "${entry?.item.fromString}" to "${entry?.item.toString_}"`)).toContain(
      entry?.issue.id,
    );
    expect(ids('status changed after "2030-01-01"').size).toBe(0);
  });

  it('nothing for values that do not exist', () => {
    for (const jql of [
      'project = NOPE',
      'status = Nowhere',
      'assignee = nobody',
      'labels = nothing-like-it',
      'key = SHOP-99999',
    ]) {
      expect(ids(jql).size).toBe(0);
    }
  });

  it('nothing in projects that the caller may not see', () => {
    const secret = site.projects.find((one) => one.permissions['BROWSE_PROJECTS'] !== '*');
    const outsider = world.people.find(
      (who) =>
        site.members.includes(who.accountId) &&
        who.active &&
        !(secret?.permissions['BROWSE_PROJECTS'] ?? []).includes(who.accountId),
    );
    if (!outsider || !secret) throw new Error('The world has no secret project');
    expect(searchIssues({ ...context, caller: outsider }, `project = ${secret.key}`)).toEqual([]);
  });
});

describe('JQL refuses', () => {
  it.each([
    ['flavour = 1', "Field 'flavour' does not exist or you do not have permission to view it."],
    ['order by flavour', "Field 'flavour' does not exist or you do not have permission to view it."],
    ['created > yesterday', "Date value 'yesterday' for field 'created' is invalid."],
    ['assignee in colleagues()', "Unable to find JQL function 'colleagues()'."],
    ['summary = x', "The operator '=' is not supported by the 'summary' field."],
    ['project < SHOP', "The operator '<' is not supported by the 'project' field."],
    ['project =', '(line 1, character 10)'],
    ['votes > many', "The value 'many' for field 'votes' is invalid"],
  ])('%s', (jql, sentence) => {
    expect(refusal(jql)).toContain(sentence);
  });
});

const simple = fc.constantFrom(
  'project = SHOP',
  'project in (MOB, PAY)',
  'statusCategory = Done',
  'status != "To Do"',
  'issuetype in (Bug, Story)',
  'created >= -30d',
  'updated < -3d',
  'creator = currentUser()',
  'key >= SHOP-20',
);
const clause: fc.Arbitrary<string> = fc.letrec<{ clause: string }>((tie) => ({
  clause: fc.oneof(
    { depthSize: 'small' },
    simple,
    fc.tuple(tie('clause'), fc.constantFrom('AND', 'OR'), tie('clause')).map(([a, word, b]) => `(${a} ${word} ${b})`),
    tie('clause').map((inner) => `NOT (${inner})`),
  ),
})).clause;

describe('whatever is asked', () => {
  it('NOT finds exactly the rest, for fields that are never empty', () => {
    fc.assert(
      fc.property(clause, (jql) => {
        const inside = ids(jql);
        const outside = ids(`NOT (${jql})`);
        expect(inside.size + outside.size).toBe(everything.length);
        expect([...inside].some((id) => outside.has(id))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('NOT leaves out issues without a value, as Jira’s != does', () => {
    expect(ids(`NOT assignee = "${someone}"`)).toEqual(ids(`assignee != "${someone}"`));
    expect(ids('NOT (assignee = currentUser() OR priority = High)')).toEqual(
      ids('assignee != currentUser() AND priority != High'),
    );
  });

  it('AND is the intersection and OR the union', () => {
    fc.assert(
      fc.property(clause, clause, (a, b) => {
        const [left, right] = [ids(a), ids(b)];
        expect(ids(`(${a}) AND (${b})`)).toEqual(new Set([...left].filter((id) => right.has(id))));
        expect(ids(`(${a}) OR (${b})`)).toEqual(new Set([...left, ...right]));
      }),
      { numRuns: 40 },
    );
  });

  it('ORDER BY is a permutation, and the count is the length', () => {
    const field = fc.constantFrom(
      'created',
      'updated',
      'key',
      'priority',
      'status',
      'assignee',
      'duedate',
      'summary',
      'labels',
      'cf[10032]',
      'parent',
    );
    const order = fc.array(fc.tuple(field, fc.constantFrom('', ' ASC', ' DESC')), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(clause, order, (jql, fields) => {
        const sorted = found(`${jql} ORDER BY ${fields.map((one) => one.join('')).join(', ')}`);
        expect(sorted).toHaveLength(countIssues(context, jql));
        expect(new Set(sorted.map((issue) => issue.id))).toEqual(ids(jql));
      }),
      { numRuns: 40 },
    );
  });

  it('keys sort by project and number, not by letters', () => {
    const keys = found('project in (SHOP, MOB) ORDER BY key ASC').map(
      (issue) => [projectOf(site, issue).key, issue.number] as const,
    );
    const sorted = keys.toSorted((a, b) => (a[0] === b[0] ? a[1] - b[1] : a[0] < b[0] ? -1 : 1));
    expect(keys).toEqual(sorted);
  });
});
