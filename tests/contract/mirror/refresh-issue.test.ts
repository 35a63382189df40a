import { describe, expect, it } from 'vitest';
import { createJustWritten } from '../../../src/main/mirror/just-written';
import { createRefreshIssue } from '../../../src/main/mirror/refresh-issue';
import { keyOf } from '../../../src/sandbox/world/find';
import { changeIssue } from '../../../src/sandbox/world/mutate';
import { remotely } from '../../unit/main/mirror/a-mirror';
import { mirrorOnSandbox, scopeOf } from './mirror-on-sandbox';

describe('an issue that was just written', () => {
  it('is read back into the mirror with one request, and named to the searches after it', async () => {
    const on = await mirrorOnSandbox({ issues: 80 });
    const [issue] = on.issuesOf(on.shop);
    if (issue === undefined) throw new Error('SHOP is empty.');
    changeIssue({ site: on.site, now: Date.now() }, issue, () => {
      issue.values['summary'] = 'Written a moment ago';
    });
    const justWritten = createJustWritten(Date.now);
    const told: string[] = [];
    const refreshIssue = createRefreshIssue({
      gateway: on.gateway,
      mirror: remotely(on.mirror),
      justWritten,
      now: Date.now,
      changed: (_site, topics) => void told.push(...topics),
    });
    on.sandbox.requests.clear();
    const key = keyOf(on.site, issue);
    await expect(refreshIssue(on.service, key, false)).resolves.toEqual({ ok: true, value: null });
    expect(on.sandbox.requests.count()).toBe(1);
    expect(on.mirror.issues.find('service', on.site.cloudId, key)?.fields).toContain('Written a moment ago');
    expect(justWritten.of(on.service)).toEqual([issue.id]);
    expect(told).toContain(`issue:${key}`);
  });
});

describe('what a form needs', () => {
  it('is read ahead for the chosen projects, and pictures with it', async () => {
    const on = await mirrorOnSandbox({ issues: 80 });
    await on.engine.setScopes(on.service, [scopeOf(on.shop)]);
    await on.engine.sync(on.service);
    const of = (topic: string): unknown => on.mirror.mirror.read('service', on.site.cloudId, topic)?.body;
    const types = of(`createmeta:${on.shop.id}`) as { id: string }[];
    expect(types.length).toBeGreaterThan(1);
    for (const { id } of types) expect(of(`createmeta:${on.shop.id}:${id}`)).toBeInstanceOf(Array);
    const [file] = on.issuesOf(on.shop).flatMap(({ attachments }) => attachments);
    if (file === undefined) throw new Error('No issue of SHOP has an attachment.');
    const kept = on.mirror.attachments.read('service', on.site.cloudId, file.id, 'content', Date.now());
    expect(kept?.byteLength).toBeGreaterThan(0);
  });
});
