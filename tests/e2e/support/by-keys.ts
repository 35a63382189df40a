import { expect, type Locator, type Page } from '@playwright/test';
import { controlOf, fieldTypeFor } from '../../../src/shared/fields/catalogue';
import { splitList } from '../../../src/shared/fields/list-text';
import type { CreateField } from '../../../src/shared/jira/field';
import { isJsonObject, type JsonValue } from '../../../src/shared/json';

/** How many controls may lie between one and the next: fields that the test leaves empty, calendars, toolbars, chips. */
const TABS = 60;

/** Presses Tab until a control has the focus; throws where it is never reached. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let pressed = 0; pressed <= TABS; pressed++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach it in ${TABS} steps.`);
}

/** Where a field is, by role and name, as a screen reader says them: its one control, or the group of them. */
export function controlCalled(form: Locator, field: CreateField): Locator {
  const { name } = field;
  switch (controlOf(field)) {
    case 'text':
    case 'number':
    case 'date':
    case 'date-time':
    case 'paragraph':
    case 'json':
      return form.getByRole('textbox', { name, exact: true });
    case 'time-tracking':
    case 'worklog':
    case 'issue-links':
    case 'read-only':
      return form.getByRole('group', { name, exact: true });
    case 'select':
      return form.getByRole('combobox', { name, exact: true }).or(form.getByRole('radiogroup', { name, exact: true }));
    case 'multi-select':
      return (
        form
          .getByRole('combobox', { name, exact: true })
          // Nothing but its name can say of a group that it is required.
          .or(
            form
              .getByRole('group', { name: field.required ? `${name}, required` : name, exact: true })
              .filter({ has: form.page().getByRole('checkbox') }),
          )
      );
    default:
      return form.getByRole('combobox', { name, exact: true });
  }
}

/** Fills in a field with the keyboard alone: from wherever the focus is to the field, and through its controls. */
export async function fillByKeys(page: Page, form: Locator, field: CreateField, text: string): Promise<void> {
  const { keyboard } = page;
  const control = controlCalled(form, field);
  const inside = (role: 'textbox' | 'combobox', at: number): Locator => control.getByRole(role).nth(at);
  const type = fieldTypeFor(field.schema);
  const read = type.fromText(text, field);
  if (!read.ok) throw new Error(read.problem);
  switch (type.control) {
    case 'text':
    case 'number':
    case 'date':
    case 'date-time':
    case 'json':
    case 'paragraph':
      await tabTo(page, control);
      await keyboard.press('Control+a');
      await keyboard.type(text);
      return;
    case 'time-tracking':
    case 'worklog': {
      const parts = text.split(type.control === 'worklog' ? ' @ ' : ' / ');
      for (const [at, part] of parts.entries()) {
        await tabTo(page, inside('textbox', at));
        await keyboard.type(part);
      }
      return;
    }
    case 'labels':
      await tabTo(page, control);
      for (const label of text.split(' ')) await keyboard.type(`${label} `);
      await keyboard.press('Escape');
      return;
    case 'objects':
      await tabTo(page, control);
      for (const entry of splitList(text, ',')) await keyboard.type(`${entry},`);
      await keyboard.press('Escape');
      return;
    case 'restriction':
      await tabTo(page, control);
      await keyboard.type(text);
      await keyboard.press('Enter');
      await keyboard.press('Escape');
      return;
    case 'issue-links':
      for (const link of splitList(text, ',')) {
        const [way = '', key = ''] = link.split(' -> ');
        await tabBackTo(page, inside('combobox', 0));
        await take(page, way.toLowerCase());
        await tabTo(page, inside('combobox', 1));
        await take(page, key);
      }
      return;
    case 'cascading': {
      const [parent = '', child = ''] = text.split(' > ');
      await tabTo(page, control);
      await take(page, parent);
      await tabTo(page, form.getByRole('combobox', { name: `${field.name}, second level`, exact: true }));
      await take(page, child);
      return;
    }
    case 'select':
      if ((await control.getAttribute('role')) === 'radiogroup') return chooseRadio(page, control, text);
      await tabTo(page, control);
      return take(page, text);
    case 'multi-select':
      if ((await control.getAttribute('role')) === 'group') {
        for (const label of labelsIn(read.value)) {
          await tabTo(page, control.getByRole('checkbox', { name: label, exact: true }));
          await keyboard.press('Space');
        }
        return;
      }
      return takeAll(page, control, labelsIn(read.value));
    case 'multi-user':
    case 'multi-group':
      return takeAll(page, control, labelsIn(read.value));
    case 'sprint':
      // A project without a board of its own has no sprint to list: its number is taken.
      await tabTo(page, control);
      await keyboard.type(text);
      await page.getByRole('option').first().waitFor({ timeout: 8_000 });
      await expect(page.getByText('Searching')).toHaveCount(0);
      return keyboard.press('Enter');
    default:
      await tabTo(page, control);
      return take(page, labelsIn([read.value])[0] ?? text);
  }
}

/** The names by which values are found in a picker. */
function labelsIn(value: JsonValue): readonly string[] {
  const entries = Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
  return entries.map((entry) => {
    if (!isJsonObject(entry)) return JSON.stringify(entry);
    const { label, displayName, key, name, groupId, id } = entry;
    return (
      [label, displayName, key, name, groupId, id].find(
        (each): each is string => typeof each === 'string' && each !== '',
      ) ?? ''
    );
  });
}

async function tabBackTo(page: Page, control: Locator): Promise<void> {
  for (let pressed = 0; pressed < 6; pressed++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Shift+Tab');
  }
  await tabTo(page, control);
}

async function takeAll(page: Page, control: Locator, labels: readonly string[]): Promise<void> {
  await tabTo(page, control);
  for (const label of labels) await take(page, label);
  await page.keyboard.press('Escape');
}

/** Types into the picker that has the focus, goes to the row of this name with the arrows, and takes it. */
async function take(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.type(label);
  const row = page.getByRole('option').filter({ hasText: label }).first();
  await row.waitFor({ timeout: 8_000 });
  // Enter takes nothing while an answer is on its way.
  await expect(page.getByText('Searching')).toHaveCount(0);
  for (let steps = 0; steps < 12; steps++) {
    const lit = await page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
      return document.getElementById(id)?.title ?? '';
    });
    if (` ${lit} `.includes(` ${label} `)) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The arrows do not reach ${label}.`);
}

async function chooseRadio(page: Page, group: Locator, label: string): Promise<void> {
  const radios = group.getByRole('radio');
  await tabTo(page, group.getByRole('radio', { checked: true }).or(radios.first()).first());
  const wanted = group.getByRole('radio', { name: label, exact: true });
  for (let steps = 0; steps < 8; steps++) {
    if (await wanted.isChecked()) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The arrows do not reach ${label}.`);
}
