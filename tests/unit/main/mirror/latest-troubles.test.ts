import { describe, expect, it } from 'vitest';
import { LatestTroubles } from '../../../../src/main/mirror/latest-troubles';

describe('the latest troubles', () => {
  it('are told when they begin, when they become others, and when they come back', () => {
    const troubles = new LatestTroubles<string>((word) => word);
    expect([troubles.note('a', 'x'), troubles.note('a', 'x'), troubles.note('a', 'y')]).toEqual([true, false, true]);
    troubles.over('a');
    expect(troubles.of('a')).toBeUndefined();
    expect(troubles.note('a', 'y')).toBe(true);
  });

  it('do not grow for ever: the one noted longest ago is forgotten', () => {
    const troubles = new LatestTroubles<string>((word) => word);
    troubles.note('first', 'x');
    troubles.note('second', 'x');
    troubles.note('first', 'x');
    for (let nth = 0; nth < 499; nth++) troubles.note(`other ${nth}`, 'x');
    expect(troubles.of('first')).toBe('x');
    expect(troubles.of('second')).toBeUndefined();
  });
});
