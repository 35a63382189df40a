import { describe, expect, it } from 'vitest';
import { CATALOGUE, controlOf, fieldTypeFor } from '@shared/fields/catalogue';
import { compilePayload } from '@shared/fields/compile-payload';
import { initialValues } from '@shared/fields/form';
import { whyNotSet } from '@shared/fields/why-not-set';
import { isJsonObject, type JsonValue } from '@shared/json';
import { CONTRACT_ROWS, FILLED_ROWS } from './contract-rows';

describe('every row of the contract', () => {
  it.each(CONTRACT_ROWS.map((each) => [each.row, each] as const))('%s has its entry and its control', (_name, each) => {
    expect(fieldTypeFor(each.field.schema).name).toBe(each.entry);
    expect(controlOf(each.field)).toBe(each.control);
  });

  it.each(
    CONTRACT_ROWS.flatMap(({ row, entry, field }) =>
      field.schema.items === undefined ? [] : [[row, entry, field.schema] as const],
    ),
  )('%s is not mistaken where its items are a translated label', (_name, entry, schema) => {
    const translated = fieldTypeFor({ ...schema, items: 'Übersetzt' }).name;
    const told = schema.system !== undefined || !/__|extension|sd-|com\.example/.test(schema.custom ?? '');
    // An app's list says nothing else of itself: then it is raw JSON, never a wrong control.
    expect(translated).toBe(told ? entry : entry === 'read-only' ? entry : 'json');
  });

  it.each(
    FILLED_ROWS.flatMap(({ row, field, value, wire }) =>
      Array.isArray(value) ? [[row, field, value as readonly JsonValue[], wire] as const] : [],
    ),
  )('%s: sends nothing twice', (_name, field, value, wire) => {
    expect(fieldTypeFor(field.schema).toWire([...value, ...value], field)).toEqual({ ok: true, value: wire });
  });

  it('has a row for every entry of the catalogue, and an entry of its own name for each', () => {
    const used = new Set(CONTRACT_ROWS.map(({ entry }) => entry));
    expect(CATALOGUE.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
    expect(new Set(CATALOGUE.map(({ name }) => name)).size).toBe(CATALOGUE.length);
  });

  it.each(FILLED_ROWS.map((each) => [each.row, each] as const))(
    '%s: text in, value, text out, wire out',
    (_name, each) => {
      const type = fieldTypeFor(each.field.schema);
      expect(type.fromText(each.text, each.field)).toEqual({ ok: true, value: each.value });
      expect(type.toText(each.value)).toBe(each.text);
      expect(type.toWire(each.value, each.field)).toEqual({ ok: true, value: each.wire });
      expect(type.isEmpty(each.value)).toBe(false);
      expect(type.isEmpty(null)).toBe(true);
    },
  );

  it.each(FILLED_ROWS.map((each) => [each.row, each] as const))(
    '%s: what was sent is read as what is sent again, and so is the example',
    (_name, { field, wire }) => {
      const type = fieldTypeFor(field.schema);
      for (const sent of [wire, type.example(field)]) {
        const value = type.fromWire(sent, field);
        expect(value !== null && type.toWire(value, field)).toEqual({ ok: true, value: sent });
      }
    },
  );

  it.each(FILLED_ROWS.filter(({ read }) => read !== undefined).map((each) => [each.row, each] as const))(
    '%s: what Jira reads out has a text that means the same',
    (_name, { field, read = null }) => {
      const type = fieldTypeFor(field.schema);
      const value = type.fromWire(read, field);
      const text = value === null ? '' : type.toText(value);
      const again = type.fromText(text, field);
      expect(text).not.toBe('');
      expect(again.ok && type.toText(again.value)).toBe(text);
      expect(again.ok && type.toWire(again.value, field)).toEqual(value !== null && type.toWire(value, field));
    },
  );

  it.each(
    CONTRACT_ROWS.flatMap((each) =>
      each.badText === undefined ? [] : [[each.row, each.field, each.badText, each.problem] as const],
    ),
  )('%s: says why a text is not accepted', (_name, field, badText, problem) => {
    expect(fieldTypeFor(field.schema).fromText(badText, field)).toEqual({ ok: false, problem });
    expect(problem).toMatch(/[.?]$|[}\]"]$/);
  });

  it.each(
    CONTRACT_ROWS.flatMap((each) =>
      each.control === 'read-only' ? [[each.row, each.field, each.read ?? null] as const] : [],
    ),
  )('%s: is shown with who fills it in, and never sent', (_name, field, read) => {
    const type = fieldTypeFor(field.schema);
    expect(whyNotSet(field)).toMatch(/^[A-Z].*\.$/);
    const value = type.fromWire(read, field);
    expect(value === null || type.isEmpty(value) || type.toText(value) !== '').toBe(true);
    const values = { [field.fieldId]: value ?? 'x' };
    const compiled = compilePayload({ fields: [field], projectId: '1', issueTypeId: '2', values, changeId: null });
    expect(compiled).toEqual({ ok: true, body: { fields: { project: { id: '1' }, issuetype: { id: '2' } } } });
  });

  it('goes into one payload: what cannot be set is not in it, what is added stands under its verb', () => {
    const rows = FILLED_ROWS.filter(({ row }) => !row.startsWith('parent as'));
    const fields = CONTRACT_ROWS.map(({ field }) => field);
    const values = { ...initialValues(fields), ...Object.fromEntries(rows.map((r) => [r.field.fieldId, r.value])) };
    const compiled = compilePayload({ fields, projectId: '10000', issueTypeId: '10004', values, changeId: null });
    expect(compiled.ok ? [] : compiled.problems).toEqual([]);
    const body = compiled.ok ? compiled.body : {};
    const { fields: set, update } = body;
    const parent = rows.find(({ row }) => row === 'parent');
    for (const { field, wire } of rows) {
      if (field.fieldId === 'project' || field.fieldId === 'issuetype') continue;
      const added = field.operations.includes('add') && !field.operations.includes('set');
      const verbs = Array.isArray(wire) ? wire.map((add: JsonValue) => ({ add })) : null;
      const place = added ? update : set;
      // The old fields of the parent say the same issue, and are sent as it.
      const old = fieldTypeFor(field.schema).meansParent(field.schema) === 'of-old';
      const sent = isJsonObject(place) ? [place[field.fieldId], place['parent']] : [];
      expect(old ? sent : sent.slice(0, 1)).toEqual(old ? [undefined, parent?.wire] : [added ? verbs : wire]);
    }
    const shown = CONTRACT_ROWS.filter(({ control }) => control === 'read-only').map(({ field }) => field.fieldId);
    expect(isJsonObject(set) ? shown.filter((fieldId) => fieldId in set) : ['none']).toEqual([]);
  });
});
