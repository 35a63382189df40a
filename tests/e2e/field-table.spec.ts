import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startAtWork, type AtWork } from './support/at-work';
import { root } from './support/environment';
import { TABLE_PLACES } from './support/field-table-places';
import { runTable } from './support/field-table-run';
import { gapsOf, tableText, type Table } from './support/field-table-text';
import { expect, test } from './support/test';

/** FIELD_TABLE=write writes it anew. */
const FILE = join(root, 'docs', 'field-table.md');

let work: AtWork;
test.beforeAll(async () => {
  work = await startAtWork();
});
test.afterAll(async () => {
  await work.end();
});

const tables: Table[] = [];

for (const place of TABLE_PLACES) {
  test(`${place.key}: every row is drawn, named, filled in by keyboard, sent, read back, refused in words, and the same as text`, async () => {
    test.setTimeout(8 * 60_000);
    const { results, bytes } = await runTable(work, place);
    tables.push({ heading: `${place.heading}: ${place.key}`, results });
    if (process.env.FIELD_TABLE !== 'write') expect(gapsOf(results)).toEqual([]);
    // The bytes of the whole body, in its order, beside those of each field.
    expect(bytes[0]).toBe(bytes[1]);
  });
}

test('docs/field-table.md says what the runs came to', async () => {
  const text = await tableText(tables, FILE);
  expect(tables, 'a run that failed has no table').toHaveLength(TABLE_PLACES.length);
  if (process.env.FIELD_TABLE === 'write') writeFileSync(FILE, text);
  expect(tables.flatMap(({ results }) => gapsOf(results))).toEqual([]);
  expect(readFileSync(FILE, 'utf8'), 'docs/field-table.md is stale').toBe(text);
});
