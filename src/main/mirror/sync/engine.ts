import type { Failure } from '@shared/ipc/failure';
import type { SyncScope, SyncState } from '@shared/ipc/sync';
import type { SiteRef } from '@shared/jira/site';
import type { RemoteMirror } from '../mirror-objects';
import { NO_PROGRESS, readProgress } from './progress';
import { scopeKey } from './scope-jql';
import type { SyncJira } from './sync-jira';
import { syncSite } from './sync-site';

export interface EnginePorts {
  readonly mirror: RemoteMirror;
  /** Jira until `signal` says to stop. */
  readonly jira: (signal: AbortSignal) => SyncJira;
  readonly now: () => number;
  /** Calls back once after so many milliseconds; answers how to prevent it. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly justWritten: (site: SiteRef) => readonly string[];
  /** Why background requests of a site wait now, and until when. */
  readonly waiting: (site: SiteRef) => SyncState['waiting'];
  /** The state of a site is another; called often. */
  readonly stateChanged: (site: SiteRef) => void;
  /** Issues that are not as they were. */
  readonly issuesChanged: (site: SiteRef, keys: readonly string[]) => void;
  readonly reportDefect: (where: string, error: unknown) => string;
}

export interface SyncEngine {
  /** Begins to sync every few minutes. */
  start(): void;
  stop(): void;
  /** The network is back, or an account is: now is a good time. */
  wake(): void;
  state(site: SiteRef): Promise<SyncState>;
  setScopes(site: SiteRef, scopes: readonly SyncScope[]): Promise<SyncState>;
  pause(site: SiteRef, paused: boolean): Promise<SyncState>;
  /** Ends the syncs of an account, which is about to be forgotten. */
  halt(accountId: string): Promise<void>;
  /** Syncs a site at once. Answers as soon as it has begun. */
  syncNow(site: SiteRef): Promise<SyncState>;
  /** Syncs a site at once and answers when that is over. */
  sync(site: SiteRef, asked?: boolean): Promise<void>;
}

/** How long a mirror rests between two syncs. */
const REST_MS = 3 * 60_000;

interface SiteNow {
  running: SyncState['running'];
  trouble: Failure | null;
  /** The sync that runs, with its stop. */
  current: { readonly done: Promise<void>; readonly stop: AbortController; begun: boolean } | null;
}

/** Decides when which site is synced: one after the other, every few minutes, and when somebody asks. */
export function createSyncEngine(ports: EnginePorts): SyncEngine {
  const { mirror, now, stateChanged, reportDefect } = ports;
  const sites = new Map<string, SiteNow>();
  let last: Promise<void> = Promise.resolve();
  let cancelTimer: (() => void) | null = null;
  let started = false;

  function nowOf(site: SiteRef): SiteNow {
    const key = JSON.stringify([site.accountId, site.cloudId]);
    const known = sites.get(key) ?? { running: null, trouble: null, current: null };
    sites.set(key, known);
    return known;
  }

  async function run(site: SiteRef, asked: boolean, stop: AbortController): Promise<void> {
    const own = nowOf(site);
    const { signal } = stop;
    if (signal.aborted) return;
    if (own.current !== null) own.current.begun = true;
    try {
      const outcome = await syncSite(
        {
          ...ports,
          jira: ports.jira(signal),
          running: (_site, running) => {
            own.running = running;
            stateChanged(site);
          },
          changed: ports.issuesChanged,
        },
        site,
        { asked, signal },
      );
      // Paused, or the program ends: that is no trouble.
      own.trouble = outcome.ok || outcome.failure.kind === 'cancelled' ? null : outcome.failure;
    } catch (error) {
      own.trouble = { kind: 'storage', detail: error instanceof Error ? error.message : String(error) };
      reportDefect('sync', error);
    } finally {
      own.running = null;
      if (own.current?.stop === stop) own.current = null;
      stateChanged(site);
    }
  }

  /** One sync at a time, so that a large site is not read by two, and all share the points in turn. */
  function sync(site: SiteRef, asked = false): Promise<void> {
    const own = nowOf(site);
    if (own.current !== null) return own.current.done;
    const stop = new AbortController();
    const done = last.then(() => run(site, asked, stop));
    last = done;
    own.current = { done, stop, begun: false };
    return done;
  }

  async function round(): Promise<void> {
    try {
      const all = await mirror.sync.all();
      await Promise.all(all.map((site) => sync(site)));
    } catch (error) {
      // The database process is being started again: the next round finds it.
      reportDefect('sync', error);
    }
    rest();
  }

  function rest(): void {
    cancelTimer?.();
    cancelTimer = started ? ports.after(REST_MS, () => void round()) : null;
  }

  async function state(site: SiteRef): Promise<SyncState> {
    const { accountId, cloudId } = site;
    const [kept, counts, bytes] = await Promise.all([
      mirror.sync.read(accountId, cloudId),
      mirror.issues.counts(accountId, cloudId),
      mirror.sync.bytes(),
    ]);
    const { running, trouble } = nowOf(site);
    const limited = trouble?.kind === 'rate-limited' ? { until: trouble.retryAt, why: 'rate-limited' } : null;
    const waiting = ports.waiting(site) ?? limited;
    return {
      scopes: kept?.scopes ?? [],
      paused: kept?.paused ?? false,
      running,
      lastSyncAt: readProgress(kept?.progress).lastSyncAt,
      waiting: waiting !== null && waiting.until > now() ? waiting : null,
      trouble: trouble?.kind === 'rate-limited' ? null : trouble,
      mirrored: {
        issues: counts.there,
        deleted: counts.deleted,
        noAccess: counts['no-access'],
        notVisible: counts['not-visible'],
        bytes,
      },
    };
  }

  async function haltSite(site: SiteRef): Promise<void> {
    const own = nowOf(site);
    const { current } = own;
    current?.stop.abort();
    // One that waits for the sync of another site has written nothing and will not begin.
    if (current?.begun === true) await current.done;
    else own.current = null;
  }

  return {
    start() {
      started = true;
      void round();
    },
    stop() {
      started = false;
      cancelTimer?.();
      for (const { current } of sites.values()) current?.stop.abort();
    },
    wake() {
      if (started) void round();
    },
    state,
    async setScopes(site, scopes) {
      const { accountId, cloudId } = site;
      await haltSite(site);
      const kept = await mirror.sync.read(accountId, cloudId);
      const keys = new Set(scopes.map(scopeKey));
      for (const former of kept?.scopes ?? []) {
        if (!keys.has(scopeKey(former))) await mirror.sync.forgetMembers(accountId, cloudId, scopeKey(former));
      }
      await mirror.sync.write(accountId, cloudId, {
        scopes: [...new Map(scopes.map((scope) => [scopeKey(scope), scope])).values()],
        paused: kept?.paused ?? false,
        progress: kept?.progress ?? NO_PROGRESS,
      });
      void sync(site, true);
      return state(site);
    },
    async pause(site, paused) {
      const { accountId, cloudId } = site;
      if (paused) await haltSite(site);
      const kept = await mirror.sync.read(accountId, cloudId);
      if (kept !== null) await mirror.sync.write(accountId, cloudId, { ...kept, paused });
      if (!paused) void sync(site, true);
      stateChanged(site);
      return state(site);
    },
    async halt(accountId) {
      for (const site of await mirror.sync.all()) if (site.accountId === accountId) await haltSite(site);
    },
    syncNow(site) {
      void sync(site, true);
      return state(site);
    },
    sync,
  };
}
