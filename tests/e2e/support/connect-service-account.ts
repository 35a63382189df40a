import type { Workbench } from './launch';
import { typeSecrets } from './secret-window';

/** Types the id and the secret of a service account into their own window, chooses a site and waits for its list. */
export async function connectServiceAccount(
  { app, page }: Pick<Workbench, 'app' | 'page'>,
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
  site = 'Larkfield Retail',
): Promise<void> {
  await typeSecrets(app, () => page.getByRole('button', { name: /^Add a service account/ }).click(), {
    title: 'Service account',
    values: { 'Client ID': clientId, Secret: clientSecret },
    submit: 'Add service account',
  });
  await page
    .getByRole('list', { name: 'Sites' })
    .getByRole('button', { name: new RegExp(site) })
    .click();
  await page.getByRole('listbox', { name: 'Issues' }).getByRole('option').first().waitFor();
}
