import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  draftFromJson,
  draftToJson,
  EMPTY_DRAFT,
  inPlace,
  isUntouched,
  withDefaults,
  withoutSent,
  withParentOf,
  withRestored,
  withTyped,
  type Draft,
} from '../../../../../src/renderer/features/create/drafts/draft';
import type { JsonObject, JsonValue } from '@shared/json';

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);
const draft: fc.Arbitrary<Draft> = fc.record({
  projectId: fc.option(fc.string()),
  issueTypeId: fc.option(fc.string()),
  values: fc.dictionary(fc.string(), json),
  names: fc.dictionary(fc.string(), fc.string()),
  replaces: fc.option(fc.uuid()),
});

describe('a draft', () => {
  it('is after a restart what it was, byte for byte', () => {
    fc.assert(
      fc.property(draft, (kept) => {
        const onDisk = JSON.stringify(draftToJson(kept));
        expect(draftFromJson(JSON.parse(onDisk) as JsonObject)).toEqual(kept);
      }),
    );
  });

  it('of another version is read as far as it is understood, and never throws', () => {
    expect(draftFromJson(null)).toEqual(EMPTY_DRAFT);
    expect(draftFromJson({ projectId: 7, values: 'none', later: true })).toEqual(EMPTY_DRAFT);
    expect(draftFromJson({ issueTypeId: '10004', values: { summary: 'x', duedate: null } })).toEqual({
      ...EMPTY_DRAFT,
      issueTypeId: '10004',
      values: { summary: 'x', duedate: null },
    });
    fc.assert(fc.property(fc.dictionary(fc.string(), json), (any) => void draftFromJson(any)));
  });

  it('is untouched until a value stands in it, also one that was emptied on purpose', () => {
    expect(isUntouched({ ...EMPTY_DRAFT, projectId: '10020', issueTypeId: '10004' })).toBe(true);
    expect(isUntouched({ ...EMPTY_DRAFT, values: { priority: null } })).toBe(false);
  });

  it('is untouched while only the default template stands in it, and begins empty in another place', () => {
    const given = { labels: ['nightly'], summary: 'Nightly run' };
    const begun: Draft = {
      ...EMPTY_DRAFT,
      projectId: '10020',
      issueTypeId: '10004',
      values: given,
      given,
      template: 'N',
    };
    expect(isUntouched(begun)).toBe(true);
    const next = { projectId: '10022', issueTypeId: null };
    expect(inPlace(begun, next)).toEqual({ ...EMPTY_DRAFT, ...next });
    const typed = withTyped(begun, { fieldId: 'summary', name: 'Summary' }, 'Nightly run 7');
    expect(isUntouched(typed)).toBe(false);
    expect(inPlace(typed, next).values).toEqual({ labels: ['nightly'], summary: 'Nightly run 7' });
    expect(inPlace({ ...typed, replaces: 'a' }, next).replaces).toBe('a');
  });

  it('is not touched by a control that says what stands there by itself', () => {
    const priority = { fieldId: 'priority', name: 'Priority' };
    const medium = { id: '3', label: 'Medium' };
    expect(withTyped(EMPTY_DRAFT, priority, medium, medium)).toBe(EMPTY_DRAFT);
    expect(withTyped(EMPTY_DRAFT, priority, null)).toBe(EMPTY_DRAFT);
    expect(withTyped(EMPTY_DRAFT, priority, null, medium).values).toEqual({ priority: null });
    const high = withTyped(EMPTY_DRAFT, priority, { id: '2', label: 'High' }, medium);
    expect(withTyped(high, priority, medium, medium).values).toEqual({ priority: medium });
  });

  it('keeps, once it was sent, whatever was typed since, and drops nothing that was not sent', () => {
    const ids = fc.constantFrom('summary', 'duedate', 'labels', 'toString');
    const values = fc.dictionary(ids, json);
    fc.assert(
      fc.property(draft, values, values, (any, before, since) => {
        const sent = { ...any, values: before };
        const rest = withoutSent({ ...any, values: { ...before, ...since } }, sent);
        const unlike = Object.entries(since).filter(
          ([fieldId, value]) => JSON.stringify(value) !== JSON.stringify(before[fieldId]),
        );
        expect(rest.values).toEqual(Object.fromEntries(unlike));
        expect(withoutSent(sent, sent)).toMatchObject({ values: {}, projectId: any.projectId, replaces: null });
      }),
    );
  });

  it('that was cleared comes back whole, and what was typed since stays', () => {
    fc.assert(
      fc.property(draft, draft, (cleared, now) => {
        expect(withRestored({ ...now, values: {} }, cleared).values).toEqual(cleared.values);
        expect(withRestored(now, cleared).values).toEqual({ ...cleared.values, ...now.values });
      }),
    );
  });

  it('remembers what a field was called, since it may be gone when it has to be named', () => {
    const typed = withTyped(EMPTY_DRAFT, { fieldId: 'customfield_10050', name: 'Severity' }, 'high');
    expect(typed).toMatchObject({
      values: { customfield_10050: 'high' },
      names: { customfield_10050: 'Severity' },
    });
    expect(withTyped(typed, { fieldId: 'customfield_10050', name: 'Severity' }, null).values).toEqual({
      customfield_10050: null,
    });
  });

  it('shows a default where nothing was typed, and never over what was typed or emptied', () => {
    const defaults = { priority: { id: '3', label: 'Medium' }, labels: ['new'], environment: 'iOS' };
    expect(withDefaults({ priority: null, environment: 'Android', summary: 'x' }, defaults)).toEqual({
      priority: null,
      environment: 'Android',
      summary: 'x',
      labels: ['new'],
    });
  });
});

describe('another issue after one below a parent', () => {
  const parent = { key: 'SHOP-1', summary: 'Voucher' };
  const under = { ...parent, hierarchyLevel: 0 };
  const sent: Draft = { ...EMPTY_DRAFT, values: { summary: 'One', parent }, names: { parent: 'Parent' }, under };

  it('is below the same one', () => {
    const next = withParentOf(withoutSent(sent, sent), sent, false);
    expect(next).toMatchObject({ values: { parent }, under });
    expect(next.values['summary']).toBeUndefined();
  });

  it('is below the same one where the type demands a parent, and stands by itself where it was only chosen', () => {
    const { under: _under, ...chosen } = sent;
    expect(withParentOf(EMPTY_DRAFT, chosen, true).values).toEqual({ parent });
    expect(withParentOf(EMPTY_DRAFT, chosen, false)).toEqual(EMPTY_DRAFT);
  });

  it('keeps the parent that was chosen since', () => {
    const now: Draft = { ...EMPTY_DRAFT, values: { parent: { key: 'SHOP-2', summary: '' } } };
    expect(withParentOf(now, sent, true)).toEqual(now);
  });
});
