// A form of 200 fields, ten of them with 5,000 options: from the click to its first paint, and from a key to its paint in its fields.
import { setTimeout as wait } from 'node:timers/promises';
import { driveProgram } from './lib/drive-program.mjs';
import { figure, median, quantile } from './lib/figure.mjs';
import { helloWorld } from './lib/hello-world.mjs';
import { settings } from './lib/settings.mjs';
import { WATCH_PAINTS } from './lib/watch-paints.mjs';

const ROUNDS = settings.quick ? 2 : 5;
const OPENINGS = 20;
const KEYS = 60;
/** Keys a second: as fast as a person who types fast. */
const RATE = 12;
const PROJECT = 'Supplier';
const TYPE = 'Supplier dossier';
/** Of each kind of control one, by the name of its field's schema. */
const LETTER = { key: 'a', code: 'KeyA', windowsVirtualKeyCode: 65, text: 'a' };

const DRAWN = `document.querySelectorAll('form[aria-label="Issue"] [data-field]').length`;

/** Presses one letter again and again into what has the focus, and answers the times from key to paint in ms. */
async function typeInto({ page, devtools }, read) {
  const stop = await page.evaluateHandle(`__bench.keys(() => ${read})`);
  const start = performance.now();
  for (let at = 0; at < KEYS; at += 1) {
    // Uneven on purpose: an even rate keeps one phase to the frames and tells the same time again and again.
    const due = start + ((at + ((at * 7) % 10) / 12) * 1000) / RATE;
    await wait(Math.max(0, due - performance.now()));
    // Stamped here: otherwise the clock would begin when the program picks the key up.
    const timestamp = (performance.timeOrigin + performance.now()) / 1000;
    // Not awaited: a page that is held up would be asked less, and look better.
    void devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...LETTER });
    void devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, ...LETTER, text: undefined });
  }
  await wait(1500);
  const keys = await stop.evaluate((end) => end());
  return {
    ms: keys.filter(({ painted }) => painted !== undefined).map(({ at, painted }) => painted - at),
    lost: KEYS - keys.filter(({ painted }) => painted !== undefined).length,
  };
}

async function openForm(page) {
  await page.getByRole('button', { name: /^Open the demo site/ }).click();
  await page
    .getByRole('list', { name: 'Sites' })
    .getByRole('button', { name: /Larkfield/ })
    .click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const choose = async (name, label) => {
    const picker = page.getByRole('combobox', { name });
    await picker.click();
    await picker.fill(label);
    await page.getByRole('option', { name: label }).first().click();
  };
  await choose('Project', PROJECT);
  await choose('Issue type', TYPE);
  await page.getByRole('textbox', { name: 'Summary' }).waitFor({ timeout: 60_000 });
}

/** What a key costs where nothing but the paint is to be done. */
async function floor() {
  const program = await driveProgram({ app: helloWorld() });
  await program.page.evaluate(WATCH_PAINTS);
  await program.page.evaluate(() => {
    const input = document.body.appendChild(document.createElement('input'));
    input.focus();
  });
  const typed = await typeInto(program, `document.querySelector('input').value.length`);
  await program.kill();
  return typed;
}

async function round() {
  const program = await driveProgram({ app: settings.app });
  const { page } = program;
  await openForm(page);
  await page.evaluate(WATCH_PAINTS);
  const opened = [];
  for (let at = 0; at < OPENINGS; at += 1) {
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByRole('listbox', { name: 'Issues' }).waitFor();
    await wait(200);
    const painted = page.evaluate(`__bench.until(() => ${DRAWN} > 3)`);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    opened.push(await painted);
  }
  const unfolded = page.evaluate(`__bench.until(() => ${DRAWN} > 150)`);
  await page.getByRole('button', { name: /^Optional/ }).click();
  const all = await unfolded;
  const drawn = await page.evaluate(DRAWN);

  const typed = {};
  for (const [kind, selector] of Object.entries({
    summary: '[data-field="summary"] input',
    number: '[data-field] input[inputmode="decimal"], [data-field] input[inputmode="numeric"]',
    document: '[data-field] [role="textbox"][contenteditable="true"]',
  })) {
    const place = page.locator(selector).first();
    if ((await place.count()) === 0) throw new Error(`The form has no ${kind} to type into (${selector}).`);
    await place.scrollIntoViewIfNeeded();
    await place.focus();
    await wait(500);
    const read = `(document.activeElement.value ?? document.activeElement.textContent).length`;
    typed[kind] = await typeInto(program, read);
  }
  await program.kill();
  return { opened, all, drawn, typed };
}

const rounds = [];
const floors = [];
for (let at = 0; at < ROUNDS; at += 1) {
  rounds.push(await round());
  floors.push(await floor());
}

figure('create-form.fields', median(rounds.map(({ drawn }) => drawn)), 'fields drawn', '>= 190');
figure('create-form.open.p50', median(rounds.map(({ opened }) => median(opened))), 'ms');
figure('create-form.open.p95', median(rounds.map(({ opened }) => quantile(opened, 0.95))), 'ms', '<= 100');
figure('create-form.unfold-all', median(rounds.map(({ all }) => all)), 'ms');
figure('create-form.floor.key.p95', median(floors.map(({ ms }) => quantile(ms, 0.95))), 'ms');
for (const kind of ['summary', 'number', 'document']) {
  const p95 = median(rounds.map(({ typed }) => quantile(typed[kind].ms, 0.95)));
  figure(`create-form.${kind}.key.p50`, median(rounds.map(({ typed }) => median(typed[kind].ms))), 'ms');
  figure(`create-form.${kind}.key.p95`, p95, 'ms', '<= 50');
  figure(
    `create-form.${kind}.unanswered`,
    rounds.reduce((sum, { typed }) => sum + typed[kind].lost, 0),
    'keys',
    '= 0',
  );
}
