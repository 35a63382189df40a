import { beginSignIn, catchLinks, freePort, signInThrough } from './support/scripted-browser';
import { expect, test } from './support/test';

test('a person signs in through the browser, picks the site and is at work', async ({ launch, startSandbox }) => {
  const sandbox = await startSandbox({ redirectPort: await freePort() });
  const { app, page } = await launch({ keyring: true, env: sandbox.env });
  const links = await catchLinks(app);

  const link = await beginSignIn(page, links);
  const shown = await signInThrough(link);
  expect(shown.status).toBe(200);
  expect(shown.text).toContain('Go back to Workbench');
  await expect(page.getByRole('button', { name: /acting as Mara Lind/ })).toBeVisible();
});
