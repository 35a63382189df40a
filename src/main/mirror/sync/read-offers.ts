import { succeed, type Outcome } from '@shared/ipc/outcome';
import { topics } from '../topics';
import type { IssueKind } from '../issue-kinds';
import { isDailyDue } from './decide';
import { goesOn, keep, type SyncRun } from './run';

/** In one sync; the next goes on. Two for each kind of issue at most: a site with fifty has them in one. */
const MOST_ASKED = 300;
const YOUNG_MS = 20 * 3_600_000;

/**
 * Once a day, what Jira offers on one issue of each kind: its edit screen by project and type, the ways on by status too. With it,
 * an issue that nobody ever opened can be changed without a network; `features/issue/offers.ts` looks it up.
 */
export async function readOffersAhead(run: SyncRun): Promise<Outcome<null>> {
  const { mirror, now, running } = run.ports;
  const { accountId, cloudId } = run.site;
  if (!isDailyDue(run.progress.lastOffersAt, now())) return succeed(null);
  const asked = { count: 0 };
  for (const project of await mirror.kinds.projects(accountId, cloudId)) {
    for (const kind of await mirror.kinds.of(accountId, cloudId, project)) {
      const goOn = goesOn(run);
      if (!goOn.ok) return goOn;
      if (asked.count >= MOST_ASKED) return succeed(null);
      running(run.site, { phase: 'metadata', done: asked.count, total: null });
      const done = await readOffersOf(run, kind, asked);
      if (!done.ok) return done;
    }
  }
  await keep(run, { ...run.progress, lastOffersAt: now() });
  return succeed(null);
}

async function readOffersOf(
  run: SyncRun,
  { project, type, status, id }: IssueKind,
  asked: { count: number },
): Promise<Outcome<null>> {
  const { jira } = run.ports;
  for (const [topic, ask] of [
    [topics.editFieldsOf(project, type), () => jira.editFields(run.site, id)],
    [topics.transitionsOf(project, type, status), () => jira.transitions(run.site, id)],
  ] as const) {
    if (await isYoung(run, topic)) continue;
    asked.count++;
    const offered: Outcome<unknown> = await ask();
    if (offered.ok) {
      await run.ports.mirror.mirror.write(run.site.accountId, run.site.cloudId, topic, offered.value, run.ports.now());
      continue;
    }
    // About this one issue: the next sync of a day asks about another.
    if (!ABOUT_THE_ISSUE.has(offered.failure.kind)) return offered;
  }
  return succeed(null);
}

async function isYoung({ ports, site }: SyncRun, topic: string): Promise<boolean> {
  const held = await ports.mirror.mirror.read(site.accountId, site.cloudId, topic);
  return held !== null && Math.abs(ports.now() - held.fetchedAt) < YOUNG_MS;
}

const ABOUT_THE_ISSUE: ReadonlySet<string> = new Set([
  'not-found',
  'not-permitted',
  'unexpected-answer',
  'jira-rejected',
]);
