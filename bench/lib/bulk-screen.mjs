import { driveProgram } from './drive-program.mjs';
import { settings } from './settings.mjs';
import { WATCH_FRAMES } from './watch-frames.mjs';

/** The program in the demo site, on the first page of Bulk create. */
export async function openBulk() {
  const program = await driveProgram({ app: settings.app });
  const { page } = program;
  await page.getByRole('button', { name: /^Open the demo site/ }).click();
  await page
    .getByRole('list', { name: 'Sites' })
    .getByRole('button', { name: /Larkfield/ })
    .click();
  await page
    .getByRole('navigation', { name: 'Workbench' })
    .getByRole('button', { name: /^Bulk create/ })
    .click();
  await page.getByText('Drop a CSV, TSV or XLSX file here').waitFor();
  await page.evaluate(WATCH_FRAMES);
  return program;
}

/** Puts a file where it can be dropped: what that costs is none of the program's. */
export async function holdFile(page, name, text) {
  await page.evaluate(
    (file) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([file.text], file.name));
      globalThis.__held = transfer;
    },
    { name, text },
  );
}

/** Drops it; answers the ms until its rows have arrived and the project can be chosen. */
export function dropHeld(page, rows) {
  return page.evaluate(async (count) => {
    const said = [...document.querySelectorAll('p')].find((each) => each.textContent.startsWith('Drop a CSV'));
    const from = performance.now();
    for (const type of ['dragover', 'drop'])
      said.dispatchEvent(new DragEvent(type, { dataTransfer: globalThis.__held, bubbles: true, cancelable: true }));
    const check = () =>
      [...document.querySelectorAll('button')].some((each) => each.textContent.startsWith(`Check ${count}`));
    return (await globalThis.__frames.until(check)) - from;
  }, rows.toLocaleString('en'));
}

/** Chooses Storefront; answers the ms until all rows are checked and all that had to be asked is answered. */
export async function checkRows(page, rows) {
  const project = page.getByRole('combobox', { name: 'Project' });
  await project.click();
  await project.fill('Storefront');
  await page
    .getByRole('option', { name: /Storefront/ })
    .first()
    .waitFor();
  return page.evaluate(async (count) => {
    const { until } = globalThis.__frames;
    const option = [...document.querySelectorAll('[role="option"]')].find((each) =>
      each.textContent.includes('Storefront'),
    );
    const from = performance.now();
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      option.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
    const check = () => [...document.querySelectorAll('button')].find((each) => each.textContent.startsWith('Check '));
    await until(() => check() !== undefined && !check().disabled);
    const mapped = performance.now() - from;
    // Nobody presses it in the frame in which it comes.
    await until(() => true);
    check().click();
    const bar = () => document.querySelector('section[aria-label="Dry run"]')?.textContent ?? '';
    await until(() => bar().includes(`of ${count} ready`) && !/Looking up|Checking/.test(bar()));
    return {
      mapped,
      checked: performance.now() - from,
      bar: bar(),
      problems: document.querySelector('aside[aria-labelledby="bulk-problems"]')?.textContent.slice(0, 900),
    };
  }, rows.toLocaleString('en'));
}

const CELL = (row) => `[role="grid"][aria-label="Rows of the sheet"] [data-row="${row}"] [data-column="1"]`;

/** Writes into the summaries of so many rows, one after the other; answers the ms from Enter to its text, and to what is wrong with it. */
export async function editCells(page, count) {
  const times = [];
  await page.locator(CELL(1)).click();
  for (let at = 1; at <= count; at += 1) {
    const text = `=${at}+1`;
    await page.keyboard.type(text);
    const shown = page.evaluate(
      async ({ selector, expected }) => {
        const from = await new Promise((resolve) =>
          addEventListener('keydown', ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true }),
        );
        const cell = () => document.querySelector(selector);
        const { until } = globalThis.__frames;
        const written = (await until(() => cell()?.textContent === expected)) - from;
        return { written, judged: (await until(() => cell()?.getAttribute('aria-invalid') === 'true')) - from };
      },
      { selector: CELL(at), expected: text },
    );
    // Whatever came before is at rest: it is not to be measured with this edit.
    await page.waitForTimeout(300);
    await page.keyboard.press('Enter');
    times.push(await shown);
  }
  return times;
}

/** Drags the scroll bar from the first row to the last one in so many ms. */
export function sweepRows(page, ms) {
  return page.evaluate((time) => {
    const scroller = document.querySelector('[role="grid"][aria-label="Rows of the sheet"]').parentElement;
    return globalThis.__frames.sweep(scroller, time);
  }, ms);
}
