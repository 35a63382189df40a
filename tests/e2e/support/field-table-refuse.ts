import type { Locator } from '@playwright/test';
import { fieldTypeFor } from '../../../src/shared/fields/catalogue';
import type { CreateField } from '../../../src/shared/jira/field';
import type { JsonObject, JsonValue } from '../../../src/shared/json';
import type { AtWork } from './at-work';
import { controlCalled } from './by-keys';
import { wrongText, wrongWire, type ContractRow } from './contract-fields';
import type { TablePlace } from './field-table-places';
import type { Column } from './field-table-text';
import { pastePayload } from './payload-panel';
import { expect } from './test';

/** A row that the form fills in, with its text and what the catalogue makes of it. */
export interface Asked {
  readonly row: ContractRow;
  readonly field: CreateField;
  readonly text: string;
  readonly value: JsonValue;
}

export type Mark = (asked: Asked, column: Column, said: string) => void;

/** Where the form makes its issue, and what it asks for. */
export interface Place {
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly fields: readonly CreateField[];
  readonly table: TablePlace;
}

export async function unfold(form: Locator): Promise<void> {
  const fold = form.getByRole('button', { name: /^Optional/ });
  if ((await fold.getAttribute('aria-expanded')) !== 'true') await fold.click();
}

/** What a screen reader says after the name of a control: its hint, and what is wrong with it. */
export async function describedAs(control: Locator): Promise<string> {
  return control.evaluate((element) => {
    const described = element.hasAttribute('aria-describedby') ? element : element.querySelector('[aria-describedby]');
    const ids = described?.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  });
}

/** Wrong values, all at once: what we refuse ourselves first, then, without it, what Jira refuses. Nothing is created until the last. */
export async function refuseAll(
  work: AtWork,
  form: Locator,
  asked: readonly Asked[],
  place: Place,
  mark: Mark,
): Promise<void> {
  const { page } = work;
  const before = new Map<Asked, string>();
  for (const one of asked) before.set(one, await describedAs(controlCalled(form, one.field)));
  let left = asked.filter((one) => wrongIn(place, one.field) !== null || typedWrong(place, one.field) !== null);
  for (const one of asked.filter((each) => !left.includes(each)))
    mark(one, 'refused input explained', '– every text is a value');
  for (let round = 0; left.length > 0 && round < 8; round++) {
    await pastePayload(work, JSON.stringify(bodyOf(place, left, demandedOf(asked, left))));
    await unfold(form);
    for (const one of left) {
      const text = typedWrong(place, one.field);
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

/** Without what is required nothing would be sent: what has been refused already stands there rightly. */
function demandedOf(asked: readonly Asked[], left: readonly Asked[]): Readonly<Record<string, JsonValue>> {
  const right = asked.filter((one) => one.field.required && !left.includes(one));
  return Object.fromEntries(
    right.flatMap(({ field, value }) => {
      const wire = fieldTypeFor(field.schema).toWire(value, field);
      return wire.ok && field.fieldId !== 'summary' ? [[field.fieldId, wire.value]] : [];
    }),
  );
}

/** The body of the place with a wrong value in each of these fields. */
export function bodyOf(
  place: Place,
  asked: readonly Asked[],
  demanded: Readonly<Record<string, JsonValue>> = {},
): JsonObject {
  const { projectId, issueTypeId } = place;
  const fields: Record<string, JsonValue> = {
    project: { id: projectId },
    issuetype: { id: issueTypeId },
    summary: 'Refused in every field',
    ...demanded,
    ...(asked.length === 0 ? {} : besideOf(place)),
  };
  const update: Record<string, JsonValue> = {};
  for (const { field } of asked) {
    const wire = wrongIn(place, field);
    if (wire === null) continue;
    if (field.fieldId === 'issuelinks') update[field.fieldId] = (wire as readonly JsonValue[]).map((add) => ({ add }));
    else fields[field.fieldId] = wire;
  }
  return { fields, update };
}

function wrongIn({ table }: Place, field: CreateField): JsonValue | null {
  return table.wrong?.[field.name] ?? wrongWire(field);
}

function typedWrong({ table }: Place, field: CreateField): string | null {
  return table.wrong?.[field.name] === undefined ? wrongText(field) : null;
}

function besideOf({ table, fields }: Place): Record<string, JsonValue> {
  const beside = Object.entries(table.beside ?? {});
  return Object.fromEntries(
    beside.map(([name, value]) => [fields.find((field) => field.name === name)?.fieldId ?? name, value]),
  );
}
