import { describe, expect, it } from 'vitest';
import { finalBody, previewBody } from '@shared/bulk/final-body';
import { beginRun, runOf } from '../../../../../src/main/features/bulk/begin-run';
import { changesOf } from '../../../../../src/main/features/create/submit';
import { followerId, rowChangeId } from '../../../../../src/main/features/bulk/run-id';
import { SITE } from '../../../../support/bulk/sample-site';
import { FAMILY, outboxAlone, planned, REF } from './begun';

const ID = '00000000-0000-8000-8000-000000000001';
const { plan } = planned(FAMILY);
const WANTED = { id: ID, ref: REF, site: SITE, plan, title: 'plan.csv', createdAt: 1, rows: null };

describe('a plan as a run', () => {
  it('has every ready row, parents first, each with the body of the dry run', () => {
    const { rows } = runOf(WANTED);
    expect(rows.map(({ title }) => title)).toEqual([
      'Epic of wrapping',
      'Bug of ribbon',
      'Story of paper',
      'Sub-task of tape',
    ]);
    expect(rows.map(({ parent }) => parent)).toEqual([null, null, 0, 2]);
    for (const { id, body } of rows) {
      const row = plan.rows.find(({ number }) => rowChangeId(ID, number) === id);
      const dry = row === undefined ? null : previewBody(SITE, row);
      expect({ ...body, properties: undefined }).toEqual(
        dry?.ok === true ? { ...dry.body, properties: undefined } : null,
      );
      expect(JSON.stringify(body)).toContain(`"value":{"id":"${id}"}`);
    }
  });

  it('is journalled in one commit, links behind their issues, and once however often it is asked for', async () => {
    const { journal, outbox } = outboxAlone();
    await expect(beginRun(outbox, WANTED)).resolves.toMatchObject({ ok: true, value: { total: 5 } });
    await expect(beginRun(outbox, WANTED)).resolves.toMatchObject({ ok: true, value: { id: ID, total: 5 } });
    const changes = journal.ofGroup(REF, ID, 0, 100);
    expect(changes.map(({ kind }) => kind)).toEqual(['create', 'create', 'create', 'link', 'create']);
    const link = changes.find(({ kind }) => kind === 'link');
    expect(link).toMatchObject({
      id: followerId(ID, 3, 0),
      after: rowChangeId(ID, 3),
      body: { kind: 'link', otherKey: 'SHOP-12' },
    });
  });

  it('names a parent that an earlier run has made by its key, and makes it no second time', () => {
    const rows = runOf({ ...WANTED, created: new Map([[2, 'SHOP-77']]) }).rows;
    expect(rows.map(({ title }) => title)).toEqual(['Bug of ribbon', 'Story of paper', 'Sub-task of tape']);
    const story = plan.rows.find(({ number }) => number === 3);
    const wanted = { changeId: rowChangeId(ID, 3), parentKey: 'SHOP-77' };
    expect(story === undefined ? null : finalBody(SITE, story, wanted)).toMatchObject({ body: rows[1]?.body });
    expect(rows[1]).toMatchObject({ parent: null, body: { fields: { parent: { key: 'SHOP-77' } } } });
  });

  it('leaves out a row whose parent is in no run, and fails where nothing is left', async () => {
    expect(runOf({ ...WANTED, rows: new Set([4, 5]) }).rows.map(({ title }) => title)).toEqual(['Bug of ribbon']);
    const { outbox } = outboxAlone();
    await expect(beginRun(outbox, { ...WANTED, rows: new Set([4]) })).resolves.toMatchObject({
      failure: { kind: 'invalid-input' },
    });
  });

  it('has the bodies that the create form would send for the same values, byte for byte', () => {
    const run = runOf(WANTED);
    const bodies = new Map(run.rows.map(({ id, body }) => [id, JSON.stringify(body)]));
    for (const { number, form, values, parent } of plan.rows) {
      const type = SITE.types.find((each) => each === form);
      if (type === undefined || parent?.kind === 'row') continue;
      const filled = parent === null ? values : { ...values, parent: { key: parent.key, summary: '' } };
      const submitted = changesOf(
        {
          site: REF,
          project: { ...SITE.project, typeKey: 'software' },
          issueType: { ...type.issueType, description: '' },
          fields: type.fields,
          values: filled,
          filled: [],
        },
        1,
        () => rowChangeId(ID, number),
      );
      expect(submitted.ok ? JSON.stringify(submitted.value.change.body) : '').toBe(bodies.get(rowChangeId(ID, number)));
    }
  });

  it('gives each row of each run an id of its own, the same each time', () => {
    const ids = [1, 2, 3].flatMap((row) => [rowChangeId(ID, row), rowChangeId('other', row), followerId(ID, row, 0)]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(rowChangeId(ID, 2)).toBe(rowChangeId(ID, 2));
  });
});
