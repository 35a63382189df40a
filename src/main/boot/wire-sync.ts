import type { SyncState } from '@shared/ipc/sync';
import type { SiteRef } from '@shared/jira/site';
import type { AttachmentPart } from '../mirror/attachment-tables';
import type { FetchPort } from '../gateway/fetch-port';
import type { Gateway } from '../gateway/request';
import { createJustWritten } from '../mirror/just-written';
import type { RemoteMirror } from '../mirror/mirror-objects';
import { createRefreshIssue } from '../mirror/refresh-issue';
import { createSyncEngine } from '../mirror/sync/engine';
import { jiraOfGateway } from '../mirror/sync/jira-of-gateway';
import { tellGone } from '../mirror/sync/look-for-missing';

export interface SyncWiring {
  readonly mirror: RemoteMirror;
  /** Resolves as soon as the databases are open. */
  readonly opened: Promise<void>;
  readonly gateway: Gateway;
  readonly fetch: FetchPort;
  readonly apiOriginOf: (accountId: string) => string | null;
  readonly now: () => number;
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly waiting: (site: SiteRef) => SyncState['waiting'];
  readonly stateChanged: (site: SiteRef) => void;
  readonly mirrorChanged: (site: SiteRef, topics: readonly string[]) => void;
  readonly warn: (sentence: string) => void;
  readonly reportDefect: (where: string, error: unknown) => string;
}

/** How often at most a window is told how far a sync is, and of issues that it changed. */
const TELL_EVERY_MS = 700;

/** The sync, what brings an issue back after a change of it, and what finds out why one is gone. */
export function wireSync(wiring: SyncWiring) {
  const { mirror, gateway, now, after, mirrorChanged, warn, reportDefect } = wiring;
  const justWritten = createJustWritten(now);
  const tellState = perSite(after, (site) => wiring.stateChanged(site));
  const tellIssues = perSite(after, (site) => mirrorChanged(site, ['issue:', 'comments:', 'search:']));
  const engine = createSyncEngine({
    mirror,
    jira: (signal) => jiraOfGateway(wiring, signal),
    now,
    after,
    justWritten: (site) => justWritten.of(site),
    waiting: wiring.waiting,
    stateChanged: tellState,
    issuesChanged: tellIssues,
    reportDefect,
  });
  const jira = jiraOfGateway(wiring, new AbortController().signal);
  void wiring.opened.then(() => engine.start()).catch((error: unknown) => reportDefect('sync', error));
  return {
    engine,
    justWritten: (site: SiteRef) => justWritten.of(site),
    refreshIssue: createRefreshIssue({ gateway, mirror, justWritten, now, changed: mirrorChanged }),
    /** Jira does not give an issue: the mirror notes why, as far as that can be told. */
    gone(site: SiteRef, idOrKey: string): void {
      tellGone({ jira, mirror, changed: tellIssues }, site, [idOrKey]).then(
        (told) => {
          if (!told.ok) warn(`mirror: why an issue is gone was not told: ${told.failure.kind}`);
        },
        (error: unknown) => reportDefect('sync', error),
      );
    },
    media: {
      async read({ accountId, cloudId }: SiteRef, id: string, part: AttachmentPart): Promise<Uint8Array | null> {
        try {
          return await mirror.attachments.read(accountId, cloudId, id, part, now());
        } catch (error) {
          // A broken mirror costs the offline answer, never the answer itself.
          reportDefect('mirror', error);
          return null;
        }
      },
      keep({ accountId, cloudId }: SiteRef, id: string, part: AttachmentPart, bytes: Uint8Array): void {
        mirror.attachments
          .keep(accountId, cloudId, id, part, bytes, now())
          .catch((error: unknown) => reportDefect('mirror', error));
      },
    },
    /** Everything of an account leaves the mirror; a sync of it ends first. */
    async forgetAccount(accountId: string): Promise<void> {
      await engine.halt(accountId);
      await mirror.mirror.forgetAccount(accountId);
    },
  };
}

/** Tells of a site at most every so often, the last time always. */
function perSite(after: SyncWiring['after'], tell: (site: SiteRef) => void): (site: SiteRef) => void {
  const due = new Set<string>();
  return (site) => {
    const key = JSON.stringify([site.accountId, site.cloudId]);
    if (due.has(key)) return;
    due.add(key);
    after(TELL_EVERY_MS, () => {
      due.delete(key);
      tell(site);
    });
  };
}
