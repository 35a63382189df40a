import { describe, expect, it } from 'vitest';
import type { Account } from '@shared/ipc/account';
import { entryOf } from '../../../../src/renderer/app/entry';

const site = (cloudId: string): Account['sites'][number] => ({
  cloudId,
  url: `https://${cloudId}.atlassian.net`,
  name: cloudId,
  avatarUrl: null,
  scopes: [],
  missingScopes: [],
});
const account = (id: string, more: Partial<Account> = {}): Account => ({
  id,
  kind: 'person',
  displayName: id,
  avatarUrl: null,
  foreignHost: null,
  personId: 'person-1',
  apiOrigin: 'https://api.atlassian.com',
  state: 'ready',
  sites: [site('shop'), site('ops')],
  ...more,
});
const ODA = account('oda');
const BOT = account('bot', { kind: 'service' });

describe('a start', () => {
  it('leads to the site that was used last', () => {
    expect(entryOf([BOT, ODA], { accountId: 'oda', cloudId: 'ops' })).toEqual({
      to: 'work',
      account: ODA,
      site: site('ops'),
    });
  });

  it('leads to the site picker that the program was closed on', () => {
    expect(entryOf([ODA], null)).toEqual({ to: 'sites', account: ODA });
  });

  it('leads to the site in use though the account no longer reaches it: what was kept of it is there', () => {
    const lost = { ...site('ops'), gone: true as const };
    const oda = account('oda', { sites: [site('shop'), lost] });
    expect(entryOf([oda], { accountId: 'oda', cloudId: 'ops' })).toEqual({ to: 'work', account: oda, site: lost });
  });

  it('leads to the other sites of an account whose site is not known any more', () => {
    expect(entryOf([BOT, ODA], { accountId: 'oda', cloudId: 'gone' })).toEqual({ to: 'sites', account: ODA });
  });

  it('offers every account that is left when the one in use was removed', () => {
    expect(entryOf([BOT, ODA], { accountId: 'removed', cloudId: 'shop' })).toEqual({
      to: 'connect',
      connected: [BOT, ODA],
    });
  });

  it('leads to the ways in when there is nobody, or only the demo, which its own button starts', () => {
    expect(entryOf([], null)).toEqual({ to: 'connect', connected: [] });
    expect(entryOf([account('demo', { kind: 'demo' })], null)).toEqual({ to: 'connect', connected: [] });
  });
});
