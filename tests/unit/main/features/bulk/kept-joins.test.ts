import { beforeEach, expect, it } from 'vitest';
import { keptSettings, readSettings } from '@shared/bulk/sheet-settings';
import type { ChangeState } from '@shared/ipc/change';
import { createKeptJoins } from '../../../../../src/main/features/bulk/kept-joins';
import { asRemote } from '../../storage/temporary-database';
import { REF } from './begun';
import { keptFamily } from './kept-family';

const { accountId, cloudId } = REF;
const ID = 's';
const LEFT_OUT = 'Sub-task of tape';

let family: ReturnType<typeof keptFamily>;
let joins: ReturnType<typeof createKeptJoins>;
let clock: number;
const troubles: unknown[] = [];

/** A sheet of which row 4 had no summary when its run was begun; it was mended since and told to join. */
beforeEach(async () => {
  family = keptFamily(ID);
  const { sheets, outbox, runs, settings, edit, begin } = family;
  clock = 0;
  troubles.length = 0;
  joins = createKeptJoins({
    sheets: asRemote(sheets),
    groups: (site) => outbox.groups(site),
    begin: (site, id, rows) => runs.begin(site, id, { rows, fieldsMark: null, again: false, readyOnly: true }),
    now: () => clock,
    troubled: (error) => troubles.push(error),
  });
  edit(4, LEFT_OUT, '');
  await begin();
  edit(4, '', LEFT_OUT);
  sheets.saveSettings(accountId, cloudId, ID, keptSettings({ ...settings, joining: [4] }), 8);
});

const inRuns = () =>
  family
    .rows()
    .map(({ row }) => row)
    .sort((a, b) => a - b);
const kept = () => readSettings(family.sheets.load(accountId, cloudId, ID)?.settings ?? {}).joining;
function pause(paused: boolean): void {
  for (const { id } of family.journal.groups(accountId, cloudId)) family.journal.pauseGroup(REF, id, paused);
}
function endAll(to: ChangeState): void {
  for (const { changeId } of family.rows()) family.journal.move(REF, changeId, ['queued'], to, 'Ended', 9);
}

it('has mended rows join the run when the program starts again, each once', async () => {
  await joins.look(REF);
  await joins.look(REF);
  expect(inRuns()).toEqual([2, 3, 4, 5]);
  expect(kept()).toBeUndefined();
  expect(troubles).toEqual([]);
});

it('says so in the list of sheets until they have', async () => {
  const [sheet] = family.sheets.list(accountId, cloudId, { text: '', most: 9 }).sheets;
  expect(sheet).toMatchObject({ open: 3, joining: 1 });
  await joins.look(REF);
  expect(family.sheets.list(accountId, cloudId, { text: '', most: 9 }).sheets[0]).not.toHaveProperty('joining');
});

it('waits while the run is paused, and goes on with it', async () => {
  pause(true);
  await joins.look(REF);
  expect(inRuns()).toEqual([2, 3, 5]);
  expect(kept()).toEqual([4]);
  pause(false);
  await joins.look(REF);
  expect(inRuns()).toEqual([2, 3, 4, 5]);
});

it('lets them join though the run has ended meanwhile', async () => {
  for (const { row, changeId } of family.rows()) {
    const key = `SHOP-${String(row)}`;
    family.journal.move(REF, changeId, ['queued'], { state: 'applied', issueId: key, issueKey: key }, 'Created', 9);
  }
  await joins.look(REF);
  expect(inRuns()).toEqual([2, 3, 4, 5]);
});

it('lets nothing join a run that was stopped', async () => {
  endAll({ state: 'discarded' });
  await joins.look(REF);
  expect(inRuns()).toEqual([2, 3, 5]);
  expect(kept()).toBeUndefined();
});

it('leaves a sheet alone that a page shows, and takes over once it is left', async () => {
  joins.shows(REF, ID);
  await joins.look(REF);
  expect(inRuns()).toEqual([2, 3, 5]);
  await joins.left(REF, ID);
  expect(inRuns()).toEqual([2, 3, 4, 5]);
});

it('forgets a row that is not ready any more: the sheet says why', async () => {
  family.edit(4, LEFT_OUT, '');
  await joins.look(REF);
  expect(inRuns()).toEqual([2, 3, 5]);
  expect(kept()).toBeUndefined();
});

it('tries again in a while where the project could not be read', async () => {
  family.site.readable = false;
  await joins.look(REF);
  expect(kept()).toEqual([4]);
  family.site.readable = true;
  await joins.look(REF);
  expect(inRuns()).toEqual([2, 3, 5]);
  clock = 60_000;
  await joins.look(REF);
  expect(inRuns()).toEqual([2, 3, 4, 5]);
});
