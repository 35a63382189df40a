import { shopRows } from '../../support/bulk/shop-rows';
import { startAtWork } from '../support/at-work';
import { beginRun, dropSheet, expectCreated, expectReady, goToBulk, mapInto, startAnew } from '../support/open-bulk';
import { picture } from '../support/screens';
import { test } from '../support/test';

const BOTH = [900, 1440];

test('a sheet that is dropped a second time', async () => {
  test.setTimeout(240_000);
  const work = await startAtWork({ issues: 60 });
  const { app, page } = work;
  await goToBulk(work);
  await dropSheet(work, 'week 47.csv', shopRows(20));
  await mapInto(work);
  await expectReady(work, '20 of 20 ready');
  await beginRun(work);
  await expectCreated(work, 20);
  await startAnew(work);
  await dropSheet(work, 'week 47, longer.csv', shopRows(26));
  await mapInto(work);
  await expectReady(work, '26 of 26 ready');
  await page.keyboard.press('Control+Enter');
  await page.getByText('20 rows are in Jira already.').waitFor();
  await picture(app, page, 'bulk-again', BOTH);
  await work.end();
});
