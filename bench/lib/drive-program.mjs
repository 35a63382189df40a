import { _electron } from '@playwright/test';
import { killTree } from './process-tree.mjs';
import { scratchFolder, settings } from './settings.mjs';

/** Starts an app to be driven through its window, in a profile of its own. */
export async function driveProgram({ app }) {
  const userData = scratchFolder('user-data');
  const electron = await _electron.launch({
    executablePath: settings.electron,
    args: [...settings.flags, `--user-data-dir=${userData}`, app],
    env: { ...process.env, WORKBENCH_USER_DATA: userData },
    timeout: 60_000,
  });
  const pid = electron.process().pid;
  const page = await electron.firstWindow({ timeout: 60_000 });
  return { electron, page, devtools: await page.context().newCDPSession(page), kill: () => killTree(pid) };
}
