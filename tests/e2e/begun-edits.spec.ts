import { startAtWork, type AtWork } from './support/at-work';
import { newIssue } from './support/on-site';
import { openByKey } from './support/open-issue';
import { expect, test } from './support/test';

let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork();
});
test.afterAll(async () => {
  await work.end();
});

const DESCRIPTION = {
  version: 1,
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Before' }] }],
};

test('a description that is being edited is there after another issue; untouched, Escape closes its editor', async () => {
  const { page } = work;
  const [first, second] = [
    await newIssue(work, 'Is edited for long', { description: DESCRIPTION }),
    await newIssue(work, 'Comes in between'),
  ];
  const place = (await openByKey(page, first)).getByRole('region', { name: 'Description' });
  const pencil = place.getByRole('button', { name: 'Edit Description' });
  const text = place.getByRole('textbox', { name: 'Description' });
  await pencil.focus();
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(text).toBeHidden();
  await expect(pencil).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' and after');
  await expect(text).toHaveText('Before and after');
  await page.keyboard.press('Escape');
  await expect(text).toHaveText('Before and after');
  await openByKey(page, second);
  await openByKey(page, first);
  await expect(place.getByText('A change of Description was begun.')).toBeVisible();
  await place.getByRole('button', { name: 'Go on' }).click();
  await expect(text).toHaveText('Before and after');
  await page.keyboard.press('Control+Enter');
  await expect(text).toBeHidden();
  await expect(place).toContainText('Before and after');
  await expect(place.getByText('A change of Description was begun.')).toBeHidden();
});
