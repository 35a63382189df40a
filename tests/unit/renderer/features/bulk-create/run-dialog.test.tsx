import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { EarlierRow, EarlierRows } from '@shared/ipc/bulk';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { ShownPlan } from '../../../../../src/renderer/features/bulk-create/engine/messages';
import { earlierSentence, earlierTitle } from '../../../../../src/renderer/features/bulk-create/run/earlier-words';
import { RunDialog } from '../../../../../src/renderer/features/bulk-create/run/run-dialog';

const size = (ready: number) => ({ ready, calls: 1, points: ready, seconds: 1 });
const PLAN: ShownPlan = {
  states: new Map([2, 3, 4].map((row) => [row, 'ready'])),
  troubles: new Map(),
  parents: new Map(),
  groups: [],
  counts: { ready: 3, problem: 0, asking: 0, held: 0, blank: 0 },
  dry: { ...size(3), rows: 3, keptBack: 0, problems: 0, warnings: 0 },
  missing: [],
};
const AT = new Date(2026, 10, 12, 10, 32).getTime();
const made = (row: number, key: string | null, run: string | null = 'week.csv'): EarlierRow => ({
  row,
  key,
  run,
  createdAt: AT,
});

/** What was asked for: whether earlier rows are created again. */
let runs: boolean[];
let isClosed: boolean;
beforeEach(() => {
  runs = [];
  isClosed = false;
});
function draw(look: () => Promise<Outcome<EarlierRows>>): void {
  render(
    <RunDialog
      plan={PLAN}
      projectName="Storefront"
      projectKey="SHOP"
      onLook={look}
      onRun={(again) => {
        runs.push(again);
        return Promise.resolve(null);
      }}
      onClose={() => (isClosed = true)}
    />,
  );
}
const create = (count: number) => screen.getByRole('button', { name: new RegExp(`^Create ${String(count)} issue`) });

it('says which rows an earlier run has made, leaves them out, and creates them again only for a person who says so', async () => {
  const user = userEvent.setup();
  draw(() => Promise.resolve(succeed({ rows: [made(2, 'SHOP-65'), made(4, null)], others: size(1) })));
  expect(await screen.findByText('2 rows are in Jira or on their way there already.')).toBeVisible();
  expect(
    screen.getByText(/Made by the run “week\.csv” of 12 Nov 2026, 10:32: SHOP-65\. They are left out\./),
  ).toBeVisible();
  expect(screen.getByRole('dialog', { name: 'Create 1 issue in Storefront (SHOP)' })).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'Create them again' }));
  expect(screen.getByText(/They are created once more\./)).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'Create them again' }));
  await user.click(create(1));
  expect([runs, isClosed]).toEqual([[false], true]);
});

it('runs nothing where no row is left, until they are to be created again', async () => {
  const user = userEvent.setup();
  draw(() =>
    Promise.resolve(succeed({ rows: [2, 3, 4].map((row) => made(row, `SHOP-${String(row)}`)), others: size(0) })),
  );
  expect(await screen.findByRole('dialog', { name: 'No row is left to create' })).toBeVisible();
  expect(create(0)).toBeDisabled();
  await user.click(screen.getByRole('checkbox', { name: 'Create them again' }));
  await user.click(create(3));
  expect(runs).toEqual([true]);
});

it('shows first what is found, where the button is pressed before that is known', async () => {
  const user = userEvent.setup();
  let found: (outcome: Outcome<EarlierRows>) => void = () => undefined;
  draw(() => new Promise((resolve) => (found = resolve)));
  await user.click(create(3));
  found(succeed({ rows: [made(2, 'SHOP-65')], others: size(2) }));
  expect(await screen.findByText('Row 2 is in Jira already.')).toBeVisible();
  expect(runs).toEqual([]);
  await user.click(create(2));
  expect(runs).toEqual([false]);
});

it('runs at once what is pressed before that is known, where nothing is found', async () => {
  const user = userEvent.setup();
  let found: (outcome: Outcome<EarlierRows>) => void = () => undefined;
  draw(() => new Promise((resolve) => (found = resolve)));
  await user.keyboard('{Enter}');
  expect(runs).toEqual([]);
  found(succeed({ rows: [], others: size(3) }));
  await expect.poll(() => runs).toEqual([false]);
});

it('says why it could not be looked, and leaves it to the run to hold rows back', async () => {
  const user = userEvent.setup();
  draw(() => Promise.resolve(fail({ kind: 'storage', detail: 'disk full' })));
  expect(await screen.findByRole('alert')).toBeVisible();
  await user.click(create(3));
  expect(runs).toEqual([false]);
});

it('names runs and issues in few words however many there are', () => {
  const many = Array.from({ length: 1_200 }, (_, at) =>
    made(at + 2, `SHOP-${String(at)}`, `week ${String(at % 5)}.csv`),
  );
  expect(earlierTitle(many)).toBe('1,200 rows are in Jira already.');
  expect(earlierSentence(many)).toMatch(
    /“week 0\.csv” of .*“week 2\.csv” of .* and 2 more: SHOP-0, SHOP-1, SHOP-2 and 1,197 more\.$/,
  );
  expect(earlierTitle([made(7, null)])).toBe('Row 7 is on its way to Jira already.');
  expect(earlierSentence([made(7, null, null)])).toBe('Made by the create form on 12 Nov 2026, 10:32.');
});
