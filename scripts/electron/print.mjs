// Prints the Electron program that `npm start` would use: for an editor's launch configuration, or a shell.
import { runScript } from '../lib/say.mjs';
import { resolveRuntime } from './resolve-runtime.mjs';

await runScript(async () => {
  const { program } = await resolveRuntime();
  process.stdout.write(`${program}\n`);
});
