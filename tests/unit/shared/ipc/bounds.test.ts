import { describe, expect, it } from 'vitest';
import { MOST_JSON } from '@shared/ipc/bounds';
import { changeInput } from '@shared/ipc/change-input';
import { contract, type Channel } from '@shared/ipc/contract';

const SITE = { accountId: 'a', cloudId: 'c' };
const ISSUE = { id: '10001', key: 'SHOP-1' };

function takes(channel: Channel, input: unknown): boolean {
  return contract[channel].input.safeParse(input).success;
}

const comment = (body: unknown): unknown => ({ kind: 'comment', body });
const paragraph = (length: number): unknown => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x'.repeat(length) }] }],
});
const edit = (fields: number): unknown => ({
  kind: 'edit',
  fields: Array.from({ length: fields }, (_, at) => ({
    fieldId: `customfield_${10_000 + at}`,
    name: `Field ${at}`,
    schema: { type: 'string' },
    operations: ['set'],
    base: null,
    mine: 'x',
  })),
});

describe('what a person says an unsure change became', () => {
  it.each(['SHOP-1', 'shop-12', 'A_B2-987654', null])('may be %s', (issueKey) => {
    expect(takes('outbox.resolve', { site: SITE, changeId: 'x', issueKey })).toBe(true);
  });

  it.each([
    '',
    ' ',
    'SHOP',
    'SHOP-',
    'SHOP-0',
    '-1',
    '10001',
    'SHOP-1/../../x',
    'SHOP-1 OR 1=1',
    `${'A'.repeat(300)}-1`,
  ])('may not be %j', (issueKey) => {
    expect(takes('outbox.resolve', { site: SITE, changeId: 'x', issueKey })).toBe(false);
  });
});

describe('a change of an issue', () => {
  it('takes any document that Jira may take, and far more', () => {
    expect(changeInput.safeParse(comment(paragraph(32_767))).success).toBe(true);
    expect(changeInput.safeParse(comment(paragraph(1_000_000))).success).toBe(true);
    expect(changeInput.safeParse(edit(500)).success).toBe(true);
  });

  it('takes no document that would fill the journal, and none that is no JSON', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(changeInput.safeParse(comment(paragraph(MOST_JSON))).success).toBe(false);
    expect(changeInput.safeParse(comment(circle)).success).toBe(false);
    expect(changeInput.safeParse(comment({ count: 1n })).success).toBe(false);
    expect(changeInput.safeParse(edit(1_001)).success).toBe(false);
  });

  it('is about an issue with a key, and links to one', () => {
    const input = comment(paragraph(5));
    const link = (otherKey: string): unknown => ({ kind: 'link', typeName: 'Blocks', direction: 'outward', otherKey });
    expect(takes('changes.add', { site: SITE, issue: ISSUE, input, after: null })).toBe(true);
    expect(takes('changes.add', { site: SITE, issue: { id: '1', key: 'nonsense' }, input, after: null })).toBe(false);
    expect([changeInput.safeParse(link('SHOP-2')).success, changeInput.safeParse(link('x')).success]).toEqual([
      true,
      false,
    ]);
  });
});

describe('a form', () => {
  const form = (values: unknown): unknown => ({
    site: SITE,
    projectId: '1',
    issueTypeId: '2',
    values,
    replaces: null,
    draftId: null,
    filled: [],
  });

  it('is sent and kept up to 5 MB', () => {
    const large = { summary: 'x'.repeat(MOST_JSON) };
    expect([takes('create.submit', form({ summary: 'x' })), takes('create.submit', form(large))]).toEqual([
      true,
      false,
    ]);
    expect(takes('create.saveDraft', { site: SITE, id: 'd', draft: { summary: 'x' } })).toBe(true);
    expect(takes('create.saveDraft', { site: SITE, id: 'd', draft: large })).toBe(false);
    expect(takes('outbox.settle', { site: SITE, changeId: 'x', choices: large })).toBe(false);
  });
});
