import type { Locator } from '@playwright/test';
import { startAtWork, type AtWork } from './support/at-work';
import { drop, pastePicture } from './support/drop-files';
import { openForm, sendForm } from './support/fill-form';
import { expect, test } from './support/test';

/** What only a browser that lays things out can show of the create form. */
let work: AtWork;
test.beforeAll(async () => {
  work = await startAtWork();
});
test.afterAll(async () => {
  await work.end();
});

/** Left, top, right and bottom of what is drawn, in CSS pixels. */
async function edges(place: Locator): Promise<{ left: number; top: number; right: number; bottom: number }> {
  return place.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  });
}

const projectBox = (form: Locator): Locator => form.getByRole('combobox', { name: 'Project', exact: true });

test('a notice of many lines holds them all, and the fields stand below it', async () => {
  const { page } = work;
  const form = await openForm(page, 'Storefront', 'Bug');
  await page.getByRole('button', { name: 'Paste a payload' }).click();
  const body = { fields: { project: { id: '10020' }, summary: 'Pasted', foo: 1, bar: 2 }, a: 1, b: 2, c: 3 };
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(JSON.stringify(body));
  await dialog.getByRole('button', { name: /Fill/ }).click();
  const notice = form.getByRole('status').filter({ hasText: 'are left out' });
  await expect(notice).toBeVisible();
  const spilt = await notice.evaluate((element) => element.scrollHeight - element.clientHeight);
  expect(spilt).toBe(0);
  const heading = await edges(form.getByRole('heading', { name: /^Required/ }));
  expect(heading.top).toBeGreaterThanOrEqual((await edges(notice)).bottom);
  await notice.getByRole('button', { name: 'Understood' }).click();
});

test('the boxes of project and type keep their width, and the list under one shows names and keys whole', async () => {
  const { page } = work;
  const form = await openForm(page, 'Payments', 'Rollout');
  const before = await edges(projectBox(form));
  await openForm(page, 'Kitchen sink', 'Everything required');
  const after = await edges(projectBox(form));
  // The key beside the name takes as much as it needs; the box that holds both is compared.
  const type = form.getByRole('combobox', { name: 'Issue type', exact: true });
  expect(after.left).toBe(before.left);
  const box = projectBox(form).locator('..');
  const [project, issueType] = [await edges(box), await edges(type.locator('..'))];
  expect(project.right - project.left).toBeCloseTo(issueType.right - issueType.left, 0);
  await projectBox(form).click();
  const row = page.getByRole('option', { name: /Supplier onboarding/ });
  await expect(row).toBeVisible();
  const cut = await row.evaluate(
    (element) =>
      [...element.querySelectorAll('span')].filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length,
  );
  expect(cut).toBe(0);
  await page.keyboard.press('Escape');
});

test('a missing text takes the focus itself, with what is wrong with it in sight', async () => {
  const { page } = work;
  const form = await openForm(page, 'Kitchen sink', 'Everything required');
  await form.getByRole('textbox', { name: 'Summary' }).fill('Nothing else');
  await page.getByRole('button', { name: 'Create issue' }).click();
  await expect(form.getByRole('textbox', { name: 'Description' })).toBeFocused();
  const told = await edges(form.getByText('Description is required.'));
  expect(told.bottom).toBeLessThanOrEqual((await edges(form)).bottom);
  await page.getByRole('button', { name: 'Clear the form' }).click();
});

test('files that are dropped out of sight of their list are told, and what was left out stays told', async () => {
  const { page } = work;
  const form = await openForm(page, 'Supplier onboarding', 'Supplier dossier');
  await form.getByRole('button', { name: /^Optional/ }).click();
  await drop(form, [
    { name: 'ok.txt', size: 3 },
    { name: 'empty.txt', size: 0 },
  ]);
  await expect(page.getByText('One file was not added, one file was')).toBeVisible();
  const list = page.getByRole('region', { name: 'Attachments' });
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(list.getByText('empty.txt is empty')).toBeInViewport();
  await drop(form, [{ name: 'more.txt', size: 3 }]);
  await expect(list.getByText('more.txt')).toBeVisible();
  await expect(list.getByText('empty.txt is empty')).toBeVisible();
  await list.getByRole('button', { name: 'Close' }).click();
  await expect(list.getByText('empty.txt is empty')).toHaveCount(0);

  await pastePicture(form.getByRole('textbox', { name: 'Description' }));
  await expect(page.getByText('image.png is under Attachments, not in the text')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the form' }).click();
});

test('a form that takes no files says so while one is held over it and when it is let go', async () => {
  const { page } = work;
  const form = await openForm(page, 'Payments', 'Rollout');
  const why = page.getByText('Jira offers no Attachment field on this form, so it takes no files');
  const held = await page.evaluateHandle(() => {
    const made = new DataTransfer();
    made.items.add(new File(['x'], 'x.txt'));
    return made;
  });
  await form.dispatchEvent('dragover', { dataTransfer: held });
  await expect(why).toBeVisible();
  await form.dispatchEvent('dragleave', { dataTransfer: held });
  await expect(why).toHaveCount(0);
  await drop(form, [{ name: 'x.txt', size: 3 }]);
  await expect(why).toBeVisible();
});

test('what was learned stands at its field in line with its neighbour, with the form that Jira wants', async () => {
  const { page } = work;
  const form = await openForm(page, 'Depot deliveries', 'Delivery');
  await form.getByRole('textbox', { name: 'Summary' }).fill('Pallets of glass');
  await page.getByRole('button', { name: 'Create issue' }).click();
  await expect(form.getByText('Jira wants Labels filled in.')).toBeVisible();
  await form.getByRole('textbox', { name: 'Order number' }).fill('12');
  const labels = form.getByRole('combobox', { name: 'Labels' });
  await labels.fill('glass');
  await labels.press('Enter');
  await labels.press('Escape');
  await page.getByRole('button', { name: 'Create issue' }).click();
  await expect(form.getByText(/two letters, a dash and six digits/)).toBeVisible();
  await form.getByRole('textbox', { name: 'Order number' }).fill('AB-123456');
  await sendForm(page);
  await page.getByRole('button', { name: 'Create another', exact: true }).click();
  await expect(form.getByText(/^Jira refused without it: .*two letters, a dash and six digits/)).toBeVisible();
  await expect(form.getByText('0 of 3 ready, 2 learned')).toBeVisible();
  const [learned, plain] = [
    form.getByRole('combobox', { name: 'Labels' }),
    form.getByRole('combobox', { name: 'Reporter' }),
  ];
  expect((await edges(learned.locator('..').locator('..'))).top).toBeCloseTo((await edges(plain.locator('..'))).top, 0);
});
