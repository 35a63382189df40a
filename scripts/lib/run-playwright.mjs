import { resolveRuntime } from '../electron/resolve-runtime.mjs';
import { prepareDesktop } from '../linux-desktop.mjs';
import { buildIfStale } from './build-if-stale.mjs';
import { toolScript } from './root.mjs';
import { runChild } from './run-child.mjs';

/**
 * Runs one project of playwright.config.ts on the Electron that the scripts have, on a display of its own (WORKBENCH_SHOW=1: on
 * yours), after building what is stale. Resolves to Playwright's exit code.
 */
export async function runPlaywright(project, { args = [], env = {} } = {}) {
  const runtime = await resolveRuntime();
  const desktop = await prepareDesktop({ ...runtime, keyring: true, ownDisplay: !process.env.WORKBENCH_SHOW });
  try {
    await buildIfStale();
    const playwright = [toolScript('@playwright', 'test', 'cli.js'), 'test', `--project=${project}`, ...args];
    return await runChild(process.execPath, playwright, {
      env: { ...env, ...desktop.env, WORKBENCH_ELECTRON: runtime.program },
    });
  } finally {
    desktop.stop();
  }
}
