import { startAtWork, type AtWork } from './support/at-work';
import { faultsOf } from './support/axe';
import { expect, test } from './support/test';
import { monstrousForm, simpleForm } from './support/two-forms';

let work: AtWork;
test.beforeAll(async () => {
  work = await startAtWork();
});
test.afterAll(async () => {
  await work.end();
});

test('axe finds nothing on a form of a few fields', async () => {
  await simpleForm(work.page);
  expect(await faultsOf(work.page)).toEqual([]);
});

test('axe finds nothing on a form of 200 fields, all unfolded', async () => {
  await monstrousForm(work.page);
  expect(await faultsOf(work.page)).toEqual([]);
});
