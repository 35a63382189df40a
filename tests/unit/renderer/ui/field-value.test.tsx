import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldSchema } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { FieldValue } from '../../../../src/renderer/ui/field-value/field-value';

const TYPES = [
  'string',
  'number',
  'date',
  'datetime',
  'user',
  'priority',
  'status',
  'option',
  'option-with-child',
  'array',
  'issuelink',
  'timetracking',
  'progress',
  'votes',
  'watches',
  'version',
  'any',
];

function shown(value: JsonValue, schema: FieldSchema): string {
  const { container } = render(<FieldValue value={value} schema={schema} />);
  return container.textContent;
}

describe('a value on the issue', () => {
  it.each<readonly [string, JsonValue, FieldSchema]>([
    ['Unassigned', null, { type: 'user', system: 'assignee' }],
    ['None', [], { type: 'array', items: 'component' }],
    ['Checkout / Vouchers', { value: 'Checkout', child: { value: 'Vouchers' } }, { type: 'option-with-child' }],
    ['Refunds, Webhooks', [{ name: 'Refunds' }, { name: 'Webhooks' }], { type: 'array', items: 'component' }],
    ['1,234.5', 1234.5, { type: 'number' }],
    ['2d 4h', 20 * 3600, { type: 'number', system: 'timespent' }],
    ['30 Nov 2026', '2026-11-30', { type: 'date' }],
    ['1 vote', { votes: 1 }, { type: 'votes', system: 'votes' }],
    ['1d logged, 4h left', { timeSpent: '1d', remainingEstimate: '4h' }, { type: 'timetracking' }],
    [
      'Sprint 7',
      [{ id: 1, name: 'Sprint 7' }],
      { type: 'array', items: 'json', custom: 'com.pyxis.greenhopper.jira:gh-sprint' },
    ],
    ['{"stages":[5,25]}', { stages: [5, 25] }, { type: 'any' }],
  ])('reads %s', (text, value, schema) => {
    expect(shown(value, schema)).toBe(text);
  });

  it('opens its parent by key', async () => {
    const opened: string[] = [];
    render(
      <FieldValue value={{ key: 'SHOP-1' }} schema={{ type: 'issuelink' }} onOpenIssue={(key) => opened.push(key)} />,
    );
    await userEvent.setup().click(screen.getByRole('link', { name: 'SHOP-1' }));
    expect(opened).toEqual(['SHOP-1']);
  });

  it('never throws and never hides a value that is not what its schema says', () => {
    const schema = fc.record({
      type: fc.constantFrom(...TYPES),
      items: fc.constantFrom('string', 'user', 'issuelinks', 'json', 'option'),
    });
    fc.assert(
      fc.property(fc.jsonValue() as fc.Arbitrary<JsonValue>, schema, (value, each) => {
        // A text of blanks is drawn as blanks.
        fc.pre(!(typeof value === 'string' && value.trim() === ''));
        const { container, unmount } = render(<FieldValue value={value} schema={each} />);
        expect(container.innerHTML).not.toBe('');
        unmount();
      }),
      { numRuns: 200 },
    );
  });
});
