import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { summaryOf } from '../../support/bulk/shop-rows';
import { bulkAtASite } from './bulk-at-a-site';

const at = bulkAtASite(60);
const run = (name: string, ...args: readonly string[]) => at.bulk(name, '--type', 'Task', '--run', ...args);
/** How often each summary that begins like this is in the sandbox. */
function made(beginning: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { values } of at.sandbox.world.sites.flatMap(({ issues }) => issues)) {
    const summary = summaryOf(values);
    if (summary.startsWith(beginning)) counts[summary] = (counts[summary] ?? 0) + 1;
  }
  return counts;
}

it('creates a row once though others were mended, added and moved before the sheet is run again', async () => {
  at.file('plan.csv', 'Summary,Priority\nWrap one,High\nWrap two,Hihg\n');
  const first = await run('plan.csv', '--ready-only');
  expect(first).toMatchObject({ code: 1 });
  expect(made('Wrap')).toEqual({ 'Wrap one': 1 });
  const keyOfOne = first.lines.find((one) => one['row'] === 2)?.['key'];

  at.file('plan.csv', 'Summary,Priority\nWrap zero,Low\nWrap two,High\nWrap one,High\n');
  const second = await run('plan.csv', '--out', at.file('out.csv'));
  expect(second).toMatchObject({ code: 0 });
  expect(made('Wrap')).toEqual({ 'Wrap zero': 1, 'Wrap one': 1, 'Wrap two': 1 });
  expect(second.stderr).toContain('1 row is in Jira (');
  expect(second.lines.find((one) => one['row'] === 4)).toMatchObject({ state: 'created', key: keyOfOne });
  expect(readFileSync(at.file('out.csv'), 'utf8')).toContain(String(keyOfOne));

  // The same again tells the same.
  const third = await run('plan.csv');
  expect(third).toMatchObject({ code: 0 });
  expect(third.lines.find((one) => one['row'] === 4)).toMatchObject({ state: 'created', key: keyOfOne });
  expect(made('Wrap')).toEqual({ 'Wrap zero': 1, 'Wrap one': 1, 'Wrap two': 1 });
}, 60_000);

it('sends nothing when every row is in Jira already, and all of them once more under another name', async () => {
  at.file('plan.csv', 'Summary\nRibbon one\nRibbon two\n');
  await expect(run('plan.csv')).resolves.toMatchObject({ code: 0 });
  at.file('turned.csv', 'Summary\nRibbon two\nRibbon one\n');
  const turned = await run('turned.csv');
  expect(turned).toMatchObject({ code: 0 });
  expect(turned.lines.filter((one) => one['state'] === 'created')).toHaveLength(2);
  expect(made('Ribbon')).toEqual({ 'Ribbon one': 1, 'Ribbon two': 1 });
  await expect(run('turned.csv', '--as', 'once-more')).resolves.toMatchObject({ code: 0 });
  expect(made('Ribbon')).toEqual({ 'Ribbon one': 2, 'Ribbon two': 2 });
}, 60_000);

it('says in the dry run what the run would then do: rows that are in Jira are left out of both', async () => {
  const dry = () => at.bulk('plan.csv', '--type', 'Task', '--dry-run');
  at.file('plan.csv', 'Summary\nBow one\nBow two\n');
  expect((await dry()).lines.at(-1)).toMatchObject({ summary: { rows: 2, bodies: 2, already: 0, calls: 1 } });
  const first = await run('plan.csv');
  const keys = first.lines.flatMap(({ key }) => (typeof key === 'string' ? [key] : []));
  const same = await dry();
  expect(same.lines.at(-1)).toMatchObject({ summary: { rows: 2, bodies: 0, already: 2, calls: 0, points: 0 } });
  expect(same.stderr).toContain('--run would go on with the run that began');

  at.file('plan.csv', 'Summary\nBow zero\nBow two\nBow one\n');
  const moved = await dry();
  expect(moved.lines.filter(({ row, state }) => row !== undefined && state !== undefined)).toMatchObject([
    { row: 2, state: 'ready', body: { fields: { summary: 'Bow zero' } } },
    { row: 3, state: 'created', key: keys[1] },
    { row: 4, state: 'created', key: keys[0] },
  ]);
  expect(moved.lines.at(-1)).toMatchObject({ summary: { rows: 3, bodies: 1, already: 2, calls: 1, points: 1 } });
  expect(moved.stderr).toContain('2 rows are in Jira (');
  const second = await run('plan.csv');
  expect(second.stderr).toContain('1 row is in the outbox.');
}, 60_000);

it('says once more why a row is in no run, and what is wrong in which cell', async () => {
  at.file('plan.csv', 'Summary,Assignee\nTape one,Mara Lind\nTape two,Nobdy Atall\n');
  const first = await run('plan.csv', '--ready-only');
  const second = await run('plan.csv', '--ready-only');
  const told = ({ lines }: typeof first) => lines.filter(({ row }) => row === 3);
  expect(told(second)).toMatchObject([
    { problem: 'not-found', cell: 'B3', wrong: 'Nobdy Atall' },
    { state: 'kept-back', reason: expect.stringContaining('Nobody who may be assigned here') as string },
  ]);
  expect(told(second)).toEqual(told(first));
}, 60_000);

it('sends the mended rows of --failed in the place of those that were refused, with the rows below them', async () => {
  const [site] = at.sandbox.world.sites;
  const shop = site?.projects.find(({ key }) => key === 'SHOP');
  const epicId = site?.issueTypes.find(({ name }) => name === 'Epic')?.id ?? '';
  const rules = shop?.screens[epicId]?.createValidators;
  if (rules === undefined) throw new Error('SHOP has no Epic.');
  rules.push({
    fieldId: 'summary',
    message: 'Begin with the shop.',
    rule: { kind: 'pattern', pattern: '(Shop|Other).*' },
  });
  at.file('plan.csv', 'Summary,Type,Epic Name,Parent\nWrapping,Epic,Wrapping,\nFoil,Story,,#2\n');
  const failed = at.file('failed.csv');
  const first = await at.bulk('plan.csv', '--run', '--failed', failed);
  expect(first.lines.filter(({ state }) => state !== undefined)).toMatchObject([
    { row: 2, state: 'refused' },
    { row: 3, state: 'given-up' },
  ]);
  const text = readFileSync(failed, 'utf8');
  at.file('failed.csv', text.replace('Wrapping,Epic', 'Shop wrapping,Epic'));
  const second = await at.bulk('failed.csv', '--run');
  expect(second).toMatchObject({ code: 0 });
  // The first run tells of the same issues, and a file that is given once more makes none.
  const keys = second.lines.flatMap(({ key }) => (typeof key === 'string' ? [key] : []));
  expect(keys).toHaveLength(2);
  at.file('failed.csv', text.replace('Wrapping,Epic', 'Other wrapping,Epic'));
  const third = await at.bulk('failed.csv', '--run');
  expect(third.lines.flatMap(({ key }) => (typeof key === 'string' ? [key] : []))).toEqual(keys);
  expect(made('Foil')).toEqual({ Foil: 1 });
  expect(made('Other')).toEqual({});
}, 60_000);
