import { isDeepStrictEqual } from 'node:util';
import type { Page } from '@playwright/test';
import type { Sandbox } from '../../../src/sandbox/server';
import { askMain } from './bridge';
import type { Scene } from './scene';

/** An issue of which the program says something else than Jira. */
export interface Difference {
  readonly key: string;
  /** The fields that differ, or why there is nothing to compare. */
  readonly in: readonly string[];
}

/** Reads every issue of the site as a screen does, and as Jira shows it to the same person; answers where the two differ. */
export async function differences(page: Page, sandbox: Sandbox, scene: Scene): Promise<readonly Difference[]> {
  const world = sandbox.world.sites.find(({ cloudId }) => cloudId === scene.site.cloudId);
  if (world === undefined) throw new Error('The site is gone.');
  const keys = world.issues.map(
    ({ projectId, number }) => `${world.projects.find(({ id }) => id === projectId)?.key ?? '?'}-${String(number)}`,
  );
  const found: Difference[] = [];
  for (const key of keys) {
    const different = await differenceOf(page, sandbox, scene, key);
    if (different.length > 0) found.push({ key, in: different });
  }
  return found;
}

async function differenceOf(page: Page, sandbox: Sandbox, scene: Scene, key: string): Promise<readonly string[]> {
  const at = { site: scene.site, issueKey: key };
  const ofJira = async (path: string): Promise<{ status: number; body: Record<string, unknown> }> => {
    const reply = await sandbox.actAs({
      account: scene.person,
      method: 'GET',
      path: `/rest/api/3/issue/${key}${path}`,
      cloudId: scene.site.cloudId,
    });
    return { status: reply.status, body: asJson(reply.body) as Record<string, unknown> };
  };
  const theirs = await ofJira('?fields=*all,-comment');
  const ours = await askMain(page, 'issues.get', at);
  if (theirs.status === 404) return ours.ok && ours.value.trouble === null ? ['it is not there for this person'] : [];
  if (!ours.ok) return [`issues.get answered ${ours.failure.kind}`];
  const fields = theirs.body['fields'] as Record<string, unknown>;
  const mine: Record<string, unknown> = ours.value.value.fields;
  const differing = [...new Set([...Object.keys(fields), ...Object.keys(mine)])].filter(
    (name) => !isDeepStrictEqual(fields[name] ?? null, mine[name] ?? null),
  );
  const comments = await askMain(page, 'issues.comments', at);
  const ids = (list: unknown): unknown[] => (Array.isArray(list) ? list.map((one: { id: unknown }) => one.id) : []);
  const theirComments = (await ofJira('/comment?maxResults=100&orderBy=created')).body['comments'];
  const same = comments.ok && isDeepStrictEqual(ids(comments.value.value), ids(theirComments));
  return same ? differing : [...differing, 'comments'];
}

/** As it would arrive: without what JSON does not have. */
function asJson(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body ?? null)) as unknown;
}
