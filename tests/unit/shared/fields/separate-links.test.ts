import { describe, expect, it } from 'vitest';
import type { CreateField } from '@shared/jira/field';
import type { JsonObject, JsonValue } from '@shared/json';
import { separateLinks } from '@shared/fields/separate-links';

const field = (required: boolean): CreateField => ({
  fieldId: 'issuelinks',
  key: 'issuelinks',
  name: 'Linked Issues',
  required,
  hasDefaultValue: false,
  operations: ['add'],
  schema: { type: 'array', items: 'issuelinks', system: 'issuelinks' },
});
const body = (links: JsonValue, others: JsonObject = {}): JsonObject => ({
  fields: { summary: 'x' },
  update: { issuelinks: links, ...others },
});
const BLOCKS = { add: { type: { name: 'Blocks' }, outwardIssue: { key: 'SHOP-9' } } };

describe('the links of a create', () => {
  it('become changes of their own where the form does not require them', () => {
    const inward = { add: { type: { name: 'Duplicate' }, inwardIssue: { key: 'SHOP-8' } } };
    expect(separateLinks(body([BLOCKS, inward]), [field(false)])).toEqual({
      body: { fields: { summary: 'x' } },
      links: [
        { kind: 'link', typeName: 'Blocks', direction: 'outward', otherKey: 'SHOP-9' },
        { kind: 'link', typeName: 'Duplicate', direction: 'inward', otherKey: 'SHOP-8' },
      ],
    });
  });

  it('leave what else is in the update where it is', () => {
    const worklog = [{ add: { timeSpent: '1h' } }];
    expect(separateLinks(body([BLOCKS], { worklog }), [field(false)]).body).toEqual({
      fields: { summary: 'x' },
      update: { worklog },
    });
  });

  it('stay inside the create where the form requires them, or does not have them', () => {
    const whole = body([BLOCKS]);
    expect(separateLinks(whole, [field(true)])).toEqual({ body: whole, links: [] });
    expect(separateLinks(whole, [])).toEqual({ body: whole, links: [] });
  });

  it.each<[string, JsonValue]>([
    ['another verb', [{ set: [] }]],
    ['a comment beside it', [{ add: { ...BLOCKS.add, comment: {} } }]],
    ['a type by id', [{ add: { type: { id: '1' }, outwardIssue: { key: 'SHOP-9' } } }]],
    ['no other issue', [{ add: { type: { name: 'Blocks' }, outwardIssue: {} } }]],
    ['no list', { add: BLOCKS.add }],
  ])('stay as they were written, all of them, where one has %s', (_why, links) => {
    const whole = body(Array.isArray(links) ? [BLOCKS, ...(links as JsonValue[])] : links);
    expect(separateLinks(whole, [field(false)])).toEqual({ body: whole, links: [] });
  });
});
