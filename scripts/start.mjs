// npm start [-- arguments of the program]: brings Electron and what it needs, builds what is stale, opens the window.
import { resolveRuntime } from './electron/resolve-runtime.mjs';
import { buildIfStale } from './lib/build-if-stale.mjs';
import { root } from './lib/root.mjs';
import { runChild } from './lib/run-child.mjs';
import { runScript } from './lib/say.mjs';
import { prepareDesktop } from './linux-desktop.mjs';

await runScript(async () => {
  const runtime = await resolveRuntime();
  const desktop = await prepareDesktop(runtime);
  try {
    await buildIfStale();
    process.exitCode = await runChild(runtime.program, [...desktop.flags, root, ...process.argv.slice(2)], {
      env: desktop.env,
    });
  } finally {
    desktop.stop();
  }
});
