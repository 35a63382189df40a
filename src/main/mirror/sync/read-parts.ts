import type { Failure } from '@shared/ipc/failure';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import { tellGone } from './look-for-missing';
import { goesOn, isFull, type SyncRun } from './run';

/** Issues or files between two looks at whether to go on. */
const AT_ONCE = 20;
/** In one sync: what changes goes before what is read ahead, and the next sync goes on. */
const MOST_COMMENTED = 500;
const MOST_FILES = 300;

/** Comments of issues whose answer did not hold all of them. */
export async function readCommentsLeft(run: SyncRun): Promise<Outcome<null>> {
  const { jira, mirror, now, running } = run.ports;
  const { accountId, cloudId } = run.site;
  const tried = new Set<string>();
  for (;;) {
    const ids = await mirror.issues.wantingComments(accountId, cloudId, AT_ONCE);
    if (tried.size >= MOST_COMMENTED || ids.every((id) => tried.has(id))) return succeed(null);
    for (const id of ids) {
      const goOn = goesOn(run);
      if (!goOn.ok) return goOn;
      tried.add(id);
      running(run.site, { phase: 'comments', done: tried.size, total: null });
      const comments = await jira.comments(run.site, id);
      if (!comments.ok && comments.failure.kind !== 'not-found') return comments;
      if (comments.ok) await mirror.issues.writeThread(accountId, cloudId, id, 'comments', comments.value, now());
      else {
        const told = await tellGone(run.ports, run.site, [id]);
        if (!told.ok) return told;
      }
    }
  }
}

/** Previews and small files, within the budget of the disk. One that cannot be had is left until somebody opens it. */
export async function readAttachmentsAhead(run: SyncRun): Promise<Outcome<null>> {
  const { jira, mirror, now, running } = run.ports;
  const { accountId, cloudId } = run.site;
  const tried = new Set<string>();
  for (;;) {
    const wanted = await mirror.attachments.wanted(accountId, cloudId, AT_ONCE);
    if (await isFull(run)) return succeed(null);
    if (tried.size >= MOST_FILES || wanted.every(({ id, part }) => tried.has(`${part} ${id}`))) return succeed(null);
    for (const { id, part } of wanted) {
      const goOn = goesOn(run);
      if (!goOn.ok) return goOn;
      tried.add(`${part} ${id}`);
      running(run.site, { phase: 'attachments', done: tried.size, total: null });
      const bytes = await jira.attachment(run.site, id, part);
      if (!bytes.ok && !isAboutTheFile(bytes.failure)) return bytes;
      await mirror.attachments.keep(accountId, cloudId, id, part, bytes.ok ? bytes.value : null, now());
    }
  }
}

/** The media store answers 4xx for a file that it has lost: it must not stand in the way of all others, sync after sync. */
function isAboutTheFile(failure: Failure): boolean {
  return ABOUT_THE_FILE.has(failure.kind) || (failure.kind === 'unavailable' && failure.status < 500);
}

/** The other failures are about the network or the account: they end the sync, and it goes on from here. */
const ABOUT_THE_FILE: ReadonlySet<string> = new Set([
  'not-found',
  'not-permitted',
  'unexpected-answer',
  'jira-rejected',
]);
