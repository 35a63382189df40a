import type { Locator, Page } from '@playwright/test';
import { controlOf, fieldTypeFor } from '../../../src/shared/fields/catalogue';
import { compilePayload } from '../../../src/shared/fields/compile-payload';
import { inDrawingOrder, initialValues, isAskedBefore } from '../../../src/shared/fields/form';
import type { CreateField } from '../../../src/shared/jira/field';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/shared/json';
import type { AtWork } from './at-work';
import { answerOf } from './bridge';
import { controlCalled, fillByKeys } from './by-keys';
import { textOf, type ContractRow, type Known } from './contract-fields';
import { knownOnSite } from './field-table-known';
import { rowsOf, type TablePlace } from './field-table-places';
import { bodyOf, describedAs, refuseAll, unfold, type Asked, type Mark, type Place } from './field-table-refuse';
import { gapsOf, type RowResult } from './field-table-text';
import { openForm, sendForm } from './fill-form';
import { dryRun } from './on-command-line';
import { MARA, onSite } from './on-site';
import { copiedBody, pastePayload } from './payload-panel';
import { differenceOf } from './read-back';
import { expect } from './test';

const SUMMARY = 'Voucher stays applied';

/** What one form came to. `bytes`: its body as it was shown, and as the compiler makes it. */
export interface TableRun {
  readonly results: readonly RowResult[];
  readonly bytes: readonly [shown: string, compiled: string];
}

/** Draws, refuses, fills in, sends and reads back every row of a form, in the window and, as text, on the command line. */
export async function runTable(work: AtWork, table: TablePlace): Promise<TableRun> {
  const { page } = work;
  const form = await openForm(page, table.project, table.issueType);
  const place = await placeOf(page, table);
  const known = await knownOnSite(work, table);
  const results: RowResult[] = [];
  const asked: Asked[] = [];
  for (const { row, field } of rowsOf(table, place.fields)) {
    const why = await whyNotFilled(form, row, field);
    results.push({ row: row.row, field: field?.name ?? null, control: row.control, why, said: {} });
    if (field !== null && why === null) asked.push(readRow(row, field, known));
  }
  const mark: Mark = ({ row }, column, said) => {
    const result = results.find((each) => each.row === row.row);
    if (result !== undefined) result.said[column] ??= said;
  };

  await lookAtAll(form, asked, mark);
  await refuseAll(work, form, asked, place, mark);
  await fillAll(work, form, asked, place, mark);

  const typed = Object.fromEntries(asked.map(({ field, value }) => [field.fieldId, value]));
  const { fields, projectId, issueTypeId } = place;
  const values = { ...initialValues(fields), ...typed };
  const expected = compilePayload({ fields, projectId, issueTypeId, values, changeId: null });
  if (!expected.ok) throw new Error(JSON.stringify(expected.problems));
  const body = await copiedBody(work);
  for (const one of asked) {
    const shown = wireIn(body, one.field);
    const right = shown !== null && isSame(shown, wireIn(expected.body, one.field));
    mark(one, 'valid payload', right ? '✓' : JSON.stringify(shown));
  }
  await onCommandLine(work, table, asked, body, mark);
  await readBack(work, form, asked, body, results, mark);
  return { results, bytes: [JSON.stringify(body), JSON.stringify(expected.body)] };
}

async function lookAtAll(form: Locator, asked: readonly Asked[], mark: Mark): Promise<void> {
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
}

/** The text of each value, given to the command line, is sent in the same bytes as what was typed into the form. */
async function onCommandLine(
  work: AtWork,
  table: TablePlace,
  asked: readonly Asked[],
  body: JsonObject,
  mark: Mark,
): Promise<void> {
  const made = await dryRun(work, { project: table.key, issueType: table.issueType }, asked);
  for (const one of asked) {
    if (!made.ok) {
      mark(one, 'text on the command line', JSON.stringify(made.problems[one.field.fieldId] ?? made.said));
      continue;
    }
    const sent = wireIn(made.body, one.field);
    const right = sent !== null && isSame(sent, wireIn(body, one.field));
    mark(one, 'text on the command line', right ? '✓' : JSON.stringify(sent));
  }
}

