import { startAtWork } from '../support/at-work';
import { picture } from '../support/screens';
import { test } from '../support/test';
import { monstrousForm, simpleForm } from '../support/two-forms';

const BOTH = [900, 1440];

test('create, a form of a few fields and one of 200', async () => {
  const work = await startAtWork();
  const { app, page } = work;
  try {
    await simpleForm(page);
    await picture(app, page, 'create-simple', BOTH);
    const form = await monstrousForm(page);
    await picture(app, page, 'create-200-fields', BOTH);
    await form.getByRole('combobox').nth(12).scrollIntoViewIfNeeded();
    await picture(app, page, 'create-200-fields-below', BOTH);
  } finally {
    await work.end();
  }
});
