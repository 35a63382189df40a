import { setTimeout as wait } from 'node:timers/promises';
import { startAtWork, type AtWork } from './support/at-work';
import { openForm } from './support/fill-form';
import { seededRandom } from './support/seeded-random';
import { expect, test } from './support/test';

const KILLS = process.env.SOAK === '1' ? 25 : 5;
const SEED = process.env.TEST_SEED ?? 'draft-kills';
/** What a kill may take: what was typed within this time before it. */
const MAY_LOSE_MS = 1_000;

let work: AtWork;
test.beforeAll(async () => {
  work = await startAtWork();
});
test.afterAll(async () => {
  await work.end();
});

/** What had been typed by when, on this test's clock: a time is taken once the page has the key. */
interface Typed {
  readonly at: number;
  readonly text: string;
}

test(`after ${KILLS} kills while somebody types, at most the last second is missing from the form`, async () => {
  test.setTimeout(60_000 + KILLS * 25_000);
  const random = seededRandom(SEED);
  await openForm(work.page, 'Autotest', 'Task');
  let kept = '';
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const killedAfter = 300 + Math.floor(random() * 3_500);
    await test.step(`kill ${kill}: ${killedAfter} ms after the first key (TEST_SEED=${SEED})`, async () => {
      const typed = await typeUntilKilled(kept, killedAfter, random);
      const killedAt = typed.at(-1)?.at ?? 0;
      await work.page.getByRole('button', { name: 'Create', exact: true }).click();
      const summary = work.page.getByRole('textbox', { name: 'Summary' });
      const atLeast = typed.findLast(({ at }) => at <= killedAt - MAY_LOSE_MS)?.text ?? kept;
      const all = typed.at(-1)?.text ?? kept;
      await expect(summary).toHaveValue(new RegExp(`^${atLeast}`));
      kept = await summary.inputValue();
      expect(all.startsWith(kept), `${kept} is a beginning of ${all}`).toBe(true);
      // The form as it was: project and type with it.
      await expect(work.page.getByText(/^Fields of AUTOTEST Task, read/)).toBeVisible();
    });
  }
});

/** Types one letter after the other at a person's pace, with pauses, and ends the program in the middle of it. */
async function typeUntilKilled(before: string, killedAfter: number, random: () => number): Promise<readonly Typed[]> {
  const summary = work.page.getByRole('textbox', { name: 'Summary' });
  await summary.focus();
  await work.page.keyboard.press('End');
  const typed: Typed[] = [];
  let text = before;
  const start = Date.now();
  while (Date.now() - start < killedAfter) {
    const letter = 'abcdefghijklmnopqrstuvwxyz'.charAt(Math.floor(random() * 26));
    await work.page.keyboard.press(letter);
    text += letter;
    typed.push({ at: Date.now(), text });
    await wait(random() < 0.1 ? 250 : 20 + Math.floor(random() * 60));
  }
  typed.push({ at: Date.now(), text });
  await work.restart('killed');
  return typed;
}
