import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SyncScope, SyncState } from '@shared/ipc/sync';
import type { SiteRef } from '@shared/jira/site';
import type { WholeIssue, WholePage } from '../../gateway/whole-issues';
import { momentOf } from '../moment-of';
import type { RemoteMirror } from '../mirror-objects';
import type { SeenRow } from './decide';
import type { Progress, Walk } from './progress';
import type { SyncJira } from './sync-jira';

export interface SyncPorts {
  readonly jira: SyncJira;
  readonly mirror: Omit<RemoteMirror, 'queries' | 'issueText'>;
  readonly now: () => number;
  /** What the whole mirror may take on the disk, in bytes: nothing new is read ahead beyond it. */
  readonly mostBytes: number;
  /** Ids that this program wrote lately, at most 50. */
  readonly justWritten: (site: SiteRef) => readonly string[];
  /** How far it is; called often. */
  readonly running: (site: SiteRef, running: SyncState['running']) => void;
  /** Issues that are not as they were, by key. */
  readonly changed: (site: SiteRef, keys: readonly string[]) => void;
}

/** One sync of one site on its way. `progress` is kept on the disk after each step: see `keep`. */
export interface SyncRun {
  readonly ports: SyncPorts;
  readonly site: SiteRef;
  /** Those that are synced now: a scope that stopped is none of them. */
  scopes: readonly SyncScope[];
  readonly timeZone: string;
  /** A person asked for it. */
  readonly asked: boolean;
  readonly signal: AbortSignal;
  progress: Progress;
}

/** Rows in one call to the database process: few enough that whoever reads meanwhile does not wait for them. */
const ROWS_AT_ONCE = 25;

/** The progress after what it tells of was written: the other way round, a stop in between would skip it. */
export async function keep(run: SyncRun, progress: Progress): Promise<void> {
  run.progress = progress;
  await run.ports.mirror.sync.writeProgress(run.site.accountId, run.site.cloudId, progress);
}

/** Whether the mirror has no room for more to be read ahead. */
export async function isFull({ ports }: SyncRun): Promise<boolean> {
  return (await ports.mirror.sync.bytes()) >= ports.mostBytes;
}

/** Whether to go on: a person may have paused it. */
export function goesOn({ signal }: SyncRun): Outcome<null> {
  return signal.aborted ? fail({ kind: 'cancelled' }) : succeed(null);
}

/** Puts issues into the mirror and tells what of them was news. */
export async function takeIssues(run: SyncRun, issues: readonly WholeIssue[]): Promise<SeenRow[]> {
  const { accountId, cloudId } = run.site;
  const rows: SeenRow[] = [];
  const changed: string[] = [];
  for (let at = 0; at < issues.length; at += ROWS_AT_ONCE) {
    const batch = issues.slice(at, at + ROWS_AT_ONCE);
    const effects = await run.ports.mirror.issues.write(
      accountId,
      cloudId,
      batch.map(({ id, key, fields }) => ({ id, key, fields: JSON.stringify(fields) })),
      run.ports.now(),
      'sync',
    );
    for (const [index, { key, fields }] of batch.entries()) {
      const news = effects[index] === 'new' || effects[index] === 'changed';
      rows.push({ updated: momentOf(fields['updated']), news });
      if (effects[index] === 'changed') changed.push(key);
    }
  }
  if (changed.length > 0) run.ports.changed(run.site, changed);
  return rows;
}

const learnt = new WeakMap<SyncRun, string>();

/** Reads one page of a walk and puts it into the mirror. A token that Jira no longer takes is given up: `null`. */
export async function takePage(
  run: SyncRun,
  { jql, token }: Walk,
  reconcile: readonly string[] = [],
): Promise<Outcome<{ readonly page: WholePage; readonly rows: readonly SeenRow[] } | null>> {
  const found = await run.ports.jira.search(run.site, { jql, token, reconcile });
  if (!found.ok) return token !== null && found.failure.kind === 'jira-rejected' ? succeed(null) : found;
  const page = found.value;
  const fields = JSON.stringify([page.names, page.schema]);
  if (learnt.get(run) !== fields) {
    await run.ports.mirror.knowledge.learnFields(run.site.accountId, run.site.cloudId, page.names, page.schema);
    learnt.set(run, fields);
  }
  return succeed({ page, rows: await takeIssues(run, page.issues) });
}
