// npm run dev: electron-vite's development server, which reloads the renderer and restarts the main process on every change.
import { resolveRuntime } from './electron/resolve-runtime.mjs';
import { toolScript } from './lib/root.mjs';
import { runChild } from './lib/run-child.mjs';
import { runScript } from './lib/say.mjs';
import { prepareDesktop } from './linux-desktop.mjs';

await runScript(async () => {
  const runtime = await resolveRuntime();
  const desktop = await prepareDesktop(runtime);
  try {
    // electron-vite's own names: the program to start, and whether to add --no-sandbox.
    const env = {
      ...desktop.env,
      ELECTRON_EXEC_PATH: runtime.program,
      ...(desktop.flags.length > 0 ? { NO_SANDBOX: '1' } : {}),
    };
    const electronVite = toolScript('electron-vite', 'bin', 'electron-vite.js');
    process.exitCode = await runChild(process.execPath, [electronVite, 'dev', '--watch', ...process.argv.slice(2)], {
      env,
    });
  } finally {
    desktop.stop();
  }
});
