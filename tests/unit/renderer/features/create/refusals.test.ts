import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '@shared/ipc/failure';
import type { CreateField } from '@shared/jira/field';
import { NO_REFUSALS, placeProblems, placeRefusals } from '../../../../../src/renderer/features/create/submit/refusals';
import { COLOURS, custom, field } from '../../../shared/fields/sample-fields';

const COLOUR = 'customfield_10050';
const FIELDS: readonly CreateField[] = [
  field({ type: 'project', system: 'project' }, { name: 'Project', required: true }),
  field({ type: 'string', system: 'summary' }, { name: 'Summary', required: true }),
  custom('select', 'option', { name: 'Colour', key: 'com.example__colour', allowedValues: COLOURS }),
  field({ type: 'string', system: 'environment' }, { name: 'Environment', operations: [] }),
];
const refusedBy = (fieldErrors: Record<string, string>, messages: readonly string[] = []): Failure => ({
  kind: 'jira-rejected',
  status: 400,
  messages,
  fieldErrors,
});
const place = (failure: Failure, values = {}) => placeRefusals(failure, FIELDS, values);

describe('what Jira refused', () => {
  it('stands at its field, with Jira’s own words', () => {
    const { byField, onTop } = place(refusedBy({ summary: 'Too odd.' }), { summary: 'x' });
    expect(onTop).toBeNull();
    expect(byField['summary']?.problem).toContain('Jira says: Too odd.');
    expect(byField['summary']?.whoCanMend).toBeNull();
  });

  it('is found by the key of an app’s field too, and says who can mend it when the person may not', () => {
    const { byField } = place(refusedBy({ 'com.example__colour': 'No such option.' }), {
      [COLOUR]: { id: '10401', label: 'Red' },
    });
    expect(byField[COLOUR]?.problem).toContain('"Red"');
    expect(byField[COLOUR]?.whoCanMend).toContain('Jira admin');
  });

  it.each([
    ['project', 'Project: gone'],
    ['environment', 'Environment: gone'],
    ['customfield_99999', 'customfield_99999: gone'],
  ])('of %s, which has no control in the form, stands on top under its name', (fieldId, said) => {
    const { byField, onTop } = place(refusedBy({ [fieldId]: 'gone' }));
    expect(byField).toEqual({});
    expect(onTop?.detail).toContain(said);
  });

  it('without a single word is told as well', () => {
    expect(place(refusedBy({})).onTop?.detail).toContain('Jira gave no reason');
  });

  it('is never dropped: each sentence stands at a field or on top', () => {
    const word = fc.stringMatching(/^[a-z]{4,12}$/);
    const ids = fc.constantFrom('summary', COLOUR, 'project', 'environment', 'nowhere');
    fc.assert(
      fc.property(fc.dictionary(ids, word), fc.uniqueArray(word), (fieldErrors, messages) => {
        const { byField, onTop } = place(refusedBy(fieldErrors, messages));
        const said = [...Object.values(byField).map(({ problem }) => problem), onTop?.title, onTop?.detail].join('\n');
        for (const sentence of [...Object.values(fieldErrors), ...messages]) {
          expect(said.toLowerCase()).toContain(sentence);
        }
      }),
    );
  });

  it('is nothing of the form when it was not the form that failed', () => {
    expect(place({ kind: 'offline', detail: 'ENOTFOUND' })).toBe(NO_REFUSALS);
  });
});

describe('what keeps the form from being sent', () => {
  it('stands at its fields and is for whoever fills them in', () => {
    expect(placeProblems({ summary: 'Summary is required.' })).toEqual({
      byField: { summary: { problem: 'Summary is required.', whoCanMend: null } },
      onTop: null,
    });
  });
});
