import { expect } from '@playwright/test';
import { startAtWork } from '../support/at-work';
import { drop, pastePicture } from '../support/drop-files';
import { openForm, sendForm } from '../support/fill-form';
import { picture } from '../support/screens';
import { test } from '../support/test';

const BOTH = [900, 1440];

test('files of a create form', async () => {
  const work = await startAtWork({ issues: 120 });
  const { app, page } = work;
  try {
    const form = await openForm(page, 'Autotest', 'Task');
    const summary = form.getByRole('textbox', { name: 'Summary' });
    await summary.fill('Voucher stays applied after it is removed');
    await drop(form, [
      { name: 'checkout-server-2026-05-06T14-30-05.log', size: 2_500_000 },
      { name: 'film.mov', size: 12 * 1024 * 1024 },
      { name: 'steps.txt', size: 812 },
    ]);
    await pastePicture(summary);
    const strip = page.getByRole('region', { name: 'Attachments' });
    await expect(strip.getByRole('listitem')).toHaveCount(3);
    await picture(app, page, 'create-files', BOTH);
    // Once more in the height of a picture, so that all of the strip is in it.
    await form.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await picture(app, page, 'create-files', BOTH);
    work.sandbox.faults.plan(
      { method: 'POST', path: /\/attachments$/ },
      {
        kind: 'answer',
        reply: { status: 413, body: { errorMessages: ['The file is larger than allowed.'], errors: {} } },
      },
    );
    await sendForm(page);
    await expect(page.getByText('2 of 3 files are in Jira.')).toBeVisible();
    await picture(app, page, 'create-files-result', BOTH);

    const delivery = await openForm(page, 'Depot deliveries', 'Delivery');
    await delivery.getByRole('textbox', { name: 'Summary' }).fill('Pallets of steel');
    await page.getByRole('button', { name: 'Create issue' }).click();
    await expect(delivery.getByText('Jira wants Labels filled in.').first()).toBeVisible();
    await picture(app, page, 'create-validators', BOTH);
  } finally {
    await work.end();
  }
});
