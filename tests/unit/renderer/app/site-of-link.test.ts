import type { Account } from '@shared/ipc/account';
import { describe, expect, it } from 'vitest';
import { siteOfLink } from '../../../../src/renderer/app/site-of-link';

function account(id: string, ...hosts: readonly string[]): Account {
  return {
    id,
    kind: 'person',
    displayName: id,
    avatarUrl: null,
    foreignHost: null,
    personId: 'person-1',
    apiOrigin: 'https://api.atlassian.com',
    state: 'ready',
    sites: hosts.map((host) => ({
      cloudId: `cloud of ${host}`,
      name: host,
      url: `https://${host}`,
      avatarUrl: null,
      scopes: [],
      missingScopes: [],
    })),
  };
}

describe('the site of a pasted link', () => {
  const mara = account('mara', 'shop.atlassian.net', 'lab.atlassian.net');
  const bot = account('bot', 'shop.atlassian.net', 'bank.atlassian.net');

  it('is reached through the account in use, where that reaches it', () => {
    expect(siteOfLink('https://shop.atlassian.net', [bot, mara], mara)).toEqual({
      accountId: 'mara',
      cloudId: 'cloud of shop.atlassian.net',
    });
  });

  it('is reached through another account otherwise', () => {
    expect(siteOfLink('https://bank.atlassian.net', [mara, bot], mara)?.accountId).toBe('bot');
  });

  it('is none when no account reaches it, however alike its name', () => {
    expect(siteOfLink('https://shop.atlassian.net.example', [mara, bot], mara)).toBeNull();
    expect(siteOfLink('http://shop.atlassian.net', [mara, bot], mara)).toBeNull();
  });
});
