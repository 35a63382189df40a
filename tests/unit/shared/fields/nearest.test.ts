import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestBy, nearestFirst } from '@shared/fields/nearest';

const SEVERITIES = ['Low', 'Sev 3, minor', 'Sev 1, outage', 'Sev 2, major'];

describe('the nearest first', () => {
  it.each([
    ['Sev1', 'Sev 1, outage'],
    ['SEV-2', 'Sev 2, major'],
    ['sev 3', 'Sev 3, minor'],
    ['outage', 'Sev 1, outage'],
    ['Sec 1', 'Sev 1, outage'],
    ['lwo', 'Low'],
  ])('for %s it is %s', (typed, nearest) => {
    expect(nearestFirst(typed, SEVERITIES)[0]).toBe(nearest);
  });

  it('keeps the order of Jira where nothing is near', () => {
    expect(nearestFirst('Catastrophe', SEVERITIES)).toEqual(SEVERITIES);
    expect(nearestFirst('', SEVERITIES)).toEqual(SEVERITIES);
  });

  it('loses and doubles nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (typed, labels) => {
        const items = labels.map((label, id) => ({ id, label }));
        const ids = nearestBy(typed, items, ({ label }) => label).map(({ id }) => id);
        expect(ids.toSorted((a, b) => a - b)).toEqual(items.map(({ id }) => id));
      }),
    );
  });
});
