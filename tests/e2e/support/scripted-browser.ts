import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** What the browser shows when it has followed a link. */
export interface Shown {
  readonly status: number;
  readonly text: string;
}

/** How a person answers Atlassian's consent page. */
export interface Answer {
  readonly decision?: 'accept' | 'decline';
  /** A display name; the proposed person unless given. */
  readonly person?: string;
  /** A site's name; the proposed site unless given. */
  readonly site?: string;
}

/** Catches every link that the program hands to the system's browser from now on; answers how to read them. */
export async function catchLinks(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedLinks: opened });
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  return () => app.evaluate(() => (globalThis as { openedLinks?: string[] }).openedLinks ?? []);
}

/** Waits for the link number `count` (the first is 1) and answers it. */
export async function linkNumber(count: number, links: () => Promise<string[]>): Promise<string> {
  await expect
    .poll(async () => (await links()).length, { message: `link ${count} was opened` })
    .toBeGreaterThanOrEqual(count);
  const link = (await links())[count - 1];
  if (link === undefined) throw new Error('The link is gone again.');
  return link;
}

/** Opens the consent page, answers it as its form would, and gives the address that the browser is sent back to. */
export async function answerConsent(link: string, answer: Answer = {}): Promise<string> {
  const shown = await follow(link);
  if (shown.status !== 200) throw new Error(`The consent page answered ${shown.status}:\n${shown.text}`);
  const answered = await fetch(new URL('/authorize/consent', link), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      transaction: one(shown.text, /name="transaction" value="([^"]+)"/),
      account: accountIn(shown.text, answer.person),
      cloudId: siteIn(shown.text, answer.site),
      decision: answer.decision ?? 'accept',
    }),
  });
  const location = answered.headers.get('location');
  if (location === null) throw new Error(`No way back: ${answered.status}\n${await answered.text()}`);
  return location;
}

/** Goes to an address as a browser does after a redirect. */
export async function follow(address: string, headers: Record<string, string> = {}): Promise<Shown> {
  const response = await fetch(address, { headers, redirect: 'manual' });
  return { status: response.status, text: await response.text() };
}

/** The whole of it: consent, then back to the program. */
export async function signInThrough(link: string, answer: Answer = {}): Promise<Shown> {
  return follow(await answerConsent(link, answer));
}

/** Begins a sign-in on the connect page and answers the link that was handed to the browser. */
export async function beginSignIn(page: Page, links: () => Promise<string[]>): Promise<string> {
  const before = (await links()).length;
  await page.getByRole('button', { name: 'Sign in with Atlassian' }).click();
  await expect(page.getByRole('heading', { name: 'Continue in your browser' })).toBeVisible();
  return linkNumber(before + 1, links);
}

function accountIn(html: string, person: string | undefined): string {
  if (person === undefined) return one(html, /<option value="([^"]+)" selected/);
  return one(html, new RegExp(`<option value="([^"]+)"[^>]*>${person}`));
}

function siteIn(html: string, site: string | undefined): string {
  if (site === undefined) return one(html, /name="cloudId" value="([^"]+)" required checked/);
  return one(html, new RegExp(`name="cloudId" value="([^"]+)"[^>]*>\\s*<span>${site}`));
}

function one(html: string, pattern: RegExp): string {
  const found = pattern.exec(html)?.[1];
  if (found === undefined) throw new Error(`${String(pattern)} is not in:\n${html}`);
  return found;
}
