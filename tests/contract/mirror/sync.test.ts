import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../src/sandbox/world/find';
import { mainPersonName } from '../../../src/sandbox/oauth/oauth-context';
import { removeIssues, changeIssue } from '../../../src/sandbox/world/mutate';
import { mirroredKeys, mirrorOnSandbox, scopeOf, type MirrorOnSandbox } from './mirror-on-sandbox';

async function filled(options: { issues?: number } = {}): Promise<MirrorOnSandbox> {
  const on = await mirrorOnSandbox(options);
  await on.engine.setScopes(on.service, [scopeOf(on.shop)]);
  await on.engine.sync(on.service);
  expect(on.defects).toEqual([]);
  return on;
}

const place = ({ site }: MirrorOnSandbox) => ({ site, now: Date.now() });

function keysOfShop(on: MirrorOnSandbox): string[] {
  return on
    .issuesOf(on.shop)
    .map((issue) => keyOf(on.site, issue))
    .toSorted();
}

describe('a sync over HTTP', () => {
  it('brings every issue of the project, with its comments, fields and their names', async () => {
    const on = await filled();
    expect(mirroredKeys(on.mirror, on.service, { project: on.shop.id }).toSorted()).toEqual(keysOfShop(on));
    const [one] = on.issuesOf(on.shop).filter(({ comments }) => comments.length > 0);
    if (one === undefined) throw new Error('No issue of SHOP has comments.');
    const key = keyOf(on.site, one);
    const held = on.mirror.issues.find('service', on.site.cloudId, key);
    expect(held?.names['summary']).toBe('Summary');
    expect(JSON.parse(held?.fields ?? '{}')).toMatchObject({ summary: one.values['summary'] });
    const thread = on.mirror.issues.readThread('service', on.site.cloudId, key, 'comments');
    expect(thread?.body).toHaveLength(one.comments.length);
    await expect(on.engine.state(on.service)).resolves.toMatchObject({ trouble: null, running: null });
  });

  it('asks at most three times when nothing changed, counted at the server', async () => {
    const on = await filled();
    on.sandbox.requests.clear();
    await on.engine.sync(on.service);
    const asked = on.sandbox.requests.entries.map(
      ({ method, path }) => `${method} ${path.replace(/^.*\/rest/, '/rest')}`,
    );
    expect(asked).toEqual([
      'GET /rest/api/3/myself',
      'POST /rest/api/3/search/jql',
      'POST /rest/api/3/search/approximate-count',
    ]);
  });

  it('brings a change of one issue in three requests, and the words that it now has', async () => {
    const on = await filled();
    const [issue] = on.issuesOf(on.shop);
    if (issue === undefined) throw new Error('SHOP is empty.');
    changeIssue(place(on), issue, () => {
      issue.values['summary'] = 'The walrus sleeps';
    });
    on.sandbox.requests.clear();
    await on.engine.sync(on.service);
    expect(on.sandbox.requests.count()).toBeLessThanOrEqual(3);
    const { hits } = on.mirror.issueText.search('service', on.site.cloudId, 'walr', 50);
    expect(hits.map(({ row }) => row.key)).toEqual([keyOf(on.site, issue)]);
  });

  it('tells a deleted issue from one that may no longer be seen', async () => {
    const on = await filled();
    const [gone] = on.issuesOf(on.shop).filter(({ values }) => values['subtasks'] === undefined);
    if (gone === undefined) throw new Error('SHOP is empty.');
    removeIssues(place(on), [gone]);
    await on.engine.sync(on.service, true);
    const facts = on.mirror.issues.facts('service', on.site.cloudId, gone.id);
    const counts = on.mirror.issues.counts('service', on.site.cloudId);
    // SHOP has security levels: whether Jira deleted the issue or hid it cannot be told, and is not claimed.
    expect(facts?.state).toBe('not-visible');
    expect(counts.there).toBe(on.issuesOf(on.shop).length);

    on.shop.permissions = { ...on.shop.permissions, BROWSE_PROJECTS: [] };
    await on.engine.sync(on.service, true);
    expect(on.mirror.issues.counts('service', on.site.cloudId)).toMatchObject({ there: 0, deleted: 0 });
    expect(mirroredKeys(on.mirror, on.service, { project: on.shop.id })).toEqual([]);
    expect(on.mirror.issueText.search('service', on.site.cloudId, 'the', 50).hits).toEqual([]);
  });

  it('calls an issue deleted where no security level could hide it', async () => {
    const on = await mirrorOnSandbox();
    on.site.fields = on.site.fields.filter(({ id }) => id !== 'security');
    await on.engine.setScopes(on.service, [scopeOf(on.shop)]);
    await on.engine.sync(on.service);
    const [gone] = on.issuesOf(on.shop);
    if (gone === undefined) throw new Error('The project is empty.');
    removeIssues(place(on), [gone]);
    await on.engine.sync(on.service, true);
    expect(on.mirror.issues.facts('service', on.site.cloudId, gone.id)?.state).toBe('deleted');
  });

  it('shows nothing of one account to another that may see less', async () => {
    const on = await mirrorOnSandbox({ issues: 160 });
    const person = on.sandbox.world.people.find(({ displayName }) => displayName === mainPersonName);
    on.shop.permissions = {
      ...on.shop.permissions,
      BROWSE_PROJECTS: on.site.members.filter((id) => id !== person?.accountId),
    };
    const projects = on.site.projects.map(scopeOf);
    await on.engine.setScopes(on.service, projects);
    await on.engine.sync(on.service);
    await on.engine.setScopes(on.person, projects);
    await on.engine.sync(on.person);
    const of = (account: string): number => on.mirror.issues.counts(account, on.site.cloudId).there;
    expect(of('service')).toBeGreaterThan(0);
    expect(of('person')).toBeGreaterThan(0);
    const leaked: string[] = [];
    for (const ref of [on.service, on.person]) {
      const other = ref === on.service ? on.person : on.service;
      const own = new Set(on.site.projects.flatMap(({ id }) => mirroredKeys(on.mirror, ref, { project: id })));
      const theirs = on.site.projects.flatMap(({ id }) => mirroredKeys(on.mirror, other, { project: id }));
      for (const key of theirs.filter((one) => !own.has(one))) {
        if (on.mirror.issues.find(ref.accountId, ref.cloudId, key) !== null) leaked.push(key);
        if (on.mirror.issueText.search(ref.accountId, ref.cloudId, key, 50).hits.some(({ row }) => row.key === key)) {
          leaked.push(key);
        }
      }
    }
    expect(leaked).toEqual([]);
    expect(of('service') - of('person')).toBeGreaterThanOrEqual(on.issuesOf(on.shop).length);
  });

  it('goes on where it was stopped, after each page', async () => {
    const on = await mirrorOnSandbox({ issues: 800 });
    await on.engine.setScopes(on.service, [scopeOf(on.shop)]);
    await on.engine.pause(on.service, true);
    await on.engine.pause(on.service, false);
    await on.engine.pause(on.service, true);
    const pages = Math.ceil(on.issuesOf(on.shop).length / 100);
    let read = 0;
    for (let start = 0; start < pages + 5; start++) {
      const engine = on.startAgain();
      // Cut after one page: the next start has only what is on the disk.
      on.sandbox.requests.clear();
      on.mirror.sync.write('service', on.site.cloudId, {
        scopes: [scopeOf(on.shop)],
        paused: false,
        progress: on.mirror.sync.read('service', on.site.cloudId)?.progress,
      });
      const running = engine.sync(on.service);
      await expect.poll(() => on.sandbox.requests.count({ path: /search\/jql$/ }), { interval: 1 }).toBeGreaterThan(0);
      engine.stop();
      await running;
      read += on.sandbox.requests.count({ path: /search\/jql$/ });
    }
    await on.startAgain().sync(on.service);
    expect(mirroredKeys(on.mirror, on.service, { project: on.shop.id }).toSorted()).toEqual(keysOfShop(on));
    // Each page was read about once; a page that was on its way when it was cut is read again.
    expect(read).toBeLessThanOrEqual(3 * pages + 15);
  });
});
