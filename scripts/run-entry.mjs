// npm run sandbox, npm run cli: builds what is stale, then runs one entry of the build in plain Node. Its stdout is its own.
import path from 'node:path';
import { buildIfStale } from './lib/build-if-stale.mjs';
import { root } from './lib/root.mjs';
import { runChild } from './lib/run-child.mjs';
import { runScript, Stop } from './lib/say.mjs';

await runScript(async () => {
  const [entry, ...args] = process.argv.slice(2);
  if (entry === undefined) throw new Stop('usage: node scripts/run-entry.mjs <entry of out/main> [arguments]');
  await buildIfStale();
  process.exitCode = await runChild(process.execPath, [path.join(root, 'out', 'main', `${entry}.js`), ...args]);
});
