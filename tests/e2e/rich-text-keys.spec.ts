import type { Locator, Page } from '@playwright/test';
import { openDemo } from './support/open-demo';
import { openByKey } from './support/open-issue';
import { expect, test } from './support/test';

async function openEditor(page: Page): Promise<Locator> {
  const place = (await openByKey(page, 'SHOP-1')).getByRole('region', { name: 'Description' });
  const pencil = place.getByRole('button', { name: 'Edit Description' });
  await pencil.hover();
  await pencil.click();
  // What may be edited is asked of the site first.
  await expect(place.getByRole('toolbar', { name: 'Formatting' })).toBeVisible({ timeout: 30_000 });
  return place.getByRole('textbox', { name: 'Description' });
}

/** The elements of the text, without attributes; a panel's sign and the empty line at the end, to be written in, are left out. */
async function shape(text: Locator): Promise<string> {
  const html = await text.evaluate((element) => element.innerHTML);
  return html
    .replace(/<span data-panel-sign.*?<\/span>/g, '')
    .replace(/<(\w+)[^>]*>/g, '<$1>')
    .replaceAll('<br>', '')
    .replace(/(?<=.)<p><\/p>$/, '');
}

/** From now on nothing that waits for the next frame comes to its turn, as on a machine that is busy. */
async function drawNoFrame(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.requestAnimationFrame = () => 0;
  });
}

/** What is pressed, one key after the other; `'` stands before what is typed, `@` before the text box that the focus has to be in by then. */
const RUNS: readonly (readonly [string, readonly string[], string])[] = [
  [
    'three lists in each other, and out by Enter',
    ["'- a", 'Enter', 'Tab', "'b", 'Enter', 'Tab', "'c", 'Enter', 'Enter', 'Enter', 'Enter', "'out"],
    '<ul><li><p>a</p><ul><li><p>b</p><ul><li><p>c</p></li></ul></li></ul></li></ul><p>out</p>',
  ],
  [
    'Shift+Tab out of a list',
    ["'- a", 'Enter', 'Tab', "'b", 'Shift+Tab', 'Shift+Tab', "'!"],
    '<ul><li><p>a</p></li></ul><p>b!</p>',
  ],
  ['Backspace before an item', ["'- a", 'Enter', "'b", 'Home', 'Backspace'], '<ul><li><p>a</p></li></ul><p>b</p>'],
  [
    'Backspace twice before an item',
    ["'- a", 'Enter', "'b", 'Home', 'Backspace', 'Backspace', "'x"],
    '<ul><li><p>axb</p></li></ul>',
  ],
  ['Backspace before a heading', ["'# a", 'Home', 'Backspace'], '<p>a</p>'],
  ['Backspace before a quote', ["'> a", 'Home', 'Backspace'], '<p>a</p>'],
  ['Backspace behind a divider', ["'---", "'a", 'Home', 'Backspace'], '<p>a</p>'],
  ['three Enters in code', ["'``` a", 'Enter', 'Enter', 'Enter', "'out"], '<pre><code>a</code></pre><p>out</p>'],
  ['Tab in code', ["'``` a", 'Enter', 'Tab', "'b"], '<pre><code>a\n  b</code></pre>'],
  [
    'above code that is the first of all',
    ["'``` ", "'a", 'Home', 'ArrowUp', "'top"],
    '<p>top</p><pre><code>a</code></pre>',
  ],
  ['out of a quote', ["'> a", 'Enter', 'Enter', "'out"], '<blockquote><p>a</p></blockquote><p>out</p>'],
  ['out of a panel', ["'/info", 'Enter', "'in", 'Enter', 'Enter', "'out"], '<div><div><p>in</p></div></div><p>out</p>'],
  [
    'out of an expand',
    ["'/expand", 'Enter', '@Title', 'Escape', "'in", 'Enter', 'Enter', "'out"],
    '<div><p>in</p></div><p>out</p>',
  ],
  ['an expand taken away', ["'/expand", 'Enter', '@Title', 'Escape', 'Backspace', "'x"], '<p>x</p>'],
  ['a line behind a heading', ["'# h", 'Enter', "'p"], '<h1>h</h1><p>p</p>'],
  ['a sign taken back', ["'# ", 'Backspace', "'x"], '<p># x</p>'],
  ['bold and not', ['Control+b', "'bold", 'Control+b', "' plain"], '<p><strong>bold</strong> plain</p>'],
  [
    'out of code in a line',
    ["'a `code`", 'ArrowLeft', 'ArrowRight', 'ArrowRight', "' x"],
    '<p>a <code>code</code> x</p>',
  ],
  ['an address that is typed', ["'see https://a.example/x, then"], '<p>see <a>https://a.example/x</a>, then</p>'],
  [
    'a list in a quote, and out',
    ["'> - a", 'Enter', 'Enter', "'out", 'Enter', 'Enter', "'far"],
    '<blockquote><ul><li><p>a</p></li></ul><p>out</p></blockquote><p>far</p>',
  ],
  [
    'a task after one that is done',
    ["'[x] a", 'Enter', "'b", 'Enter', 'Enter', "'out"],
    '<div><div><input><div>a</div></div><div><input><div>b</div></div></div><p>out</p>',
  ],
];

test('lists, quotes, code, panels and expands are left and taken away as one expects', async ({ launch }) => {
  const { page } = await launch();
  await openDemo(page);
  const text = await openEditor(page);
  for (const [name, keys, wanted] of RUNS) {
    await text.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+Alt+0');
    for (const key of keys) {
      if (key.startsWith("'")) await page.keyboard.type(key.slice(1));
      else if (key.startsWith('@')) await expect(page.getByRole('textbox', { name: key.slice(1) })).toBeFocused();
      else await page.keyboard.press(key);
    }
    expect.soft(await shape(text), name).toBe(wanted);
  }
});

test('out of a popup and out of the toolbar the very next key is for the text, before another frame is drawn', async ({
  launch,
}) => {
  const { page } = await launch();
  await openDemo(page);
  const text = await openEditor(page);
  await text.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type('/expand');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await drawNoFrame(page);
  await page.keyboard.press('Escape');
  await page.keyboard.type('in');
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('Escape');
  await page.keyboard.type('side');
  expect(await shape(text)).toBe('<div><p>inside</p></div>');
});

test('Home and End go through the toolbar, and Tab behind the last cell makes a row', async ({ launch }) => {
  const { page } = await launch();
  await openDemo(page);
  const text = await openEditor(page);
  await text.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type('/table');
  await page.getByRole('listbox', { name: 'Insert' }).getByRole('option', { name: 'Table' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+F10');
  const bar = page.getByRole('toolbar', { name: 'Formatting' });
  await page.keyboard.press('End');
  await expect(bar.getByRole('button', { name: 'Table: Table' })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(bar.getByRole('button', { name: /^Kind of text/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  for (let cell = 0; cell < 9; cell += 1) await page.keyboard.press('Tab');
  await page.keyboard.type('new');
  await expect(text.getByRole('row')).toHaveCount(4);
  await expect(text.getByRole('row').last()).toContainText('new');
});
