import { expect } from '@playwright/test';
import { startAtWork } from '../support/at-work';
import { choose, openForm } from '../support/fill-form';
import { newIssue } from '../support/on-site';
import { openByKey } from '../support/open-issue';
import { picture } from '../support/screens';
import { test } from '../support/test';

const BOTH = [900, 1440];

test('drafts, templates, a clone and a sub-task', async () => {
  const work = await startAtWork({ issues: 120 });
  const { app, page } = work;
  try {
    const form = await openForm(page, 'Storefront', 'Bug');
    const summary = form.getByRole('textbox', { name: 'Summary' });
    for (const text of [
      'Receipt shows the price before the discount, but only after the second page has been opened twice',
      'Search forgets the filter',
      'Check build {{prompt:Which build?}} on {{today}}',
    ]) {
      if ((await summary.inputValue()) !== '') await page.getByRole('button', { name: 'New draft' }).click();
      await expect(summary).toHaveValue('');
      await summary.fill(text);
      await expect(page.getByText(/Draft saved/)).toBeVisible();
    }
    await page.getByRole('button', { name: /^Drafts/ }).click();
    await expect(page.getByRole('dialog', { name: 'Drafts' }).getByRole('listitem')).toHaveCount(3);
    await picture(app, page, 'create-drafts', BOTH);
    await page.keyboard.press('Escape');

    await choose(form, 'QA owner', 'Mara Lind');
    await page.getByRole('button', { name: /^Template:/ }).click();
    await page.getByRole('menuitem', { name: 'Save as a template' }).click();
    const save = page.getByRole('dialog', { name: 'Save as a template' });
    await save.getByRole('textbox', { name: 'Name' }).fill('Build check');
    await picture(app, page, 'create-save-template', BOTH);
    await save.getByRole('button', { name: 'Save the template' }).click();
    await page.getByRole('button', { name: /^Template:/ }).click();
    await page.getByRole('menuitem', { name: 'Manage templates' }).waitFor();
    await picture(app, page, 'create-template-menu');
    await page.getByRole('menuitem', { name: 'Manage templates' }).click();
    await page.getByRole('dialog', { name: 'Templates' }).getByRole('listitem').waitFor();
    await picture(app, page, 'create-templates', BOTH);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Template:/ }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Build check' }).click();
    await page.getByRole('textbox', { name: 'Which build?' }).fill('4711');
    await picture(app, page, 'create-template-question', BOTH);
    await page.keyboard.press('Escape');

    const key = await newIssue(work, 'Basket rework', { labels: ['till'] });
    const issue = await openByKey(page, key);
    await issue.getByRole('heading', { name: 'Basket rework' }).waitFor();
    await issue.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Clone' }).waitFor();
    await picture(app, page, 'issue-menu', BOTH);
    await page.getByRole('menuitem', { name: 'Clone' }).click();
    await page.getByRole('button', { name: `Link it: clones ${key}` }).waitFor();
    await picture(app, page, 'create-clone', BOTH);
    await openByKey(page, key);
    await issue.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Create sub-task' }).click();
    await page.getByText(`Under ${key}`).waitFor();
    await picture(app, page, 'create-sub-task', BOTH);
  } finally {
    await work.end();
  }
});
