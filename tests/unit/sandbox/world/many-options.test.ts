import { describe, expect, it } from 'vitest';
import { CFT, customField, options } from '../../../../src/sandbox/world/fields/make-field';
import { optionsOf, setOptionDisabled } from '../../../../src/sandbox/world/many-options';
import type { Field } from '../../../../src/sandbox/world/model';

function longList(count: number, childrenEach = 0): Field {
  const field = customField(10400, 'Commodity code', `${CFT}:select`, 'option', { options: options(1, ['Own']) });
  return { ...field, manyOptions: { firstId: 1000, count, childrenEach, disabledIds: [] } };
}

const disabledIn = (field: Field): string[] =>
  optionsOf(field).flatMap((one) => [one, ...one.children].filter(({ disabled }) => disabled).map(({ id }) => id));

describe('options made on demand', () => {
  it('follow those that the field holds, with names and ids of their own', () => {
    const all = optionsOf(longList(5000));
    expect(all[0]?.value).toBe('Own');
    expect(all.slice(1, 3).map(({ id, value }) => [id, value])).toEqual([
      ['1000', 'Aalborg baskets 1'],
      ['1001', 'Bergen baskets 1'],
    ]);
    expect(new Set(all.map((one) => one.id)).size).toBe(5001);
    expect(new Set(all.map((one) => one.value)).size).toBe(5001);
  });

  it('are the same ones at the next question, and after the world was kept in a file', () => {
    const field = longList(50);
    expect(optionsOf(field)[7]).toBe(optionsOf(field)[7]);
    expect(optionsOf(structuredClone(field))).toEqual(optionsOf(field));
  });

  it('have children with ids after the parents', () => {
    const [, first, second] = optionsOf(longList(2, 3));
    expect(first?.children.map((one) => one.id)).toEqual(['1002', '1003', '1004']);
    expect(second?.children.map((one) => one.id)).toEqual(['1005', '1006', '1007']);
  });

  it('are disabled and brought back one by one, whether held, made or a child', () => {
    const field = longList(20, 2);
    for (const id of ['1', '1003', '1022']) expect(setOptionDisabled(field, id, true)).toBe(true);
    expect(disabledIn(field).toSorted((one, other) => Number(one) - Number(other))).toEqual(['1', '1003', '1022']);
    expect(disabledIn(structuredClone(field))).toHaveLength(3);
    // As many are disabled as before, and others.
    setOptionDisabled(field, '1003', false);
    setOptionDisabled(field, '1004', true);
    setOptionDisabled(field, '1', false);
    expect(disabledIn(field)).toEqual(['1022', '1004']);
    expect(setOptionDisabled(field, '7', true)).toBe(false);
  });
});
