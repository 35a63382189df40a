import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';

export interface Typed {
  /** The heading of the window that is to come. */
  readonly title: string;
  /** What is typed, by label. */
  readonly values: Readonly<Record<string, string>>;
  /** The name of the button that sends it. */
  readonly submit: string;
}

/** Does what opens the small window for secrets, and answers that window's page. */
export async function openSecretWindow(app: ElectronApplication, open: () => Promise<unknown>): Promise<Page> {
  const [secret] = await Promise.all([app.waitForEvent('window'), open()]);
  return secret;
}

/** Does what opens the small window for secrets, types into it and sends it; comes back when the window is gone. */
export async function typeSecrets(app: ElectronApplication, open: () => Promise<unknown>, typed: Typed): Promise<void> {
  const secret = await openSecretWindow(app, open);
  await expect(secret.getByRole('heading', { name: typed.title })).toBeVisible();
  for (const [label, value] of Object.entries(typed.values))
    await secret.getByLabel(label, { exact: true }).fill(value);
  const gone = secret.waitForEvent('close');
  // The window may be gone before the click has told that it was done.
  const sent = secret.getByRole('button', { name: typed.submit }).click();
  await Promise.race([sent, gone]);
  await gone;
}
