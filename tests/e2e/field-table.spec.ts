import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { controlOf, fieldTypeFor } from '../../src/shared/fields/catalogue';
import { compilePayload } from '../../src/shared/fields/compile-payload';
import { inDrawingOrder } from '../../src/shared/fields/form';
import type { CreateField } from '../../src/shared/jira/field';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/shared/json';
import { startAtWork, type AtWork } from './support/at-work';
import { answerOf } from './support/bridge';
import { controlCalled, fillByKeys } from './support/by-keys';
import {
  CONTRACT_ROWS,
  fieldOfRow,
  textOf,
  wrongText,
  wrongWire,
  type ContractRow,
  type Known,
} from './support/contract-fields';
import { root } from './support/environment';
import { gapsOf, tableText, type Column, type RowResult } from './support/field-table-text';
import { openForm, sendForm } from './support/fill-form';
import { MARA, onSite } from './support/on-site';
import { copiedBody, pastePayload } from './support/payload-panel';
import { differenceOf } from './support/read-back';
import { expect, test } from './support/test';

/** FIELD_TABLE=write writes it anew. */
const FILE = join(root, 'docs', 'field-table.md');
const SUMMARY = 'Voucher stays applied';

let work: AtWork;
test.beforeAll(async () => {
  work = await startAtWork();
});
test.afterAll(async () => {
  await work.end();
});

interface Asked {
  readonly row: ContractRow;
  readonly field: CreateField;
  readonly text: string;
  readonly value: JsonValue;
}

type Mark = (asked: Asked, column: Column, said: string) => void;

test('every row of the catalogue is drawn, named, filled in by keyboard, sent, read back, and refused in words', async () => {
  test.setTimeout(8 * 60_000);
  const { page } = work;
  const form = await openForm(page, 'Kitchen sink', 'Kitchen sink');
  const { place, fields } = await kitchen(page);
  const known = await knownOnSite();
  const results: RowResult[] = [];
  const asked: Asked[] = [];
  for (const row of CONTRACT_ROWS) {
    const field = fieldOfRow(row, fields);
    const why = await whyNotFilled(form, row, field);
    results.push({ row: row.row, field: field?.name ?? null, control: row.control, why, said: {} });
    if (field !== null && why === null) asked.push(readRow(row, field, known));
  }
  const mark: Mark = ({ row }, column, said) => {
    const result = results.find((each) => each.row === row.row);
    if (result !== undefined) result.said[column] ??= said;
  };

  await unfold(form);
  for (const one of asked) {
    const count = await controlCalled(form, one.field).count();
    mark(one, 'screen-reader name', count === 1 ? '✓' : `${count} controls of this role and name`);
    const seen = count === 1 && (await controlCalled(form, one.field).isVisible());
    mark(one, 'drawn', seen ? '✓' : 'not to be seen');
    const type = fieldTypeFor(one.field.schema);
    const back = type.fromText(type.toText(one.value), one.field);
    mark(one, 'text in = text out', back.ok && isSame(back.value, one.value) ? '✓' : type.toText(one.value));
  }
  await refuseAll(form, asked, place, mark);
  await fillAll(form, asked, place, mark);

  const values = Object.fromEntries(asked.map(({ field, value }) => [field.fieldId, value]));
  const expected = compilePayload({
    fields,
    projectId: place.projectId,
    issueTypeId: place.issueTypeId,
    values,
    changeId: null,
  });
  if (!expected.ok) throw new Error(JSON.stringify(expected.problems));
  const body = await copiedBody(work);
  for (const one of asked) {
    const shown = wireIn(body, one.field);
    const right = isSame(shown, wireIn(expected.body, one.field));
    mark(one, 'valid payload', right ? '✓' : JSON.stringify(shown));
  }
  const parentLink = asked.find(({ row }) => row.row === 'com.atlassian.jpo:jpo-custom-field-parent');
  if (parentLink !== undefined) {
    mark(parentLink, 'value read back equal', '– Jira takes it on an epic alone, and refuses it here in words');
    await form.getByRole('button', { name: `Clear ${parentLink.field.name}` }).click();
  }
  const key = await sendForm(page).catch(async (error: unknown) => {
    for (const one of asked) {
      const said = await describedAs(controlCalled(form, one.field));
      if (said !== '') mark(one, 'value read back equal', said);
    }
    if (process.env.FIELD_TABLE === 'write') writeFileSync(FILE, await tableText(results, FILE));
    throw new Error(gapsOf(results).join('\n'), { cause: error });
  });
  const { fields: read } = await onSite(work, MARA, 'GET', `issue/${key}`);
  for (const one of asked) {
    const there = (read as JsonObject)[one.field.fieldId] ?? null;
    // The work that is logged with the issue comes off what remains of it: one day less an hour and a half.
    const remains = isJsonObject(there) ? there['remainingEstimateSeconds'] : null;
    if (one.field.fieldId === 'timetracking' && remains === 8 * 3600 - 5400)
      mark(one, 'value read back equal', '✓ less the work that was logged with it');
    mark(one, 'value read back equal', differenceOf(one.field, wireIn(body, one.field), there) ?? '✓');
  }

  const text = await tableText(results, FILE);
  if (process.env.FIELD_TABLE === 'write') writeFileSync(FILE, text);
  expect(gapsOf(results)).toEqual([]);
  // The bytes of the whole body, in its order, beside those of each field.
  expect(JSON.stringify(body)).toBe(JSON.stringify(expected.body));
  expect(readFileSync(FILE, 'utf8'), 'docs/field-table.md is stale').toBe(text);
});

