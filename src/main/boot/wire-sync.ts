import type { SyncState } from '@shared/ipc/sync';
import type { SiteRef } from '@shared/jira/site';
import type { AttachmentPart } from '../mirror/attachment-tables';
import type { FetchPort } from '../gateway/fetch-port';
import type { Gateway } from '../gateway/request';
import { withPriority } from '../gateway/with-priority';
import { createJustWritten } from '../mirror/just-written';
import type { RemoteMirror } from '../mirror/mirror-objects';
import { createRefreshIssue } from '../mirror/refresh-issue';
import { createRefreshIssues } from '../mirror/refresh-issues';
import { createSyncEngine } from '../mirror/sync/engine';
import { jiraOfGateway } from '../mirror/sync/jira-of-gateway';
import { tellGone } from '../mirror/sync/look-for-missing';
import { createReadBack } from './read-back';
import { throttleBySite } from './throttle';

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
  /** Ids or keys of issues that changes of this account wait for. */
  readonly waitedFor: (site: SiteRef) => Promise<readonly string[]>;
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
  const tellState = throttleBySite(TELL_EVERY_MS, after, (site) => wiring.stateChanged(site));
  const tellIssues = throttleBySite(TELL_EVERY_MS, after, (site) =>
    mirrorChanged(site, ['issue:', 'comments:', 'search:']),
  );
  const engine = createSyncEngine({
    mirror,
    jira: (signal) => jiraOfGateway(wiring, signal),
    now,
    after,
    justWritten: (site) => justWritten.of(site),
    waiting: wiring.waiting,
    waitedFor: wiring.waitedFor,
    stateChanged: tellState,
    issuesChanged: tellIssues,
    reportDefect,
  });
  const jira = jiraOfGateway(wiring, new AbortController().signal);
  // Part of the writes that they follow: a group of a thousand does not stand before what a person waits for.
  const refresh = { gateway: withPriority(gateway, 'outbox'), mirror, justWritten, now, changed: mirrorChanged };
  void wiring.opened.then(() => engine.start()).catch((error: unknown) => reportDefect('sync', error));
  return {
    engine,
    justWritten: (site: SiteRef) => justWritten.of(site),
    readBack: createReadBack({
      one: createRefreshIssue(refresh),
      many: createRefreshIssues(refresh),
      wrote: (site, issueId) => justWritten.add(site, issueId),
      after,
      warn,
      reportDefect,
    }),
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
    /** Everything of an account that is removed leaves the mirror; a sync of it ends first, and what is still on its way is refused. */
    async removeAccount(accountId: string): Promise<void> {
      await engine.halt(accountId);
      await mirror.mirror.removeAccount(accountId);
    },
    /** The same for an account that stays and begins anew. */
    async forgetAccount(accountId: string): Promise<void> {
      await engine.halt(accountId);
      await mirror.mirror.forgetAccount(accountId);
    },
  };
}
