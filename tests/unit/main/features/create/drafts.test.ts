import { describe, expect, it } from 'vitest';
import type { JsonValue } from '@shared/json';
import { rowOf } from '../../../../../src/main/features/create/drafts';

const row = (values: Readonly<Record<string, JsonValue>>) =>
  rowOf({ id: 'one', body: { projectId: '10020', issueTypeId: '10004', values }, savedAt: 1 });
const description = {
  type: 'doc',
  version: 1,
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'The voucher' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'stays.' }] },
  ],
};

describe('a draft in the list', () => {
  it('without a summary shows how its description begins, on one line', () => {
    expect(row({ summary: ' ', description })).toMatchObject({ summary: '', excerpt: 'The voucher stays.' });
    expect(row({ description: 'Plain words '.repeat(40) }).excerpt).toHaveLength(120);
  });

  it('with a summary, or with neither, shows no more than that', () => {
    expect(row({ summary: 'Voucher', description })).not.toHaveProperty('excerpt');
    expect(row({})).not.toHaveProperty('excerpt');
  });
});
