import { expect, it } from 'vitest';
import { keptSettings } from '@shared/bulk/sheet-settings';
import { succeed } from '@shared/ipc/outcome';
import { makeRun } from '../../../../../src/main/features/bulk/begin-run';
import { planKept } from '../../../../../src/main/features/bulk/kept-plan';
import { findMadeBefore } from '../../../../../src/main/features/bulk/made-before';
import { SITE } from '../../../../support/bulk/sample-site';
import { outboxAlone, planned, REF } from './begun';

const ROWS = 3_000;
const EDITS = 600;

/** How often others had their turn meanwhile. */
async function turnsOf<T>(work: () => Promise<T>): Promise<{ readonly turns: number; readonly value: T }> {
  let turns = 0;
  let isOver = false;
  const next = (): void => {
    turns += 1;
    if (!isOver) setImmediate(next);
  };
  setImmediate(next);
  const value = await work();
  isOver = true;
  return { turns, value };
}

it('lets others have their turn while a large sheet is planned, compiled, journalled and held against earlier runs', async () => {
  const cells = Array.from({ length: ROWS }, (_, at) => ['', `Row ${String(at)}`, 'Story', '', '', '']);
  const { sheet, mapping } = planned(cells);
  const events = Array.from({ length: EDITS }, (_, at) => ({
    event: 'do',
    step: {
      label: 'Edit',
      changes: [
        {
          op: 'cells',
          cells: [{ row: at + 2, column: 1, before: `Row ${String(at)}`, after: `Mended ${String(at)}` }],
        },
      ],
    },
  }));
  const kept = {
    id: 's',
    fileName: 'plan.csv',
    sheet: JSON.stringify(sheet),
    events: JSON.stringify(events),
    written: 1,
    settings: keptSettings({ projectId: SITE.project.id, mapping, mapped: true }),
  };
  const plan = await turnsOf(() => planKept(SITE, kept));
  expect(plan.value.plan.counts.ready).toBe(ROWS);
  expect(plan.value.plan.rows[0]?.summary).toBe('Mended 0');
  // The rows are read forty at a time, looked at beside each other in a few steps, and the log is gone through ten steps at a time.
  expect(plan.turns).toBeGreaterThan(ROWS / 40 + EDITS / 10);

  const run = await turnsOf(() =>
    makeRun({ id: 'run', ref: REF, site: SITE, plan: plan.value.plan, title: 't', createdAt: 1, rows: null }),
  );
  expect(run.turns).toBeGreaterThan(ROWS / 30);

  const { journal, outbox } = outboxAlone();
  const added = await turnsOf(() => outbox.addRun(run.value));
  expect(added.value).toMatchObject({ ok: true, value: { total: ROWS } });
  expect(added.turns).toBeGreaterThan(ROWS / 600);

  const earlier = (summaries: readonly string[]) =>
    Promise.resolve(succeed(journal.earlierCreates(REF, SITE.project.key, summaries)));
  const before = await turnsOf(() =>
    findMadeBefore({ site: SITE, plan: plan.value.plan, rows: null, own: new Map(), earlier }),
  );
  expect(before.value).toMatchObject({ ok: true, value: expect.objectContaining({ size: ROWS }) as unknown });
  expect(before.turns).toBeGreaterThan(ROWS / 30 + (2 * ROWS) / 300);
});
