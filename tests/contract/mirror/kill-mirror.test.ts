import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@shared/json';
import type { SyncScope } from '@shared/ipc/sync';
import { fetchWholeIssues } from '../../../src/main/gateway/whole-issues';
import { remoteMirror, type RemoteMirror } from '../../../src/main/mirror/mirror-objects';
import { hundreds } from '../../../src/main/mirror/sync/hundreds';
import { threadOf } from '../../../src/main/mirror/thread-of';
import { openConnection } from '../../../src/main/storage/connection';
import { openDatabase, type Child } from '../../../src/main/storage/database';
import { forkNodeChild } from '../../../src/main/storage/node-child';
import { changeIssue, removeIssues } from '../../../src/sandbox/world/mutate';
import { seededRandom } from '../../e2e/support/seeded-random';
import { KILL_KEY, KILL_SEED, processToKill } from '../process-to-kill';
import { mirrorOnSandbox, scopeOf, type MirrorOnSandbox } from './mirror-on-sandbox';

const KILLS = process.env['SOAK'] === undefined ? 8 : 300;

const toKill = processToKill();

interface Life {
  readonly mirror: RemoteMirror;
  /** Ends the process in the middle of the `calls`-th call from now, `late` milliseconds after it was made. */
  killAt(calls: number, late: number): void;
  readonly killed: () => boolean;
  close(): void;
}

/** The mirror in its own process, as the program has it. */
async function live(): Promise<Life> {
  let child: Child | null = null;
  let left = Number.POSITIVE_INFINITY;
  let delay = 0;
  let dead = false;
  const database = await openDatabase({
    fork: () => {
      child = forkNodeChild(toKill.program);
      return child;
    },
    folder: toKill.folder,
    key: KILL_KEY,
    report: (event) => expect(event).not.toBe('mirror-rebuilt'),
  });
  const kill = (): void => {
    dead = true;
    child?.kill();
  };
  const mirror = remoteMirror({
    object: (name) =>
      new Proxy(database.object(name), {
        get: (target, method) => {
          const call: unknown = Reflect.get(target, method);
          if (typeof call !== 'function') return call;
          return (...args: unknown[]): unknown => {
            const answer: unknown = Reflect.apply(call, target, args);
            if (--left <= 0) {
              left = Number.POSITIVE_INFINITY;
              void wait(delay).then(kill);
            }
            return answer;
          };
        },
      }),
  });
  return {
    mirror,
    killAt: (calls, late) => void ([left, delay] = [calls, late]),
    killed: () => dead,
    close: () => database.close(),
  };
}

/** Without what shows other issues: a change there does not move this one's `updated`, which is the blind spot that is named. */
function ownFields({
  comment: _comment,
  issuelinks: _links,
  parent: _parent,
  subtasks: _subtasks,
  ...own
}: JsonObject) {
  // The aggregates add up the sub-tasks, whose deletion does not move the parent's `updated` either.
  return Object.fromEntries(Object.entries(own).filter(([fieldId]) => !fieldId.startsWith('aggregate')));
}

/** Every issue of the project, as Jira gives it by id. */
async function inJira(on: MirrorOnSandbox): Promise<Record<string, unknown>> {
  const there: Record<string, unknown> = {};
  for (const ids of hundreds(on.issuesOf(on.shop).map(({ id }) => id))) {
    const found = await fetchWholeIssues(on.gateway, on.service, ids);
    if (!found.ok) throw new Error(JSON.stringify(found.failure));
    for (const { id, key, fields } of found.value) {
      there[id] = { key, fields: ownFields(fields), comments: threadOf(fields['comment'] ?? null)?.comments.length };
    }
  }
  return there;
}

async function inMirror(mirror: RemoteMirror, on: MirrorOnSandbox): Promise<Record<string, unknown>> {
  const { accountId, cloudId } = on.service;
  const shown: Record<string, unknown> = {};
  for (const { id } of await mirror.sync.rows(accountId, cloudId, { project: on.shop.id }, '', 0, 10_000)) {
    const held = await mirror.issues.find(accountId, cloudId, id);
    const thread = await mirror.issues.readThread(accountId, cloudId, id, 'comments');
    const fields = JSON.parse(held?.fields ?? 'null') as JsonObject;
    shown[id] = {
      key: held?.key,
      fields: ownFields(fields),
      comments: Array.isArray(thread?.body) ? thread.body.length : undefined,
    };
  }
  return shown;
}

describe('the process of the mirror, killed while a sync writes', () => {
  it(
    `goes on where it was, and has what Jira has, after ${KILLS} kills`,
    async () => {
      const on = await mirrorOnSandbox({ issues: 500 });
      const random = seededRandom(String(KILL_SEED));
      const below = (most: number): number => Math.floor(random() * most);
      const labelled: SyncScope = { kind: 'query', name: 'Open', jql: 'project = SHOP AND statusCategory != Done' };
      const scopes = [scopeOf(on.shop), labelled];
      let kills = 0;
      for (let nth = 0; nth < KILLS; nth++) {
        const life = await live();
        const engine = on.startAgain(life.mirror);
        // Chosen anew now and then: the issues are dropped, and read once more.
        if (nth % 4 === 0) {
          await engine.setScopes(on.service, []);
          await engine.sync(on.service);
          await engine.setScopes(on.service, scopes);
          engine.stop();
          await engine.sync(on.service);
        }
        for (const issue of on.issuesOf(on.shop)) {
          if (below(12) > 0) continue;
          changeIssue({ site: on.site, now: Date.now() }, issue, () => {
            issue.values['summary'] = `Changed before kill ${nth}, ${below(1e6)}`;
          });
        }
        const [gone] = on.issuesOf(on.shop).filter(() => below(60) === 0);
        if (gone !== undefined) removeIssues({ site: on.site, now: Date.now() }, [gone]);
        life.killAt(1 + below(60), below(8));
        await on.startAgain(life.mirror).sync(on.service, true);
        if (life.killed()) kills++;
        life.close();
      }
      const life = await live();
      const engine = on.startAgain(life.mirror);
      // Twice: a census that was stopped first ends as it began.
      await engine.sync(on.service, true);
      await engine.sync(on.service, true);
      await expect(engine.state(on.service)).resolves.toMatchObject({ trouble: null, scopeTroubles: [null, null] });
      expect(await inMirror(life.mirror, on), `seed ${KILL_SEED}`).toEqual(await inJira(on));
      const open = await life.mirror.sync.count('service', on.site.cloudId, [
        { members: `query:${labelled.kind === 'query' ? labelled.jql : ''}` },
      ]);
      const really = await on.countInJira(labelled.kind === 'query' ? labelled.jql : '');
      expect(open, `seed ${KILL_SEED}`).toBe(really);
      life.close();

      const connection = openConnection(join(toKill.folder, 'mirror.db'), KILL_KEY, { durable: false });
      expect(connection.rows('PRAGMA integrity_check')).toEqual([['ok']]);
      connection.run("INSERT INTO issue_text (issue_text) VALUES ('integrity-check')");
      expect(
        connection.rows(
          "SELECT count(*) FROM issue WHERE doc NOT IN (SELECT rowid FROM issue_text) AND state = 'there'",
        ),
      ).toEqual([[0]]);
      connection.close();
      expect(kills).toBeGreaterThan(KILLS / 2);
      process.stdout.write(`${kills} kills of the mirror's process in ${KILLS} syncs, seed ${KILL_SEED}\n`);
    },
    KILLS * 10_000 + 120_000,
  );
});
