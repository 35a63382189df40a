import { describe, expect, it } from 'vitest';
import { shownAccount } from '../../../../src/main/accounts/shown-account';
import { formerSitesOf } from '../../../../src/main/accounts/former-sites';
import { aRecord } from '../features/connect/at-connect';

const site = (cloudId: string) => ({
  cloudId,
  url: `https://${cloudId}.atlassian.net`,
  name: cloudId,
  avatarUrl: null,
  scopes: [],
});

describe('a site that Atlassian no longer names', () => {
  it('is kept by the account, and no more once it is named again', () => {
    const before = aRecord({ sites: [site('shop'), site('ops')] });
    const lost = formerSitesOf(before, [site('ops')]);
    expect(lost).toEqual([site('shop')]);
    const without = { ...before, sites: [site('ops')], formerSites: lost };
    expect(formerSitesOf(without, [])).toEqual([site('shop'), site('ops')]);
    expect(formerSitesOf(without, [site('shop'), site('ops')])).toEqual([]);
  });

  it('is shown behind the others, marked: the screens find what was kept of it', () => {
    const record = aRecord({ sites: [site('ops')], formerSites: [site('a-shop')] });
    expect(shownAccount(record, true).sites.map(({ cloudId, gone }) => [cloudId, gone])).toEqual([
      ['ops', undefined],
      ['a-shop', true],
    ]);
  });
});
