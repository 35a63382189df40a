import { beforeEach, describe, expect, it } from 'vitest';
import type { MirrorObjects } from '../../../../src/main/mirror/mirror-objects';
import { aMirror, asText, wireIssueOf } from './a-mirror';

const SITE = 'cloud-1';
const NO_ISSUE = { id: 'not-a-number', key: 'SHOP-1', fields: '{}' };

let mirror: MirrorObjects;
beforeEach(() => {
  mirror = aMirror();
});

function write(account: string, summary: string): void {
  mirror.issues.write(account, SITE, [asText(wireIssueOf(1, { summary }))], 1);
}

describe('two accounts on one site', () => {
  it('never share a number, although the first write of one was taken back', () => {
    expect(() => mirror.issues.write('alice', SITE, [NO_ISSUE], 1)).toThrow('no id');
    write('bob', 'Salaries');
    expect(mirror.issues.find('alice', SITE, 'SHOP-1')).toBeNull();
    expect(mirror.issueText.search('alice', SITE, 'salaries', 9)).toEqual({ hits: [], of: 0 });
    write('alice', 'Walrus');
    expect(mirror.issueText.search('bob', SITE, 'walrus', 9).hits).toEqual([]);
    expect(mirror.issues.find('bob', SITE, 'SHOP-1')?.fields).toContain('Salaries');
  });

  it('know the people whom they met, although the write that first named them was taken back', () => {
    const assignee = { accountId: 'mia', displayName: 'Mia Krystof', active: true, avatarUrls: {} };
    const named = asText(wireIssueOf(1, { assignee }));
    expect(() => mirror.issues.write('alice', SITE, [named, NO_ISSUE], 1)).toThrow('no id');
    mirror.issues.write('alice', SITE, [named], 1);
    expect(mirror.knowledge.findPeople('alice', SITE, 'mia', 9).map(({ displayName }) => displayName)).toEqual([
      'Mia Krystof',
    ]);
  });
});

describe('an account that was removed', () => {
  beforeEach(() => {
    write('alice', 'Salaries');
    mirror.mirror.write('alice', SITE, 'projects', ['SHOP'], 1);
  });

  it('gets nothing back of what was on its way', () => {
    mirror.mirror.removeAccount('alice');
    const late: (() => unknown)[] = [
      () => mirror.mirror.write('alice', SITE, 'projects', ['SHOP'], 2),
      () => write('alice', 'Salaries'),
      () => mirror.issues.writeRows('alice', SITE, [], 2),
      () => mirror.attachments.keep('alice', SITE, '7', 'content', new Uint8Array([1]), 2),
      () => mirror.knowledge.learnFields('alice', SITE, { summary: 'Summary' }, {}),
      () => mirror.queries.write('alice', SITE, 'q', { from: 0, ids: [], next: null, total: 0 }, 2),
      () => mirror.sync.write('alice', SITE, { scopes: [], paused: false, progress: null }),
    ];
    for (const writeLate of late) expect(writeLate).toThrow('an account that was removed');
    expect(mirror.mirror.read('alice', SITE, 'projects')).toBeNull();
    expect(mirror.issues.find('alice', SITE, 'SHOP-1')).toBeNull();
    expect(mirror.housekeeping.allSites()).toEqual([]);
  });

  it('takes nothing from another on the same site', () => {
    mirror.mirror.removeAccount('alice');
    write('bob', 'Walrus');
    expect(mirror.issues.find('bob', SITE, 'SHOP-1')?.fields).toContain('Walrus');
  });

  it('is another matter than one that begins anew, as the demo does', () => {
    mirror.mirror.forgetAccount('alice');
    expect(mirror.issues.find('alice', SITE, 'SHOP-1')).toBeNull();
    write('alice', 'Again');
    expect(mirror.issues.find('alice', SITE, 'SHOP-1')?.fields).toContain('Again');
  });
});
