import { forgetUserData, launchWorkbench, type Workbench } from './support/launch';
import { rendererStatus } from './support/processes';
import { expect, test } from './support/test';

// Everything else runs as whoever runs the tests, without Chromium's sandbox where that is root. This group is how users run it.

test.describe('as an ordinary user, with the sandbox of Chromium', () => {
  let workbench: Workbench;

  test.beforeAll(async ({ unprivileged }) => {
    workbench = await launchWorkbench({ as: unprivileged });
  });

  test.afterAll(async () => {
    await workbench.close();
    forgetUserData(workbench);
  });

  test('the program works: the demo site, its issues, one of them', async () => {
    const { page } = workbench;
    await page.getByRole('button', { name: 'Open the demo site' }).click();
    await page
      .getByRole('list', { name: 'Sites' })
      .getByRole('button', { name: /Larkfield Retail/ })
      .click();
    await page.getByRole('textbox', { name: /^JQL/ }).fill('key = SHOP-2');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.getByRole('listbox', { name: 'Issues' }).getByRole('option', { name: /SHOP-2/ })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Issue' }).getByRole('heading').first()).toBeVisible();
  });

  test('the renderer is filtered by seccomp, belongs to that user, and can gain no privilege', async ({
    unprivileged,
  }) => {
    const { app } = workbench;
    const pids = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
    );
    expect(pids).toHaveLength(1);
    for (const pid of pids) {
      expect(rendererStatus(pid)).toMatchObject({ seccomp: 2, noNewPrivs: true, uid: unprivileged.uid });
    }
    expect(rendererStatus(workbench.mainPid).uid).toBe(unprivileged.uid);
  });

  test('nothing turned the sandbox off', async () => {
    const { app } = workbench;
    expect(await app.evaluate(({ app: own }) => own.commandLine.hasSwitch('no-sandbox'))).toBe(false);
    expect(await app.evaluate(() => process.argv)).not.toContain('--no-sandbox');
    const renderers = await app.evaluate(({ app: own }) =>
      own
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab')
        .map(({ sandboxed }) => sandboxed ?? 'not told'),
    );
    expect(renderers).not.toContain(false);
    expect(workbench.logs()).not.toMatch(/no-sandbox|SUID sandbox/i);
  });
});