interface Place {
  readonly projectId: string;
  readonly issueTypeId: string;
}

async function kitchen(page: Page): Promise<{ readonly place: Place; readonly fields: readonly CreateField[] }> {
  const site = await answerOf(page, 'workspace.get', null);
  if (site === null) throw new Error('No site is chosen.');
  const projects = await answerOf(page, 'create.projects', { site });
  const projectId = projects.value.find(({ key }) => key === 'KITCHEN')?.id ?? '';
  const types = await answerOf(page, 'create.issueTypes', { site, projectId });
  const issueTypeId = types.value.find(({ name }) => name === 'Kitchen sink')?.id ?? '';
  const { value } = await answerOf(page, 'create.fields', { site, projectId, issueTypeId, fresh: false });
  return { place: { projectId, issueTypeId }, fields: inDrawingOrder(value).concat(value.filter(isHead)) };
}

function isHead({ fieldId }: CreateField): boolean {
  return fieldId === 'project' || fieldId === 'issuetype';
}

async function knownOnSite(): Promise<Known> {
  const site = work.sandbox.world.sites[0];
  if (site === undefined) throw new Error('The world has no site.');
  const named = (name: string): Known['people'][number] => {
    const person = work.sandbox.world.people.find(({ displayName }) => displayName === name);
    return { displayName: name, accountId: person?.accountId ?? '' };
  };
  const roles = await onSite(work, MARA, 'GET', 'project/KITCHEN/role');
  const [roleUrl = ''] = Object.values(roles).map(String);
  return {
    people: [named('Mara Lind'), named('Oda Voss')],
    groups: ['checkout-qa', 'site-admins'],
    sprintId: String(site.sprints.find(({ state }) => state === 'active')?.id ?? ''),
    teamId: '2b8f60a4-5d0e-4c92-a1cc-6f1a53ddc001',
    issueKey: 'SHOP-3',
    roleId: roleUrl.split('/').at(-1) ?? '',
  };
}

/** Why a create form has no control for it; null where it has one. */
async function whyNotFilled(form: Locator, row: ContractRow, field: CreateField | null): Promise<string | null> {
  if (row.row === 'parent as expand=schema describes it')
    return 'the same field as parent, told in another way by editmeta';
  if (field === null)
    return row.control === 'read-only' ? 'Jira writes it; no createmeta lists it' : 'no field of the sandbox';
  if (isHead(field)) return 'chosen above the form, before there is one';
  if (field.fieldId === 'attachment') return 'files have a place of their own in the form, and follow the create';
  if (field.operations.length === 0) {
    await expect(form.getByText(/^Not set on create: /)).toContainText(field.name);
    return 'createmeta lists it and lets nobody set it: named below the form';
  }
  if (controlOf(field) === 'read-only') {
    await unfold(form);
    await expect(controlCalled(form, field)).toBeVisible();
    return 'an app writes it: shown with the reason, never sent';
  }
  return null;
}

function readRow(row: ContractRow, field: CreateField, known: Known): Asked {
  const text = field.fieldId === 'summary' ? SUMMARY : textOf(row, field, known);
  const read = fieldTypeFor(field.schema).fromText(text, field);
  if (!read.ok) throw new Error(`${row.row}: ${read.problem}`);
  return { row, field, text, value: read.value };
}

async function unfold(form: Locator): Promise<void> {
  const fold = form.getByRole('button', { name: /^Optional/ });
  if ((await fold.getAttribute('aria-expanded')) !== 'true') await fold.click();
}

