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

/** Does what opens the small window for secrets, and answers that window's page once it shows this title. */
export async function openSecretWindow(
  app: ElectronApplication,
  open: () => Promise<unknown>,
  title: string,
): Promise<Page> {
  await open();
  let found: Page | undefined;
  await expect
    .poll(
      async () => {
        for (const page of app.windows()) {
          const heading = page.getByRole('heading', { name: title });
          // A window that closes while it is asked is not the one that is waited for.
          if (page.url().endsWith('/secret.html') && (await heading.isVisible().catch(() => false))) found = page;
        }
        return found !== undefined;
      },
      { message: `the window "${title}" opened` },
    )
    .toBe(true);
  if (found === undefined) throw new Error(`The window "${title}" is gone again.`);
  return found;
}

/** Does what opens the small window for secrets, types into it and sends it; comes back when the window is gone. */
export async function typeSecrets(app: ElectronApplication, open: () => Promise<unknown>, typed: Typed): Promise<void> {
  const secret = await openSecretWindow(app, open, typed.title);
  for (const [label, value] of Object.entries(typed.values)) {
    await secret.getByLabel(label, { exact: true }).fill(value);
  }
  await closeSecretWindow(secret, typed.submit);
}

/** Clicks the button that ends the small window, and comes back when the window is gone. */
export async function closeSecretWindow(secret: Page, button: string): Promise<void> {
  const gone = secret.waitForEvent('close');
  // The window may be gone before the click has told that it was done.
  const clicked = secret.getByRole('button', { name: button }).click();
  await Promise.race([clicked.catch(() => gone), gone]);
  await gone;
}
