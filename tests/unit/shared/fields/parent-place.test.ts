import { describe, expect, it } from 'vitest';
import { parentElsewhere } from '@shared/fields/parent-place';

const SHOP = { key: 'SHOP', style: 'company-managed' } as const;
const SUBTASK = { name: 'Sub-task', subtask: true, hierarchyLevel: -1 };
const STORY = { name: 'Story', subtask: false, hierarchyLevel: 0 };
const parent = (key: string) => ({ key, summary: '' });

describe('a parent of another project', () => {
  it('is refused for a sub-task, in words that say what would do', () => {
    expect(parentElsewhere(parent('PAY-3'), SHOP, SUBTASK)).toBe(
      'PAY-3 is not in SHOP. A Sub-task lives in the project of its parent. Choose an issue of SHOP, or create this one in PAY.',
    );
  });

  it('is refused in a team-managed project', () => {
    expect(parentElsewhere(parent('PAY-3'), { ...SHOP, style: 'team-managed' }, STORY)).toContain('team-managed');
  });

  it('may be above a story of a company-managed one, and is let through where only a number is known', () => {
    expect(parentElsewhere(parent('PAY-3'), SHOP, STORY)).toBeNull();
    expect(parentElsewhere(parent('10012'), SHOP, SUBTASK)).toBeNull();
    expect(parentElsewhere(parent('SHOP-3'), SHOP, SUBTASK)).toBeNull();
    expect(parentElsewhere(undefined, SHOP, SUBTASK)).toBeNull();
  });
});
