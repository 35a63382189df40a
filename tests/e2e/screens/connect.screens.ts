import { picture } from '../support/screens';
import { test } from '../support/test';

test('connect', async ({ launch }) => {
  const { app, page } = await launch();
  await page.getByRole('heading', { name: 'Connect to Jira' }).waitFor();
  await picture(app, page, 'connect', [900, 1280]);
});
