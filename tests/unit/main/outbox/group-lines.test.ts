import { beforeEach, expect, it } from 'vitest';
import type { ChangeState, GroupLines } from '@shared/ipc/change';
import { createOutbox, type Outbox } from '../../../../src/main/outbox/outbox';
import { Journal } from '../../../../src/main/outbox/journal';
import { Sheets } from '../../../../src/main/outbox/sheets';
import { asRemote, temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';
import { anIssue } from './an-issue';

const REFUSED: ChangeState = { state: 'rejected', failure: { kind: 'not-permitted', messages: [] } };
const UNSURE: ChangeState = { state: 'unsure', candidates: [] };

let journal: Journal;
let sheets: Sheets;
let outbox: Outbox;

/** An epic with a story under it, which has a sub-task; and one by itself. */
beforeEach(() => {
  const connection = temporaryConnection();
  journal = new Journal(connection);
  sheets = new Sheets(connection);
  outbox = createOutbox({
    journal: asRemote(journal),
    runner: { wake: () => undefined, settled: () => Promise.resolve(null) },
    now: () => 5,
    findIssue: anIssue,
    changed: () => undefined,
  });
  const numbers = ['epic', 'story', 'sub-task', 'alone'].map((changeId, at) => ({ number: at + 2, changeId }));
  sheets.noteRun(SITE.accountId, SITE.cloudId, 'sheet', 'run', numbers);
  journal.addGroup({ id: 'run', ...SITE, title: 'plan.csv', createdAt: 1 }, [
    aChange('epic'),
    aChange('story', { after: 'epic' }),
    aChange('sub-task', { after: 'story' }),
    aChange('alone'),
  ]);
});

const idsOf = ({ lines }: GroupLines): string[] => lines.map(({ id }) => id);

it('are all changes of the group with the rows that they were made of', () => {
  const read = journal.groupLines(SITE, 'run', 0);
  expect(read.sheetId).toBe('sheet');
  expect(read.lines.map(({ id, row }) => [id, row])).toEqual([
    ['epic', 2],
    ['story', 3],
    ['sub-task', 4],
    ['alone', 5],
  ]);
  expect(JSON.stringify(read)).not.toContain('"body"');
});

it('are afterwards those alone that have moved, with all that waits for them', () => {
  // The newest event is told once more: it may have taken the place of one that was told.
  journal.move(SITE, 'alone', ['queued'], { state: 'sending' }, 'Sent', 2);
  const { since } = journal.groupLines(SITE, 'run', 0);
  expect(idsOf(journal.groupLines(SITE, 'run', since))).toEqual(['alone']);
  journal.move(SITE, 'epic', ['queued'], REFUSED, 'Refused', 3);
  const moved = journal.groupLines(SITE, 'run', since);
  expect(idsOf(moved)).toEqual(['epic', 'story', 'sub-task', 'alone']);
  expect(moved.lines.map(({ waitsFor }) => waitsFor?.id ?? null)).toEqual([null, 'epic', 'epic', null]);
});

it('of which no answer came are looked for again at once, but for what arrived late', async () => {
  journal.move(SITE, 'epic', ['queued'], UNSURE, 'x', 2);
  journal.move(SITE, 'alone', ['queued'], { ...UNSURE, late: 'twice' }, 'x', 2);
  await expect(outbox.lookAgain(SITE, 'run')).resolves.toMatchObject({ ok: true, value: { counts: { unknown: 1 } } });
  expect(journal.get(SITE, 'epic')?.status).toEqual({ state: 'unknown', looks: 0, nextLookAt: 5 });
  expect(journal.get(SITE, 'alone')?.status.state).toBe('unsure');
});

it('that were refused are given up alone when that is asked for', async () => {
  journal.move(SITE, 'epic', ['queued'], REFUSED, 'x', 2);
  await outbox.discardGroup(SITE, 'run', true);
  expect(journal.groupLines(SITE, 'run', 0).lines.map(({ status }) => status.state)).toEqual([
    'discarded',
    'queued',
    'queued',
    'queued',
  ]);
});

it('go to one project, which the group names', () => {
  expect(journal.groups(SITE.accountId, SITE.cloudId)[0]).toMatchObject({
    projectKey: aChange('x').projectKey,
    total: 4,
  });
  journal.addGroup({ id: 'mixed', ...SITE, title: 'both', createdAt: 2 }, [
    aChange('here'),
    { ...aChange('there'), projectKey: 'OTHER' },
  ]);
  expect(journal.group(SITE, 'mixed')).not.toHaveProperty('projectKey');
});
