import { shopRows } from '../../support/bulk/shop-rows';
import { startAtWork } from '../support/at-work';
import { beginRun, dropFile, dropSheet, expectReady, mapInto, startAnew } from '../support/open-bulk';
import { picture } from '../support/screens';
import { expect, test } from '../support/test';

const BOTH = [900, 1440];

test('runs in the outbox: under way, open, refused', async () => {
  test.setTimeout(240_000);
  const work = await startAtWork({ issues: 120, enforceLimits: true, limits: ['post=1/4s'] });
  const { app, page } = work;
  const outbox = page.getByRole('navigation', { name: 'Workbench' }).getByRole('button', { name: /^Outbox/ });
  const list = page.getByRole('listbox', { name: 'Changes' });
  await startAnew(work);
  const rows = [
    'Summary;Type;Parent;Labels;Order number',
    'Paper for the depot;Delivery;;paper;AB-123456',
    'Ribbon for the depot;Delivery;;ribbon;wrong',
    'Unload the ribbon;Sub-task;#3;hands;',
    'Cards for the depot;Delivery;;paper;AB-123457',
  ];
  await dropFile(work, 'deliveries.csv', rows.join('\n'));
  await mapInto(work, 'Depot');
  await expectReady(work, '4 of 4 ready');
  await beginRun(work);
  await outbox.click();
  await expect(list.getByRole('option', { name: /deliveries\.csv.*1 needs you/ })).toBeVisible({ timeout: 40_000 });
  await startAnew(work);
  await dropSheet(work, 'autumn-catalogue.csv', shopRows(400));
  await mapInto(work);
  await expectReady(work, '400 of 400 ready');
  await beginRun(work);
  await outbox.click();
  await expect(list.getByRole('option', { name: /autumn-catalogue\.csv.* left/ })).toBeVisible({ timeout: 60_000 });
  await list.focus();
  await picture(app, page, 'outbox-runs', BOTH);
  await page.keyboard.press('ArrowRight');
  await list
    .getByRole('option', { name: /Row \d/ })
    .first()
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await picture(app, page, 'outbox-run-open', BOTH);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await list.getByRole('option', { name: /deliveries\.csv/ }).click();
  await picture(app, page, 'outbox-run-refused', BOTH);
  await list.focus();
  await page.keyboard.press('ArrowRight');
  await list.getByRole('option', { name: /Row 3 Ribbon for the depot/ }).click();
  await picture(app, page, 'outbox-run-row', BOTH);
  await work.end();
});
