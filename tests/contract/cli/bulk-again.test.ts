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
