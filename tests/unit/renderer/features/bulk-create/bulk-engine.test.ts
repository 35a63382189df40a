import { expect, it } from 'vitest';
import type { Table } from '@shared/bulk/table';
import { BulkEngine } from '../../../../../src/renderer/features/bulk-create/engine/bulk-engine';
import type { FromEngine, ToEngine } from '../../../../../src/renderer/features/bulk-create/engine/messages';
import { packRows, unpackRows } from '../../../../../src/renderer/features/bulk-create/engine/packed-rows';
import { withDefault } from '../../../../../src/renderer/features/bulk-create/engine/with-default';
import { NO_MAPPING } from '@shared/bulk/mapping';
import { answers, SITE } from '../../../../support/bulk/sample-site';

const TERMS = { perRequest: 50, pointsPerIssue: 1, issuesPerSecond: 20 };

function opened(rows: readonly (readonly string[])[], header = ['Summary', 'Type', 'Components', 'Assignee']) {
  const table: Table = {
    name: 'plan',
    header,
    rows: rows.map((cells, index) => ({ line: index + 2, cells })),
    notes: [],
  };
  const told: FromEngine[] = [];
  // What crosses to the page has to be cloned.
  const engine = new BulkEngine((message) => told.push(structuredClone(message)));
  const ask = (message: ToEngine): void => engine.receive(structuredClone(message));
  ask({ ask: 'begin', table: JSON.stringify(table) });
  const last = <T extends FromEngine['tell']>(tell: T): Extract<FromEngine, { tell: T }> => {
    const found = told.findLast((message) => message.tell === tell);
    if (found === undefined) throw new Error(`the engine has told nothing of ${tell}`);
    return found as Extract<FromEngine, { tell: T }>;
  };
  const site = () => ask({ ask: 'site', site: SITE, memory: null, mapping: null, found: {}, known: [], terms: TERMS });
  return { ask, told, last, site };
}

it('hands the rows over in pieces, and says which is the last', () => {
  const { told } = opened(Array.from({ length: 600 }, (_, index) => [`Row ${String(index)}`, 'Task', '', '']));
  const pieces = told.filter((message) => message.tell === 'rows');
  expect(pieces.map(({ rows, last }) => [unpackRows(rows).length, last])).toEqual([
    [250, false],
    [250, false],
    [100, true],
  ]);
});

it('tells of an empty table too, so that nobody waits', () => {
  const { last } = opened([]);
  expect(last('rows')).toEqual({ tell: 'rows', rows: packRows([]), last: true });
});

it('finds the problems, asks what only Jira knows, and mends all alike in one step', () => {
  const { ask, last, site } = opened([
    ['One', 'Task', 'Checkot', 'Oda Voss'],
    ['Two', 'Task', 'Checkot', ''],
    ['Three', 'Task', '', ''],
  ]);
  site();
  expect(last('guessed').guess.mapping.columns.map(({ target }) => target.kind)).toEqual([
    'field',
    'issue-type',
    'field',
    'field',
  ]);
  const { plan, needed } = last('planned');
  expect(needed.map(({ text }) => text)).toEqual(['Oda Voss']);
  expect([...plan.troubles.keys()]).toEqual([2, 3]);
  expect(plan.states.get(4)).toBe('ready');
  const [group] = plan.groups;
  if (group === undefined) throw new Error('no group');
  expect(group.rows).toEqual([2, 3]);
  ask({ ask: 'fix', key: group.key, text: null });
  const { step } = last('mended');
  if (step === null) throw new Error('nothing was mended');
  ask({ ask: 'event', event: { event: 'do', step } });
  ask({ ask: 'found', found: answers(needed) });
  expect(last('planned').plan.counts).toMatchObject({ ready: 3, problem: 0, asking: 0 });
  expect(last('planned').plan.dry).toMatchObject({ ready: 3, calls: 1, points: 3 });
  ask({ ask: 'event', event: { event: 'undo' } });
  expect(last('planned').plan.counts.problem).toBe(2);
});

it('sets a field for all rows where the sheet has no column for it', () => {
  const { ask, last, site } = opened([['One'], ['Two']], ['Summary']);
  site();
  const group = last('planned').plan.groups.find(({ code }) => code === 'no-type');
  if (group === undefined) throw new Error('no row lacks its type');
  ask({ ask: 'fix', key: group.key, text: 'Task' });
  const { step } = last('mended');
  expect(step?.forAll).toEqual({ fieldId: 'issuetype', name: 'Issue type', before: '', after: 'Task' });
  ask({ ask: 'mapping', mapping: { ...last('guessed').guess.mapping, issueType: 'Task' } });
  expect(last('planned').plan.counts.ready).toBe(2);
});

it('keeps the reason of its guess, and says what a person chose', () => {
  const { ask, last, site } = opened([['One', 'Task', '', '']]);
  site();
  const { guess } = last('guessed');
  const columns = guess.mapping.columns.map((column, at) =>
    at === 2 ? { ...column, target: { kind: 'none' as const } } : column,
  );
  ask({ ask: 'mapping', mapping: { ...guess.mapping, columns } });
  const again = last('guessed').guess.columns;
  expect(again[2]).toMatchObject({ target: { kind: 'none' }, reason: 'You left it out.' });
  expect(again[0]?.reason).toBe(guess.columns[0]?.reason);
});

it('is after a restart where it was, and undoes what was done before it', () => {
  const first = opened([['One', 'Task', '', '']]);
  const { keep } = first.last('opened');
  const step = {
    label: 'Edit',
    changes: [{ op: 'cells' as const, cells: [{ row: 2, column: 0, before: 'One', after: 'Uno' }] }],
  };
  first.ask({ ask: 'resume', sheet: keep ?? '', events: JSON.stringify([{ event: 'do', step }]) });
  expect(unpackRows(first.last('rows').rows)[0]?.cells[0]).toBe('Uno');
  expect(first.last('opened')).toMatchObject({ keep: null, done: [step], undone: [] });
});

it('shows the body of a row, and says what a row lacks that has none', () => {
  const { ask, last, site } = opened([
    ['One', 'Task', '', ''],
    ['Two', 'Bug', '', ''],
  ]);
  site();
  ask({ ask: 'body', row: 2 });
  expect(last('body').body).toMatchObject({ fields: { summary: 'One', issuetype: { id: '10003' } } });
  ask({ ask: 'body', row: 3 });
  expect(last('body')).toMatchObject({ body: null });
  expect(last('body').problem).not.toBeNull();
});

it('says that it is broken rather than leaving anybody to wait', () => {
  const { ask, last } = opened([]);
  ask({ ask: 'begin', table: '{' });
  expect(last('broken').why).not.toBe('');
});

it('puts a text for all rows where it belongs, and takes it back', () => {
  const named = withDefault(NO_MAPPING, 'priority', 'Priority', 'High');
  expect(named.defaults).toEqual([{ fieldId: 'priority', name: 'Priority', text: 'High' }]);
  expect(withDefault(named, 'priority', 'Priority', 'Low').defaults[0]?.text).toBe('Low');
  expect(withDefault(named, 'priority', 'Priority', '').defaults).toEqual([]);
  expect(withDefault(NO_MAPPING, 'issuetype', 'Issue type', 'Bug').issueType).toBe('Bug');
  expect(withDefault(NO_MAPPING, 'parent', 'Parent', '').parent).toBeNull();
});
