import { commentOf, workNote } from '../documents/compose';
import type { Scene } from '../documents/scene';
import { takeId } from '../issue-index';
import type { Comment, Issue, Worklog } from '../model';
import { type Cast, writer } from './cast';
import { fromPool } from './document-pool';
import type { SiteFacts } from './site-facts';

const MINUTE = 60 * 1000;

/** Nought to eight comments between creation and `end`, oldest first; a few were edited later. */
export function discuss(facts: SiteFacts, scene: Scene, issue: Issue, cast: Cast, end: number): Comment[] {
  const { random } = facts;
  const count = Number(random.weighted({ 0: 30, 1: 24, 2: 18, 3: 11, 4: 7, 5: 4, 6: 3, 7: 2, 8: 1 }));
  const times = Array.from({ length: count }, () => moment(facts, issue.created, end)).sort(
    (one, other) => one - other,
  );
  const source = { pool: facts.documents, soFar: facts.site.issues.length, random };
  const kind = `${scene.project.key} comment`;
  return times.map((created): Comment => {
    const author = writer(facts, cast);
    const edited = random.chance(0.08) ? Math.min(created + random.int(1, 90) * MINUTE, facts.now) : created;
    return {
      id: takeId(facts.site),
      authorAccountId: author.accountId,
      updateAuthorAccountId: author.accountId,
      created,
      updated: edited,
      body: fromPool(source, kind, () => commentOf({ ...scene, at: created })),
      properties: {},
    };
  });
}

/** Work that was logged, for some of the issues that have begun. */
export function logWork(facts: SiteFacts, scene: Scene, issue: Issue, cast: Cast, end: number): Worklog[] {
  const { random } = facts;
  if (cast.assignee === null || !random.chance(0.22)) return [];
  const times = Array.from({ length: random.int(1, 4) }, () => moment(facts, issue.created, end)).sort(
    (one, other) => one - other,
  );
  const assignee = cast.assignee;
  return times.map((created): Worklog => {
    const timeSpentSeconds = random.pick([15, 30, 45, 60, 90, 120, 240, 480]) * 60;
    return {
      id: takeId(facts.site),
      authorAccountId: random.chance(0.8) ? assignee.accountId : random.pick(cast.people).accountId,
      created,
      updated: created,
      started: created - timeSpentSeconds * 1000,
      timeSpentSeconds,
      comment: random.chance(0.6) ? workNote(scene) : null,
    };
  });
}

/** Reporter and assignee watch, and a few others. */
export function watchersOf(facts: SiteFacts, cast: Cast): string[] {
  const others = facts.random.some(cast.people, facts.random.int(0, 3));
  const ids = [cast.reporter, ...(cast.assignee === null ? [] : [cast.assignee]), ...others].map(
    (person) => person.accountId,
  );
  return [...new Set(ids)];
}

export function votesOf(facts: SiteFacts, cast: Cast): string[] {
  if (!facts.random.chance(0.15)) return [];
  return facts.random
    .some(cast.people, facts.random.int(1, 5))
    .filter((person) => person !== cast.reporter)
    .map((person) => person.accountId);
}

export function moment(facts: SiteFacts, start: number, end: number): number {
  return Math.floor(start + facts.random.next() * (end - start));
}