async function readBack(
  work: AtWork,
  form: Locator,
  asked: readonly Asked[],
  body: JsonObject,
  results: readonly RowResult[],
  mark: Mark,
): Promise<void> {
  const key = await sendForm(work.page).catch(async (error: unknown) => {
    for (const one of asked) {
      const said = await describedAs(controlCalled(form, one.field));
      if (said !== '') mark(one, 'value read back equal', said);
    }
    throw new Error(gapsOf(results).join('\n'), { cause: error });
  });
  let read: JsonObject = {};
  const inJira = async (field: string): Promise<JsonValue> => {
    read = (await onSite(work, MARA, 'GET', `issue/${key}`))['fields'] as JsonObject;
    return read[field] ?? null;
  };
  const links = asked.find(({ field }) => field.schema.system === 'issuelinks');
  const linked = links === undefined ? null : wireIn(body, links.field);
  // Links follow the issue as changes of their own.
  await expect.poll(() => inJira('issuelinks')).toHaveLength(Array.isArray(linked) ? linked.length : 0);
  for (const one of asked) {
    const there = read[idOf(body, one.field)] ?? null;
    // The work that is logged with the issue comes off what remains of it: one day less an hour and a half.
    const remains = isJsonObject(there) ? there['remainingEstimateSeconds'] : null;
    if (one.field.fieldId === 'timetracking' && remains === 8 * 3600 - 5400)
      mark(one, 'value read back equal', '✓ less the work that was logged with it');
    mark(one, 'value read back equal', differenceOf(one.field, wireIn(body, one.field), there) ?? '✓');
  }
}

async function placeOf(page: Page, table: TablePlace): Promise<Place> {
  const site = await answerOf(page, 'workspace.get', null);
  if (site === null) throw new Error('No site is chosen.');
  const projects = await answerOf(page, 'create.projects', { site });
  const projectId = projects.value.find(({ key }) => key === table.key)?.id ?? '';
  const types = await answerOf(page, 'create.issueTypes', { site, projectId });
  const issueTypeId = types.value.find(({ name }) => name === table.issueType)?.id ?? '';
  const { value } = await answerOf(page, 'create.fields', { site, projectId, issueTypeId, fresh: false });
  return { projectId, issueTypeId, fields: inDrawingOrder(value).concat(value.filter(isAskedBefore)), table };
}

/** Why a create form has no control for it; null where it has one. */
async function whyNotFilled(form: Locator, row: ContractRow, field: CreateField | null): Promise<string | null> {
  if (row.row === 'parent as expand=schema describes it')
    return 'the same field as parent, told in another way by editmeta';
  if (field === null)
    return row.control === 'read-only' ? 'Jira writes it; no createmeta lists it' : 'no field of the sandbox';
  if (isAskedBefore(field)) return 'chosen above the form, before there is one';
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

/** With the keyboard alone, from the summary on, in the order in which Tab comes by. */
async function fillAll(work: AtWork, form: Locator, asked: readonly Asked[], place: Place, mark: Mark): Promise<void> {
  const { page } = work;
  await openForm(page, place.table.project, place.table.issueType);
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

/** Under which key a body has a field: the old fields of the parent are sent as the parent. */
function idOf(body: JsonObject, { fieldId, schema }: CreateField): string {
  const { fields } = body;
  const isSet = isJsonObject(fields) && fields[fieldId] !== undefined;
  return fieldTypeFor(schema).meansParent(schema) === 'of-old' && !isSet ? 'parent' : fieldId;
}

/** What a body has for a field, set or added. */
function wireIn(body: JsonObject, field: CreateField): JsonValue {
  const { fields, update } = body;
  const id = idOf(body, field);
  const set = isJsonObject(fields) ? fields[id] : undefined;
  return set ?? (isJsonObject(update) ? update[id] : undefined) ?? null;
}

function isSame(a: JsonValue, b: JsonValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
