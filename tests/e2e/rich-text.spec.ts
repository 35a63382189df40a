import type { Locator, Page } from '@playwright/test';
import { startAtWork, type AtWork } from './support/at-work';
import { faultsOf, WHILE_OPEN } from './support/axe';
import { openForm, sendForm } from './support/fill-form';
import { MARA, newIssue, onSite } from './support/on-site';
import { openByKey } from './support/open-issue';
import { expect, test } from './support/test';

let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork();
});
test.afterAll(async () => {
  await work.end();
});

/** The editor of the description in a new form, once it has been loaded. */
async function openEditor(page: Page): Promise<{ readonly form: Locator; readonly text: Locator }> {
  await page
    .getByRole('navigation', { name: 'Workbench' })
    .getByRole('button', { name: 'Create', exact: true })
    .click();
  await expect(page.getByRole('form', { name: 'Issue' })).toBeVisible();
  const clear = page.getByRole('button', { name: 'Clear the form' });
  if (await clear.isVisible()) await clear.click();
  const form = await openForm(page, 'Storefront', 'Story');
  const text = form.getByRole('textbox', { name: 'Description' });
  await expect(form.getByRole('toolbar', { name: 'Formatting' })).toBeVisible();
  await text.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  return { form, text };
}

/** Sends the form and answers the description that Jira holds. */
async function sent(page: Page, form: Locator, summary: string): Promise<unknown> {
  await form.getByRole('textbox', { name: 'Summary' }).fill(summary);
  const key = await sendForm(page);
  const { fields } = await onSite(work, MARA, 'GET', `issue/${key}?fields=description`);
  return (fields as Record<string, unknown>)['description'];
}

async function pasteInto(text: Locator, kinds: Readonly<Record<string, string>>): Promise<void> {
  await text.evaluate((element, given) => {
    const clipboardData = new DataTransfer();
    for (const [kind, data] of Object.entries(given)) clipboardData.setData(kind, data);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, kinds);
}

test('Markdown signs make marks and blocks while one types', async () => {
  const { page } = work;
  const { form, text } = await openEditor(page);
  await text.pressSequentially('## Steps\nThis is **bold**, *em*, ~~old~~ and `code`.\n- one\n');
  await page.keyboard.press('Tab');
  await text.pressSequentially('below\n\n\n');
  await text.pressSequentially('1. first\n\n[] todo\n\n> quoted\n\n');
  await text.pressSequentially('---');
  await text.pressSequentially('```ts\nlet a;');
  expect(await sent(page, form, 'Typed with signs')).toMatchObject({
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [{ text: 'Steps' }] },
      {
        type: 'paragraph',
        content: [
          { text: 'This is ' },
          { text: 'bold', marks: [{ type: 'strong' }] },
          { text: ', ' },
          { text: 'em', marks: [{ type: 'em' }] },
          { text: ', ' },
          { text: 'old', marks: [{ type: 'strike' }] },
          { text: ' and ' },
          { text: 'code', marks: [{ type: 'code' }] },
          { text: '.' },
        ],
      },
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              { type: 'paragraph', content: [{ text: 'one' }] },
              { type: 'bulletList', content: [{ content: [{ content: [{ text: 'below' }] }] }] },
            ],
          },
        ],
      },
      { type: 'orderedList', content: [{ content: [{ content: [{ text: 'first' }] }] }] },
      { type: 'taskList', content: [{ type: 'taskItem', attrs: { state: 'TODO' }, content: [{ text: 'todo' }] }] },
      { type: 'blockquote', content: [{ content: [{ text: 'quoted' }] }] },
      { type: 'rule' },
      { type: 'codeBlock', attrs: { language: 'ts' }, content: [{ text: 'let a;' }] },
    ],
  });
});

