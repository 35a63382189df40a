import type { Page } from '@playwright/test';
import { connectServiceAccount } from './support/connect-service-account';
import { BUG, fillBug, openForm, sendForm } from './support/fill-form';
import { issueField } from './support/issue-field';
import { openByKey } from './support/open-issue';
import { startOwnSandbox } from './support/own-sandbox';
import { expect, test } from './support/test';

const SUMMARY = 'The voucher field keeps the old code';

async function createBug(page: Page): Promise<string> {
  const form = await openForm(page, 'Storefront', 'Bug');
  await fillBug(form, SUMMARY);
  await form.getByRole('textbox', { name: 'Description' }).fill('Seen on two tills.');
  return sendForm(page);
}

test('works with any emulator behind the two origins, and says that it is not Atlassian', async ({
  launch,
  startSandbox,
}) => {
  const sandbox = await startSandbox({ seed: 7, issues: 120 });
  const { host } = new URL(sandbox.authOrigin);
  const workbench = await launch({ keyring: true, env: sandbox.env });
  const { page } = workbench;

  await expect(page.getByText(`New connections go to ${host}`)).toBeVisible();
  await connectServiceAccount(workbench, sandbox.serviceAccount);

  await expect(page.getByText(`This account speaks to ${host}.`)).toBeVisible();
  const badge = { name: /^Site Larkfield Retail, service account, acting as Release Bot/ };
  await expect(page.getByRole('button', badge)).toBeVisible();
  await expect(page.getByRole('navigation').getByText('Acting as Release Bot')).toBeVisible();

  const key = await createBug(page);
  await page.getByRole('button', { name: `Open ${key}` }).click();
  const issue = page.getByRole('region', { name: `Issue ${key}` });
  await expect(issue.getByRole('heading', { name: SUMMARY })).toBeVisible();
  await expect(issueField(issue, 'Severity')).toContainText(BUG.severity);
  await expect(issueField(issue, 'Area')).toContainText(BUG.area.join(' / '));
  await expect(issueField(issue, 'QA owner')).toContainText(BUG.qaOwner);
  await expect(issueField(issue, 'Reporter')).toContainText('Release Bot');
  await expect(issue.getByRole('region', { name: 'Description' })).toContainText('Seen on two tills.');
});

test('asks once for what it shows, sends a create once, and takes no token to the media host', async ({ launch }) => {
  const { sandbox, origins } = await startOwnSandbox({ issues: 120 });
  try {
    const workbench = await launch({ keyring: true, env: { ...origins } });
    await connectServiceAccount(workbench, sandbox.serviceAccount);
    const key = await createBug(workbench.page);
    expect(sandbox.requests.count({ method: 'POST', path: /\/rest\/api\/3\/issue$/ })).toBe(1);
    expect(sandbox.requests.count({ method: 'POST', path: '/oauth/token' })).toBe(1);
    expect(sandbox.requests.count({ path: /\/createmeta\/10020\/issuetypes\/10004$/ })).toBeLessThanOrEqual(1);
    await openByKey(workbench.page, key);

    const withPictures = await openByKey(workbench.page, 'SHOP-2');
    await expect(withPictures.getByRole('region', { name: 'Attachments' })).toBeVisible();
    await expect.poll(() => sandbox.requests.count({ server: 'media' })).toBeGreaterThan(0);
    expect(sandbox.requests.entries.filter(({ server, authorized }) => server === 'media' && authorized)).toEqual([]);
  } finally {
    await sandbox.close();
  }
});
