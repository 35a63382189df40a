import { succeed, type Outcome } from '@shared/ipc/outcome';
import { topics } from '../topics';
import { isDailyDue } from './decide';
import { goesOn, keep, type SyncRun } from './run';

/** A site may have links switched off: its forms are read all the same. */
const REFUSED: ReadonlySet<string> = new Set(['not-found', 'not-permitted', 'jira-rejected', 'unexpected-answer']);

/** Once a day, what forms of the chosen projects need, links included: with it, they open without a network. */
export async function readMetadataAhead(run: SyncRun): Promise<Outcome<null>> {
  const { jira, now, running } = run.ports;
  if (!isDailyDue(run.progress.lastMetadataAt, now())) return succeed(null);
  const chosen = new Set(run.scopes.flatMap((scope) => (scope.kind === 'project' ? [scope.projectId] : [])));
  const projects = await jira.creatableProjects(run.site);
  if (!projects.ok) return projects;
  await write(run, topics.projects, projects.value);
  const linkTypes = await jira.linkTypes(run.site);
  if (!linkTypes.ok && !REFUSED.has(linkTypes.failure.kind)) return linkTypes;
  if (linkTypes.ok) await write(run, topics.linkTypes, linkTypes.value);
  let done = 0;
  for (const { id } of projects.value) {
    if (!chosen.has(id)) continue;
    const types = await jira.issueTypes(run.site, id);
    if (!types.ok) return types;
    await write(run, topics.issueTypes(id), types.value);
    for (const type of types.value) {
      const goOn = goesOn(run);
      if (!goOn.ok) return goOn;
      running(run.site, { phase: 'metadata', done: ++done, total: null });
      const fields = await jira.createFields(run.site, id, type.id);
      if (!fields.ok) return fields;
      await write(run, topics.createFields(id, type.id), fields.value);
    }
  }
  await keep(run, { ...run.progress, lastMetadataAt: now() });
  return succeed(null);
}

async function write(run: SyncRun, topic: string, body: unknown): Promise<void> {
  await run.ports.mirror.mirror.write(run.site.accountId, run.site.cloudId, topic, body, run.ports.now());
}
