import { expect, type Locator, type Page } from '@playwright/test';
import { openDemo } from '../support/open-demo';
import { openByKey } from '../support/open-issue';
import { picture } from '../support/screens';
import { test } from '../support/test';

const BOTH = [900, 1440];

const FULL = `## Steps

Empty the basket, then add a *new* article. The line \`voucher: -10 %\` is **back**, see [the log](https://log.example/7).

> [!WARNING]
> It goes away after a reload.

- [x] Seen on 4.20
- [ ] Seen on 4.21
  - [ ] with a voucher

1. Open the basket
2. Remove ~~one~~ all
   - by the bin

> Nobody asked for it

| Version | Seen |
|---|---|
| 4.20 | yes |
| 4.21 | no |

\`\`\`ts
const total = basket.total();
\`\`\`
`;

/** The editor of an open issue's description, emptied. */
async function editor(page: Page): Promise<Locator> {
  const place = (await openByKey(page, 'SHOP-1')).getByRole('region', { name: 'Description' });
  const pencil = place.getByRole('button', { name: 'Edit Description' });
  await pencil.hover();
  await pencil.click();
  await expect(place.getByRole('toolbar', { name: 'Formatting' })).toBeVisible();
  const text = place.getByRole('textbox', { name: 'Description' });
  await text.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  return text;
}

async function paste(text: Locator, markdown: string): Promise<void> {
  await text.evaluate((element, plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, markdown);
}

test('rich text editor', async ({ launch }) => {
  const { app, page } = await launch();
  await openDemo(page);
  const text = await editor(page);
  await picture(app, page, 'editor-empty', BOTH);
  await page.keyboard.type('Ask ');
  await page.keyboard.type('/');
  await page.getByRole('listbox', { name: 'Insert' }).waitFor();
  await picture(app, page, 'editor-slash', BOTH);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('@');
  await page.getByRole('listbox', { name: 'People' }).getByRole('option').first().waitFor();
  await picture(app, page, 'editor-mention');
  await page.keyboard.press('Enter');
  await page.keyboard.type('by /date');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Date' }).waitFor();
  await picture(app, page, 'editor-date');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('/status');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Status text' }).waitFor();
  await picture(app, page, 'editor-status');
  await page.getByRole('button', { name: 'Set status' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await paste(text, FULL);
  await picture(app, page, 'editor-full', BOTH);
  await text.getByRole('cell', { name: 'yes' }).click();
  await page.getByRole('button', { name: 'Table: Table' }).click();
  await page.getByRole('menuitem', { name: 'Add row below' }).waitFor();
  await picture(app, page, 'editor-table', BOTH);
});
