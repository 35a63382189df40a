import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT } from '../../../../../src/renderer/features/create/drafts/draft';
import { mendsElsewhere } from '../../../../../src/renderer/features/create/submit/mends-elsewhere';

const change = { body: { fields: { project: { id: '10020' }, issuetype: { id: '10004' }, summary: 'Voucher' } } };
const at = (projectId: string | null, issueTypeId: string | null) => ({ ...EMPTY_DRAFT, projectId, issueTypeId });

describe('a form that mends a change', () => {
  it('is elsewhere once its project or its type is another one', () => {
    expect(mendsElsewhere(change, at('10020', '10004'))).toBe(false);
    expect(mendsElsewhere(change, at('10022', '10004'))).toBe(true);
    expect(mendsElsewhere(change, at('10020', '10005'))).toBe(true);
  });

  it('asks nothing while there is no type yet, or where the change names them in another way', () => {
    expect(mendsElsewhere(change, at('10022', null))).toBe(false);
    const named = { body: { fields: { project: { key: 'SHOP' }, issuetype: { name: 'Bug' } } } };
    expect(mendsElsewhere(named, at('10022', '10004'))).toBe(false);
  });
});
