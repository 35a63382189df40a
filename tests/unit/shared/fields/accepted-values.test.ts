import { describe, expect, it } from 'vitest';
import { acceptedFor, takeAccepted } from '@shared/fields/accepted-values';
import { fieldNamedIn } from '@shared/fields/field-named-in';
import { COLOURS, custom, field } from './sample-fields';

const select = custom('select', 'option', { allowedValues: COLOURS });
const many = custom('multiselect', 'array', { allowedValues: COLOURS }, 'option');
const labels = field({ type: 'array', items: 'string', system: 'labels' });
const red = { id: '10401', label: 'Red' };
const green = { id: '10402', label: 'Green' };

describe('what would be accepted', () => {
  it('begins with the nearest to what was disabled', () => {
    const { choices, gone } = acceptedFor(select, { id: '9', label: 'Grean' });
    expect(gone).toEqual(['Grean']);
    expect(choices.map(({ label }) => label)).toEqual(['Green', 'Red', 'Oslo, Norway']);
  });

  it('leaves out what is filled in already', () => {
    expect(acceptedFor(many, [red]).choices.map(({ label }) => label)).toEqual(['Green', 'Oslo, Norway']);
    expect(acceptedFor(select, null)).toMatchObject({ gone: [], choices: { length: 3 } });
  });

  it('is a parent with its child where one of them is gone, the nearest first', () => {
    const region = custom('cascadingselect', 'option-with-child', {
      allowedValues: [
        { id: '1', value: 'North', children: [{ id: '2', value: 'Coast' }] },
        {
          id: '3',
          value: 'South',
          children: [
            { id: '4', value: 'Coast' },
            { id: '5', value: 'Islands' },
          ],
        },
        { id: '6', value: 'Sea' },
      ],
    });
    const former = { parent: { id: '3', label: 'South' }, child: { id: '9', label: 'Island' } };
    const { choices, gone } = acceptedFor(region, former);
    expect(gone).toEqual(['South > Island']);
    expect(choices.map(({ label }) => label)).toEqual(['South > Islands', 'South > Coast', 'North > Coast', 'Sea']);
    const [nearest] = choices;
    expect(nearest === undefined ? null : takeAccepted(region, former, nearest)).toEqual({
      parent: { id: '3', label: 'South' },
      child: { id: '5', label: 'Islands' },
    });
    const there = { parent: { id: '1', label: 'North' }, child: { id: '2', label: 'Coast' } };
    expect(acceptedFor(region, there)).toMatchObject({ gone: [], choices: { length: 3 } });
  });

  it('is a label without its spaces', () => {
    expect(acceptedFor(labels, ['fine', 'needs  review']).choices).toEqual([
      { id: 'needs-review', label: 'needs-review' },
    ]);
  });

  it('is not known of a text', () => {
    expect(acceptedFor(field({ type: 'string', system: 'summary' }), 'x')).toEqual({ choices: [], gone: [] });
  });

  it('takes the place of what was refused, and of nothing else', () => {
    expect(takeAccepted(select, { id: '9', label: 'Grean' }, green)).toEqual(green);
    expect(takeAccepted(many, [red, { id: '9', label: 'Grean' }], green)).toEqual([red, green]);
    expect(takeAccepted(labels, ['fine', 'needs review'], { id: 'needs-review', label: 'needs-review' })).toEqual([
      'fine',
      'needs-review',
    ]);
  });
});

describe('the field that a sentence names', () => {
  const FIELDS = [
    { fieldId: 'duedate', name: 'Due date' },
    { fieldId: 'customfield_1', name: 'Due date (internal)' },
    { fieldId: 'customfield_2', name: 'Order number' },
    { fieldId: 'customfield_3', name: 'Area' },
    { fieldId: 'customfield_4', name: 'Area' },
  ];

  it.each([
    ['Due date must not be before Start date.', 'duedate'],
    ['Due date (internal) is required.', 'customfield_1'],
    ["Field 'order number' is required", 'customfield_2'],
    ['Bitte „Order number“ ausfüllen.', 'customfield_2'],
    ['Order numbers are given by the depot.', null],
    ['The due date is wrong.', null],
    ['Area is required.', null],
    ['', null],
  ])('of “%s” is %s', (sentence, fieldId) => {
    expect(fieldNamedIn(sentence, FIELDS)).toBe(fieldId);
  });
});
