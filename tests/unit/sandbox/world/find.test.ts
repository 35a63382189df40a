import { beforeEach, describe, expect, it } from 'vitest';
import * as find from '../../../../src/sandbox/world/find';
import { addIssue, keyChanged, parentChanged, removeIssue, takeId } from '../../../../src/sandbox/world/issue-index';
import type { Issue, SandboxSite, World } from '../../../../src/sandbox/world/model';
import { MARA_LIND } from '../../../../src/sandbox/world/people';
import { seedWorld } from '../../../../src/sandbox/world/seed-world';
import { issueOf, larkfield, NOW } from './a-world';

let world: World;
let site: SandboxSite;

beforeEach(() => {
  world = seedWorld({ seed: 3, issues: 80, now: NOW });
  site = larkfield(world);
});

function likeIt(issue: Issue, number: number): Issue {
  return { ...issue, id: takeId(site), number, links: [], values: { ...issue.values } };
}

describe('finding issues', () => {
  it('finds every issue by id and by key, in any case', () => {
    for (const issue of site.issues) {
      const key = find.keyOf(site, issue);
      expect(find.issueByKeyOrId(site, issue.id)).toBe(issue);
      expect(find.issueByKeyOrId(site, key)).toBe(issue);
      expect(find.issueByKeyOrId(site, key.toLowerCase())).toBe(issue);
    }
  });

  it('finds nothing for keys and ids that nobody has', () => {
    expect(find.issueByKeyOrId(site, 'SHOP-99999')).toBeUndefined();
    expect(find.issueByKeyOrId(site, '1')).toBeUndefined();
    expect(find.issueByKeyOrId(site, '')).toBeUndefined();
  });

  it('finds an issue that was added, and not one that was removed', () => {
    const model = issueOf(site, 'SHOP-1');
    expect(find.issueByKeyOrId(site, 'SHOP-7001')).toBeUndefined();
    const added = likeIt(model, 7001);
    addIssue(site, added);
    expect(find.issueByKeyOrId(site, 'shop-7001')).toBe(added);
    removeIssue(site, added);
    expect(find.issueByKeyOrId(site, 'SHOP-7001')).toBeUndefined();
    expect(find.issueById(site, added.id)).toBeUndefined();
    expect(site.issues).not.toContain(added);
  });

  it('finds an issue that was pushed without telling the index', () => {
    find.issueByKeyOrId(site, 'SHOP-1');
    const pushed = likeIt(issueOf(site, 'SHOP-1'), 7002);
    site.issues.push(pushed);
    expect(find.issueByKeyOrId(site, 'SHOP-7002')).toBe(pushed);
  });

  it('finds a moved issue by its former key', () => {
    const issue = issueOf(site, 'SHOP-1');
    find.issueByKeyOrId(site, 'SHOP-1');
    const payments = find.projectByIdOrKey(site, 'PAY');
    issue.formerKeys = ['SHOP-1'];
    issue.projectId = payments?.id ?? '';
    issue.number = 8001;
    keyChanged(site, issue);
    expect(find.keyOf(site, issue)).toBe('PAY-8001');
    expect(find.issueByKeyOrId(site, 'PAY-8001')).toBe(issue);
    expect(find.issueByKeyOrId(site, 'shop-1')).toBe(issue);
  });

  it('takes the links of a removed issue away from the other side', () => {
    const linked = site.issues.find((issue) => issue.links.length > 0);
    const link = linked?.links[0];
    const other = site.issues.find((issue) => issue.id === link?.otherIssueId);
    if (linked === undefined || link === undefined || other === undefined) throw new Error('No link in this world');
    removeIssue(site, linked);
    expect(other.links.map((held) => held.id)).not.toContain(link.id);
  });

  it('knows children after they are added, moved to another parent, and let go', () => {
    const [one, other] = [issueOf(site, 'SHOP-1'), issueOf(site, 'SHOP-3')];
    const before = find.childrenOf(site, one).length;
    const child = likeIt(issueOf(site, 'SHOP-4'), 7003);
    child.values['parent'] = { id: one.id };
    addIssue(site, child);
    expect(find.childrenOf(site, one)).toContain(child);
    expect(find.parentOf(site, child)).toBe(one);
    child.values['parent'] = { key: 'SHOP-3' };
    parentChanged(site, child);
    expect(find.childrenOf(site, one)).toHaveLength(before);
    expect(find.childrenOf(site, other)).toContain(child);
    delete child.values['parent'];
    expect(find.childrenOf(site, other)).not.toContain(child);
    child.values['parent'] = { id: other.id };
    parentChanged(site, child);
    removeIssue(site, child);
    expect(find.childrenOf(site, other)).not.toContain(child);
  });

  it('never gives an id twice', () => {
    const ids = new Set(Array.from({ length: 50 }, () => takeId(site)));
    expect(ids.size).toBe(50);
    for (const issue of site.issues) expect(ids.has(issue.id)).toBe(false);
  });
});

describe('finding everything else', () => {
  it('finds projects by id, and by key in any case', () => {
    expect(find.projectByIdOrKey(site, 'shop')?.key).toBe('SHOP');
    expect(find.projectByIdOrKey(site, '10020')?.key).toBe('SHOP');
    expect(find.projectByIdOrKey(site, 'NONE')).toBeUndefined();
  });

  it('finds fields by id, and app fields by their key', () => {
    expect(find.fieldById(site, 'customfield_10062')?.name).toBe('Severity');
    expect(find.fieldByKey(site, 'com.example.loyalty__tier')?.id).toBe('customfield_10120');
  });

  it('finds people, groups, members, issue types and statuses', () => {
    expect(find.personByAccountId(world, MARA_LIND.accountId)?.displayName).toBe('Mara Lind');
    expect(find.groupByIdOrName(site, 'checkout-qa')?.members).toContain(MARA_LIND.accountId);
    expect(find.membersOf(world, site)).toHaveLength(site.members.length);
    const shop = find.projectByIdOrKey(site, 'SHOP');
    if (shop === undefined) throw new Error('No SHOP');
    expect(find.issueTypesOf(site, shop).map((type) => type.name)).toContain('Initiative');
    expect(find.statusesOf(site, shop).map((status) => status.name)).toEqual([
      'To Do',
      'In Progress',
      'In Review',
      'Done',
      'Needs info',
      'Blocked',
    ]);
  });

  it('sees a project that was added after the first question', () => {
    const shop = find.projectByIdOrKey(site, '10020');
    if (shop === undefined) throw new Error('No SHOP');
    site.projects.push({ ...shop, id: '99', key: 'NEW' });
    expect(find.projectByIdOrKey(site, '99')?.key).toBe('NEW');
  });

  it('knows the site of a cloud id', () => {
    expect(find.siteByCloudId(world, site.cloudId)).toBe(site);
    expect(find.siteByCloudId(world, 'nothing')).toBeUndefined();
  });
});