/** What a screen reader says after the name of a control: its hint, and what is wrong with it. */
async function describedAs(control: Locator): Promise<string> {
  return control.evaluate((element) => {
    const described = element.hasAttribute('aria-describedby') ? element : element.querySelector('[aria-describedby]');
    const ids = described?.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  });
}

/** Wrong values, all at once: what we refuse ourselves first, then, without it, what Jira refuses. Nothing is created until the last. */
async function refuseAll(form: Locator, asked: readonly Asked[], place: Place, mark: Mark): Promise<void> {
  const { page } = work;
  const before = new Map<Asked, string>();
  for (const one of asked) before.set(one, await describedAs(controlCalled(form, one.field)));
  let left = asked.filter((one) => wrongWire(one.field) !== null || wrongText(one.field) !== null);
  for (const one of asked.filter((each) => !left.includes(each)))
    mark(one, 'refused input explained', '– every text is a value');
  for (let round = 0; left.length > 0 && round < 8; round++) {
    await pastePayload(work, JSON.stringify(bodyOf(place, left)));
    await unfold(form);
    for (const one of left) {
      const text = wrongText(one.field);
      const control = controlCalled(form, one.field);
      const box = (await control.getAttribute('role')) === 'group' ? control.getByRole('textbox').first() : control;
      if (text !== null) await box.fill(text);
    }
    await page.getByRole('button', { name: 'Create issue' }).click();
    const refused = page.getByText(/fields? to mend/);
    const created = page.getByRole('region', { name: 'Created' });
    await expect(refused.or(created).or(form.getByRole('alert')).first()).toBeVisible();
    const said = new Map<Asked, string>();
    for (const one of left) {
      const now = (await created.isVisible()) ? '' : await describedAs(controlCalled(form, one.field));
      if (now !== '' && now !== before.get(one)) said.set(one, now);
    }
    if (said.size === 0) break;
    for (const one of said.keys()) mark(one, 'refused input explained', '✓');
    left = left.filter((one) => !said.has(one));
  }
  for (const one of left) {
    // A link is sent after the create: it is refused as a change of its own.
    const apart =
      one.field.fieldId === 'issuelinks' && (await page.getByRole('button', { name: /\d refused/ }).isVisible());
    mark(one, 'refused input explained', apart ? '✓ in the outbox, as a change of its own' : 'Jira took a wrong value');
  }
}

function bodyOf({ projectId, issueTypeId }: Place, asked: readonly Asked[]): JsonObject {
  const fields: Record<string, JsonValue> = {
    project: { id: projectId },
    issuetype: { id: issueTypeId },
    summary: 'Refused in every field',
  };
  const update: Record<string, JsonValue> = {};
  for (const { field } of asked) {
    const wire = wrongWire(field);
    if (wire === null) continue;
    if (field.fieldId === 'issuelinks') update[field.fieldId] = (wire as readonly JsonValue[]).map((add) => ({ add }));
    else fields[field.fieldId] = wire;
  }
  return { fields, update };
}

/** With the keyboard alone, from the summary on, in the order in which Tab comes by. */
async function fillAll(form: Locator, asked: readonly Asked[], place: Place, mark: Mark): Promise<void> {
  const { page } = work;
  await openForm(page, 'Kitchen sink', 'Kitchen sink');
  await pastePayload(work, JSON.stringify(bodyOf(place, [])));
  await unfold(form);
  await form.getByRole('textbox', { name: 'Summary' }).focus();
  const order = await drawnOrder(form, asked);
  for (const one of order) {
    try {
      await fillByKeys(page, form, one.field, one.text);
      mark(one, 'keyboard only', '✓');
    } catch (error) {
      const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
      mark(one, 'keyboard only', first);
      await page.keyboard.press('Escape');
    }
  }
}

/** Top to bottom, left to right, as Tab goes. */
async function drawnOrder(form: Locator, asked: readonly Asked[]): Promise<readonly Asked[]> {
  const places = new Map<Asked, number>();
  for (const one of asked) {
    const handle = await controlCalled(form, one.field).elementHandle();
    const at = await form.evaluate(
      (element, target) => [...element.querySelectorAll('*')].indexOf(target as Element),
      handle,
    );
    places.set(one, at);
  }
  return asked.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

/** What a body has for a field, set or added. */
function wireIn(body: JsonObject, { fieldId }: CreateField): JsonValue {
  const { fields, update } = body;
  const set = isJsonObject(fields) ? fields[fieldId] : undefined;
  return set ?? (isJsonObject(update) ? update[fieldId] : undefined) ?? null;
}

function isSame(a: JsonValue, b: JsonValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
