import { describe, expect, it } from 'vitest';
import { createJustWritten } from '../../../../src/main/mirror/just-written';

const SITE = { accountId: 'me', cloudId: 'cloud-1' };

describe('what was just written', () => {
  it('is named for some minutes, newest first, at most fifty, and to its own account', () => {
    let now = 1_000_000;
    const written = createJustWritten(() => now);
    for (let id = 1; id <= 60; id++) written.add(SITE, String(id));
    written.add(SITE, '20');
    expect(written.of(SITE)).toHaveLength(50);
    expect(written.of(SITE).slice(0, 2)).toEqual(['20', '60']);
    expect(written.of({ ...SITE, accountId: 'other' })).toEqual([]);
    now += 11 * 60_000;
    expect(written.of(SITE)).toEqual([]);
  });
});