test('the slash menu, the table and its commands work by keys alone', async () => {
  const { page } = work;
  const { form, text } = await openEditor(page);
  await text.pressSequentially('/tab');
  await expect(page.getByRole('listbox', { name: 'Insert' }).getByRole('option', { name: 'Table' })).toBeVisible();
  expect(await faultsOf(page, WHILE_OPEN)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Key');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Sum');
  await page.keyboard.press('Alt+F10');
  await expect(form.getByRole('button', { name: /^Kind of text/ })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(form.getByRole('button', { name: 'Table: Table' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete column' }).press('Enter');
  await expect(text).toBeFocused();
  const document = await sent(page, form, 'A table by keys');
  expect(document).toMatchObject({
    content: [
      {
        type: 'table',
        content: [
          { content: [{ type: 'tableHeader', content: [{ content: [{ text: 'Key' }] }] }, { type: 'tableHeader' }] },
          { content: [{ type: 'tableCell' }, { type: 'tableCell' }] },
          { content: [{ type: 'tableCell' }, { type: 'tableCell' }] },
        ],
      },
    ],
  });
});

test('people, emoji, dates and statuses are found and set', async () => {
  const { page } = work;
  const { form, text } = await openEditor(page);
  await text.pressSequentially('Ask @Ines');
  await page
    .getByRole('listbox', { name: 'People' })
    .getByRole('option', { name: /Ines Okafor/ })
    .waitFor();
  await expect(page.getByText('1 person. Arrow keys choose, Enter inserts, Escape closes.')).toBeAttached();
  await page.keyboard.press('Enter');
  await page.keyboard.type('now :tada');
  await page.getByRole('listbox', { name: 'Emoji' }).getByRole('option', { name: /tada/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('/status');
  await page.getByRole('listbox', { name: 'Insert' }).getByRole('option', { name: 'Status' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Status text' }).fill('Blocked');
  await page.getByRole('button', { name: 'Red', exact: true }).click();
  await page.getByRole('button', { name: 'Set status' }).click();
  await expect(text).toBeFocused();
  await page.keyboard.type('/date');
  await page.getByRole('listbox', { name: 'Insert' }).getByRole('option', { name: 'Date' }).waitFor();
  await page.keyboard.press('Enter');
  await page
    .getByRole('dialog', { name: 'Date' })
    .getByRole('button', { name: /^\w+,? 15 / })
    .click();
  await expect(text).toBeFocused();
  expect(await sent(page, form, 'Chips')).toMatchObject({
    content: [
      {
        type: 'paragraph',
        content: [
          { text: 'Ask ' },
          { type: 'mention', attrs: { text: '@Ines Okafor' } },
          { text: ' now ' },
          { type: 'emoji', attrs: { shortName: ':tada:', id: '1f389', text: '🎉' } },
          { text: ' ' },
          { type: 'status', attrs: { text: 'Blocked', color: 'red' } },
          { text: ' ' },
          { type: 'date' },
          { text: ' ' },
        ],
      },
    ],
  });
});

test('HTML, Markdown and cells are pasted as what they are, with a way back and undo', async () => {
  const { page } = work;
  const { form, text } = await openEditor(page);
  await pasteInto(text, {
    'text/html': '<h2>From a page</h2><p onclick="x()">a <b>b</b><script>alert(1)</script></p>',
  });
  await expect(text.getByRole('heading', { name: 'From a page' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(text.getByRole('heading')).toHaveCount(0);
  await pasteInto(text, { 'text/plain': '# Title\n\n- [x] done' });
  await expect(text.getByRole('heading', { name: 'Title' })).toBeVisible();
  await form.getByRole('button', { name: 'Keep as plain text' }).click();
  await expect(text.getByText('# Title')).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await pasteInto(text, { 'text/plain': 'Key\tSum\nA-1\t2' });
  await expect(text.getByRole('cell', { name: 'A-1' })).toBeVisible();
  expect(await sent(page, form, 'Pasted')).toMatchObject({ content: [{ type: 'table' }] });
});

test('lists typed with their signs are one list, and cells pasted into a table fill its cells', async () => {
  const { page } = work;
  const { form, text } = await openEditor(page);
  await text.pressSequentially('1. Open\n2. Look\n\n');
  await text.pressSequentially('| Key | Sum |\n|---|---|\n');
  await pasteInto(text, { 'text/plain': 'A-1\t2\nA-2\t3' });
  await page.keyboard.type(' in all');
  await expect(text.getByRole('cell', { name: '3 in all' })).toBeVisible();
  expect(await sent(page, form, 'Lists and cells')).toMatchObject({
    content: [
      {
        type: 'orderedList',
        content: [
          { type: 'listItem', content: [{ type: 'paragraph', content: [{ text: 'Open' }] }] },
          { type: 'listItem', content: [{ type: 'paragraph', content: [{ text: 'Look' }] }] },
        ],
      },
      { type: 'table', content: [{ content: [{ type: 'tableHeader' }, {}] }, {}, {}] },
    ],
  });
});

test('Escape leaves no chip behind, and the plain text of a paste keeps what was typed before and after', async () => {
  const { page } = work;
  const { form, text } = await openEditor(page);
  for (const kind of ['status', 'date']) {
    await text.pressSequentially(`/${kind}`);
    await page.getByRole('listbox', { name: 'Insert' }).getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(text).toBeFocused();
  }
  await text.pressSequentially('one two');
  await pasteInto(text, { 'text/plain': ' **three**' });
  await text.pressSequentially(' four');
  await form.getByRole('button', { name: 'Keep as plain text' }).click();
  expect(await sent(page, form, 'Kept plain')).toMatchObject({
    content: [{ type: 'paragraph', content: [{ text: 'one two **three** four' }] }],
  });
});

test('an address pasted over words links them, and one that may not be followed is refused', async () => {
  const { page } = work;
  const { form, text } = await openEditor(page);
  await text.pressSequentially('the docs');
  await page.keyboard.press('Control+a');
  await pasteInto(text, { 'text/plain': 'https://docs.example/a' });
  await expect(text.getByRole('link', { name: 'the docs' })).toBeVisible();
  await page.keyboard.press('Control+Shift+k');
  const address = page.getByRole('dialog', { name: 'Link' }).getByRole('textbox', { name: 'Address' });
  await address.fill('javascript:alert(1)');
  await address.press('Enter');
  await expect(page.getByText('This is no address.')).toBeVisible();
  await address.fill('docs.example/b');
  await address.press('Enter');
  await expect(text).toBeFocused();
  expect(await sent(page, form, 'Linked')).toMatchObject({
    content: [
      { content: [{ text: 'the docs', marks: [{ type: 'link', attrs: { href: 'https://docs.example/b' } }] }] },
    ],
  });
});

test('Escape lets Tab move on, Ctrl+Enter sends, and nothing but the text takes a key', async () => {
  const { page } = work;
  const { form, text } = await openEditor(page);
  await text.pressSequentially('- a\n- b');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(text).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await form.getByRole('textbox', { name: 'Summary' }).fill('Sent by its key');
  await text.click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Created' })).toBeVisible();
});

test('axe finds nothing in an editor that is full', async () => {
  const { page } = work;
  const { text } = await openEditor(page);
  await pasteInto(text, {
    'text/plain':
      '# One\n\n> [!WARNING]\n> Mind\n\n- [ ] a\n- [x] b\n\n|a|b|\n|-|-|\n|1|2|\n\n```ts\nlet a;\n```\n\n[l](https://a.example)',
  });
  expect(await faultsOf(page)).toEqual([]);
});

test('text of several lines goes in as it would by the Enter key', async () => {
  const { page } = work;
  const { form, text } = await openEditor(page);
  await text.fill('First.\n\nSecond.');
  expect(await sent(page, form, 'Filled')).toMatchObject({
    content: [{ content: [{ text: 'First.' }] }, { content: [{ text: 'Second.' }] }],
  });
});

test('a document with parts that are not edited keeps them byte for byte, and only the edited block changes', async () => {
  const { page } = work;
  const kept = [
    {
      type: 'extension',
      attrs: { extensionKey: 'toc', extensionType: 'com.example.macro', parameters: { z: 1, a: [2] }, localId: 'x' },
    },
    {
      type: 'layoutSection',
      content: [
        { type: 'layoutColumn', attrs: { width: 50 }, content: [{ type: 'paragraph', content: [] }] },
        { type: 'layoutColumn', attrs: { width: 50 }, content: [{ type: 'paragraph', content: [] }] },
      ],
    },
    {
      type: 'decisionList',
      attrs: { localId: 'd' },
      content: [{ type: 'decisionItem', attrs: { localId: 'e', state: 'DECIDED' }, content: [] }],
    },
  ];
  const description = {
    version: 1,
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Before' }] }, ...kept],
  };
  const key = await newIssue(work, 'Holds what is not edited', { description });
  const issue = await openByKey(page, key);
  const place = issue.getByRole('region', { name: 'Description' });
  const pencil = place.getByRole('button', { name: 'Edit Description' });
  await pencil.hover();
  await pencil.click();
  const text = place.getByRole('textbox', { name: 'Description' });
  await expect(text).toBeFocused();
  await expect(
    place.getByText('Not edited here, kept as it is: decisionList, extension, layoutSection.'),
  ).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await text.getByText('Before').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' and after');
  await page.keyboard.press('Control+Enter');
  await expect(text).toBeHidden();
  await expect(place).toContainText('Before and after');
  await expect
    .poll(async () => {
      const { fields } = await onSite(work, MARA, 'GET', `issue/${key}?fields=description`);
      return JSON.stringify((fields as Record<string, unknown>)['description']);
    })
    .toBe(
      JSON.stringify({
        ...description,
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Before and after' }] }, ...kept],
      }),
    );
});
