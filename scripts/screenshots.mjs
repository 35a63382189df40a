// npm run screenshots [-- arguments of Playwright]: takes a picture of every screen in both themes into docs/screenshots.
import { runPlaywright } from './lib/run-playwright.mjs';
import { runScript } from './lib/say.mjs';

await runScript(async () => {
  process.exitCode = await runPlaywright('screenshots', { args: process.argv.slice(2) });
});
